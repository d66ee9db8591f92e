// A form that saves itself: typed values go to the program in order, one saving at a time.
import type { Failure, PreviewEdit, Saved } from '../backend/generated';
import { autosave } from '../kit/autosave';
import { asFailure } from '../kit/failure';
import { beforeLeave } from '../kit/route.svelte';
import { saveLine } from '../kit/save.svelte';
import type { Editing } from './editing.svelte';

/** What a form needs to save itself. `A` is the program's answer. */
export interface Saving<A extends { saved: Saved }> {
  /** Sends what the form holds now. */
  send: () => Promise<A>;
  /** Takes the answer; `current` says that nothing was typed since it was sent. */
  took: (answer: A, current: boolean) => void;
  /** Told what is typed before it is kept, and how it is read. */
  editing?: { of: () => Editing; read: () => PreviewEdit };
}

/** The saving of one form. */
export class SelfSaving<A extends { saved: Saved }> {
  /** Why the last saving failed; the form still holds what was typed. */
  failure = $state.raw<Failure | undefined>();
  #edits = 0;
  #saver;

  constructor(
    private readonly saving: Saving<A>,
    idleMs?: number,
  ) {
    this.#saver = autosave(() => this.#save(), idleMs);
  }

  /** Something was typed. */
  touch(): void {
    this.#edits += 1;
    this.#saver.touch();
    const { editing } = this.saving;
    editing?.of().typed(editing.read);
  }

  /** Saves now. Rejects when it could not be saved. */
  flush(): Promise<void> {
    return this.#saver.flush();
  }

  /** Whether something is not saved yet. */
  get dirty(): boolean {
    return this.#saver.dirty;
  }

  /** Saves again after a failure, without a word when it fails again but the save line's. */
  retry = (): void => void this.flush().catch(() => undefined);

  /** Saves on leaving: another place, another window, the end. Answers with the way to stop. */
  guard(): () => void {
    const free = beforeLeave(() => this.flush());
    const hide = () => {
      if (this.dirty) this.retry();
    };
    window.addEventListener('blur', hide);
    window.addEventListener('pagehide', hide);
    window.addEventListener('beforeunload', hide);
    return () => {
      free();
      window.removeEventListener('blur', hide);
      window.removeEventListener('pagehide', hide);
      window.removeEventListener('beforeunload', hide);
      void this.flush()
        .catch(() => undefined)
        .then(() => this.#done());
    };
  }

  #done(): void {
    const { editing } = this.saving;
    editing?.of().done(editing.read);
  }

  async #save(): Promise<boolean> {
    const sent = this.#edits;
    saveLine.busy();
    try {
      const answer = await this.saving.send();
      saveLine.saved(answer.saved);
      this.failure = undefined;
      this.saving.took(answer, sent === this.#edits);
      if (sent === this.#edits) this.#done();
      return true;
    } catch (thrown) {
      this.failure = asFailure(thrown);
      saveLine.failed(this.failure, this.retry);
      return false;
    }
  }
}
