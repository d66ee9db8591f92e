// Which columns of compose are shown; remembered on this machine.
import { remember, remembered } from '../kit/remembered';

type Right = 'page' | 'side' | 'none';
type Kept = { outline: boolean; right: Right };

/** Where three columns have room, in rem of the whole window. */
const WIDE_REM = 74.5;

const isKept = (it: unknown): it is Kept =>
  typeof it === 'object' &&
  it !== null &&
  typeof (it as Kept).outline === 'boolean' &&
  ['page', 'side', 'none'].includes((it as Kept).right);

/** The columns beside the form. The right one holds the pages or what is to be looked at again. */
export class Columns {
  /** Whether there is room for pages beside the form. */
  wide = $state(true);
  #kept = $state<Kept>(remembered('columns', isKept, { outline: true, right: 'page' }));
  #instead = $state(false);

  get outline(): boolean {
    return this.#kept.outline && !this.instead;
  }

  get side(): boolean {
    return this.#kept.right === 'side' && !this.instead;
  }

  /** Pages are shown, beside the form or in its stead. */
  get page(): boolean {
    return this.wide ? this.#kept.right === 'page' : this.#instead;
  }

  /** Pages are shown where the form was, for want of room. */
  get instead(): boolean {
    return !this.wide && this.#instead;
  }

  /** Measures the window, and again when the frame has changed with it or with the text's size. */
  measureWindow = (frame: HTMLElement): (() => void) => {
    const look = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      this.wide = window.innerWidth >= WIDE_REM * rem;
    };
    look();
    const sizes = new ResizeObserver(look);
    sizes.observe(frame);
    return () => sizes.disconnect();
  };

  toggleOutline(): void {
    this.#keep({ outline: !this.outline });
    this.toForm();
  }

  toggleSide(): void {
    this.#keep({ right: this.side ? 'none' : 'side' });
    this.toForm();
  }

  togglePage(): void {
    if (this.wide) this.#keep({ right: this.page ? 'none' : 'page' });
    else this.#instead = !this.#instead;
  }

  /** Back to the form, where pages are in its stead. */
  toForm(): void {
    this.#instead = false;
  }

  #keep(change: Partial<Kept>): void {
    this.#kept = { ...this.#kept, ...change };
    remember('columns', this.#kept);
  }
}
