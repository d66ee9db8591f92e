// Something read from the program: its value, or why it could not be read.
import type { Failure } from '../backend/generated';
import { asFailure } from './failure';

export type Loaded<T> = {
  readonly value: T | undefined;
  readonly failure: Failure | undefined;
  readonly loading: boolean;
  /** Reads again; the latest reading wins. */
  again(): Promise<void>;
  /** Takes a value that another answer brought. */
  put(value: T): void;
};

/** Starts reading at once. */
export function loaded<T>(read: () => Promise<T>): Loaded<T> {
  let value = $state.raw<T | undefined>();
  let failure = $state.raw<Failure | undefined>();
  let loading = $state(false);
  let turn = 0;

  async function again(): Promise<void> {
    turn += 1;
    const mine = turn;
    loading = true;
    try {
      const read_ = await read();
      if (mine !== turn) return;
      value = read_;
      failure = undefined;
    } catch (thrown) {
      if (mine === turn) failure = asFailure(thrown);
    } finally {
      if (mine === turn) loading = false;
    }
  }

  void again();
  return {
    get value() {
      return value;
    },
    get failure() {
      return failure;
    },
    get loading() {
      return loading;
    },
    again,
    put(to: T) {
      turn += 1;
      value = to;
      failure = undefined;
      loading = false;
    },
  };
}
