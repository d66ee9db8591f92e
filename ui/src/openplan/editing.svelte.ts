// What is being typed and where the caret is, for whoever shows the plan beside its form.
import type { PreviewEdit, PreviewPlace } from '../backend/generated';
import { samePlace } from './places';

/** The edit in progress of one open plan, not saved yet or just on its way. */
export class Editing {
  /** Counts what was typed and what was kept. */
  turn = $state(0);
  /** Where the caret is, or was last. */
  place = $state.raw<PreviewPlace | null>(null);
  #read: (() => PreviewEdit) | null = null;

  /** Something was typed in the form that `read` reads. Only remembers, so that typing is not held. */
  typed(read: () => PreviewEdit): void {
    this.#read = read;
    this.turn += 1;
  }

  /** The form holds nothing any more that the program has not kept, or it is gone. */
  done(read: () => PreviewEdit): void {
    if (this.#read !== read) return;
    this.#read = null;
    this.turn += 1;
  }

  /** What the form holds now and the program has not kept; nothing when all is kept. */
  current(): PreviewEdit | null {
    return this.#read?.() ?? null;
  }

  /** The caret came to a place. */
  at(place: PreviewPlace | null): void {
    if (!samePlace(place, this.place)) this.place = place;
  }
}
