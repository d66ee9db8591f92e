// Changes of the log that may have to be asked about: something unlikely, or a closed period.
import type { Failure, LogRemark, Saved } from '../backend/generated';
import { asFailure } from '../kit/failure';
import { saveLine } from '../kit/save.svelte';

type Answer = { saved: Saved | null; asks?: LogRemark[] };
type Run<T> = (reason: string, sure: boolean) => Promise<T>;

const asksWhy = (failure: Failure): boolean =>
  failure.kind === 'flaws' &&
  failure.flaws.every((it) => it.field === 'reason' && it.kind === 'period_closed');

/** One change at a time, with what has to be answered before it is kept. */
export class Gate {
  /** What is unlikely, to be confirmed. */
  asks = $state.raw<LogRemark[]>([]);
  /** A closed period waits for a reason. */
  why = $state(false);
  #answer: ((to: string | boolean) => void) | undefined;

  /** Answers with what was kept; nothing when the user thought better of it or it failed. */
  async run<T extends Answer>(
    change: Run<T>,
    failed: (failure: Failure) => void,
  ): Promise<T | undefined> {
    let reason = '';
    let sure = false;
    for (;;) {
      saveLine.busy();
      try {
        const answer = await change(reason, sure);
        if (answer.saved) {
          saveLine.saved(answer.saved);
          return answer;
        }
        saveLine.quiet();
        this.asks = answer.asks ?? [];
        sure = (await this.#asked()) === true;
        if (!sure) return undefined;
      } catch (thrown) {
        const failure = asFailure(thrown);
        if (failure.kind === 'flaws') saveLine.quiet();
        else saveLine.failed(failure);
        if (!asksWhy(failure)) {
          failed(failure);
          return undefined;
        }
        this.why = true;
        const given = await this.#asked();
        if (typeof given !== 'string') return undefined;
        reason = given;
      }
    }
  }

  #asked(): Promise<string | boolean> {
    return new Promise((done) => (this.#answer = done));
  }

  /** What the user said: a reason, yes, or no. */
  say(to: string | boolean): void {
    this.asks = [];
    this.why = false;
    this.#answer?.(to);
    this.#answer = undefined;
  }
}
