// Why something that counts in a closed period is changed: asked for only when it has to be said.
import type { Failure, FieldFlaw } from '../backend/generated';
import { asFailure, flawText } from './failure';
import { saveLine } from './save.svelte';

/** What the dialog asks; new for every question. */
type Question = {
  /** What is wrong with the reason given before. */
  flaw?: string;
  answer: (reason: string | undefined) => void;
};

let question = $state.raw<Question | undefined>();
let before: Promise<unknown> = Promise.resolve();

export const whyAsked = {
  get current(): Question | undefined {
    return question;
  },
};

/** What the user said: a reason, or nothing to leave things as they are. */
export function sayWhy(reason: string | undefined): void {
  const asked = question;
  question = undefined;
  asked?.answer(reason);
}

/** One question at a time; the next waits for its answer. */
function ask(flaw: string | undefined): Promise<string | undefined> {
  const answered = before.then(
    () => new Promise<string | undefined>((answer) => (question = { flaw, answer })),
  );
  before = answered;
  return answered;
}

/** The flaw that a reason mends, when nothing else is wrong; one given may be wrong itself. */
function flawOfReason(failure: Failure, given: boolean): FieldFlaw | undefined {
  if (failure.kind !== 'flaws') return undefined;
  const mends = (it: FieldFlaw) => it.field === 'reason' && (given || it.kind === 'period_closed');
  return failure.flaws.every(mends) ? failure.flaws[0] : undefined;
}

/**
 * Runs a change with no reason and, where a closed period asks for one, again with what the user
 * says. Rejects like the change does, and as `cancelled` when the user thinks better of it.
 */
export async function withWhy<T>(change: (reason: string) => Promise<T>): Promise<T> {
  let reason = '';
  for (;;) {
    try {
      return await change(reason);
    } catch (thrown) {
      const flaw = flawOfReason(asFailure(thrown), reason !== '');
      if (!flaw) throw thrown;
      saveLine.quiet();
      const said = await ask(reason === '' ? undefined : flawText(flaw));
      if (said === undefined) throw { kind: 'cancelled' } satisfies Failure;
      reason = said;
      saveLine.busy();
    }
  }
}
