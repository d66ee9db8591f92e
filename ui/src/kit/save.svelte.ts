// What the save line says. "Saved" is said only when a command has answered.
import type { Failure, Saved } from '../backend/generated';

export type SaveState =
  | { kind: 'quiet' }
  | { kind: 'busy' }
  | { kind: 'saved'; saved: Saved }
  | { kind: 'failed'; failure: Failure; retry?: () => void };

let state = $state.raw<SaveState>({ kind: 'quiet' });
let seq = $state(0);

export const saveLine = {
  get current(): SaveState {
    return state;
  },
  /** Sequence number of the last committed change, 0 before the first. */
  get seq(): number {
    return seq;
  },
  /** A change is on its way. */
  busy(): void {
    state = { kind: 'busy' };
  },
  /** The change is in the data file. */
  saved(saved: Saved): void {
    seq = Math.max(seq, saved.seq);
    state = { kind: 'saved', saved };
  },
  /** The change is not in the data file; what was typed stays where it is. */
  failed(failure: Failure, retry?: () => void): void {
    state = failure.kind === 'cancelled' ? { kind: 'quiet' } : { kind: 'failed', failure, retry };
  },
  /** Nothing to say, for instance after a failure was read. */
  quiet(): void {
    state = { kind: 'quiet' };
  },
};
