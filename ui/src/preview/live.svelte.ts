// The pages of one paper as last laid out, asked for anew while one types: the newest wish wins.
import {
  previewPage,
  previewPlan,
  type Failure,
  type Preview,
  type PreviewEdit,
  type PreviewPlace,
} from '../backend/generated';
import { asFailure } from '../kit/failure';
import { Pictures, type Wanted } from './images';
import { latest } from './latest';

/** What is typed in a form of the paper. */
export interface Typing {
  /** Grows with every change. */
  readonly turn: number;
  /** The place of the paper being edited. */
  readonly place: PreviewPlace | null;
  current(): PreviewEdit | null;
}

/** Lays a paper out, with what is typed over what is kept. */
export type LayOut = (paper: string, edit: PreviewEdit | null) => Promise<Preview>;

/** Pages and their pictures. */
export class LivePages {
  preview = $state.raw<Preview | undefined>();
  /** Why the last laying out failed; the pages before it stay. */
  failure = $state.raw<Failure | undefined>();
  /** The turn of the editing that the pages show. */
  turn = $state(-1);
  readonly #arrivals = $state({ count: 0 });
  readonly #pictures: Pictures;
  #editing: Typing | undefined;

  constructor(
    readonly paper: string,
    private readonly layOut: LayOut,
  ) {
    this.#pictures = new Pictures(
      async ({ page, fingerprint, scale }) =>
        (await previewPage(paper, page, fingerprint, scale)).data,
      () => (this.#arrivals.count += 1),
    );
  }

  /** Lays out anew, with what is typed in `editing`. */
  refresh(editing: Typing): void {
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
      this.preview = await this.layOut(this.paper, editing.current());
      this.failure = undefined;
      this.turn = turn;
    } catch (thrown) {
      const failure = asFailure(thrown);
      // Another paper was laid out meanwhile: nobody looks at this one.
      if (failure.kind !== 'cancelled') this.failure = failure;
    }
  });
}

let last: LivePages | undefined;

/** The pages of a paper; those seen last are still there when one comes back to them. */
export function pagesOf(paper: string, layOut: LayOut = previewPlan): LivePages {
  if (last?.paper !== paper) last = new LivePages(paper, layOut);
  return last;
}
