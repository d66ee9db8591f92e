// The pages of one plan as last laid out, asked for anew while one types: the newest wish wins.
import { previewPage, previewPlan, type Failure, type Preview } from '../backend/generated';
import { asFailure } from '../kit/failure';
import type { Editing } from '../openplan/editing.svelte';
import { Pictures, type Wanted } from './images';
import { latest } from './latest';

/** Pages and their pictures. */
export class LivePages {
  preview = $state.raw<Preview | undefined>();
  /** Why the last laying out failed; the pages before it stay. */
  failure = $state.raw<Failure | undefined>();
  /** The turn of the editing that the pages show. */
  turn = $state(-1);
  readonly #arrivals = $state({ count: 0 });
  readonly #pictures: Pictures;
  #editing: Editing | undefined;

  constructor(readonly plan: string) {
    this.#pictures = new Pictures(
      async ({ page, fingerprint, scale }) =>
        (await previewPage(plan, page, fingerprint, scale)).data,
      () => (this.#arrivals.count += 1),
    );
  }

  /** Lays out anew, with what is typed in `editing`. */
  refresh(editing: Editing): void {
    this.#editing = editing;
    this.#wish();
  }

  /** Asks for pictures, the most urgent first. */
  want(wanted: Wanted[]): void {
    this.#pictures.want(wanted);
  }

  /** The picture of a page, as far as it is here. Read anew when one came. */
  find: Pictures['find'] = (wanted) => {
    void this.#arrivals.count;
    return this.#pictures.find(wanted);
  };

  readonly #wish = latest(async () => {
    // The key just struck is drawn before the text is gathered.
    await new Promise((done) => setTimeout(done));
    const editing = this.#editing;
    if (!editing) return;
    const { turn } = editing;
    try {
      this.preview = await previewPlan(this.plan, editing.current());
      this.failure = undefined;
      this.turn = turn;
    } catch (thrown) {
      const failure = asFailure(thrown);
      // Another plan was laid out meanwhile: nobody looks at this one.
      if (failure.kind !== 'cancelled') this.failure = failure;
    }
  });
}

let last: LivePages | undefined;

/** The pages of a plan; those seen last are still there when one comes back to them. */
export function pagesOf(plan: string): LivePages {
  if (last?.plan !== plan) last = new LivePages(plan);
  return last;
}
