// A change on its way to the data file, told to the save line.
import type { Failure, Saved } from '../backend/generated';
import { asFailure } from './failure';
import { saveLine } from './save.svelte';

type Answer = Saved | { saved: Saved };

const savedOf = (answer: Answer): Saved => ('saved' in answer ? answer.saved : answer);

/**
 * Runs a change. Answers with what the program answered, or nothing when it failed; the save line
 * has said so then, and `failed` has been given the failure for the fields.
 */
export async function keep<T extends Answer>(
  change: () => Promise<T>,
  failed?: (failure: Failure) => void,
): Promise<T | undefined> {
  saveLine.busy();
  try {
    const answer = await change();
    saveLine.saved(savedOf(answer));
    return answer;
  } catch (thrown) {
    const failure = asFailure(thrown);
    saveLine.failed(failure, () => void keep(change, failed));
    failed?.(failure);
    return undefined;
  }
}

/**
 * Runs a change that a form asks for. A refusal of its fields is the form's matter alone: nothing
 * that was kept is in danger, so the save line stays quiet about it.
 */
export async function submit<T extends Answer>(
  change: () => Promise<T>,
  failed: (failure: Failure) => void,
): Promise<T | undefined> {
  saveLine.busy();
  try {
    const answer = await change();
    saveLine.saved(savedOf(answer));
    return answer;
  } catch (thrown) {
    const failure = asFailure(thrown);
    if (failure.kind === 'flaws') saveLine.quiet();
    else saveLine.failed(failure);
    failed(failure);
    return undefined;
  }
}
