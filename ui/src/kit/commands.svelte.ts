// What can be done where the user is now, for the search box to list with the program's own.
import { untrack } from 'svelte';

export type Command = { id: string; title: string; run: () => void };

let offered = $state.raw<readonly (() => readonly Command[])[]>([]);

export const commands = {
  /** The commands of the place, in the order they were offered. */
  get current(): readonly Command[] {
    return offered.flatMap((list) => list());
  },
};

/**
 * Offers commands while a place is shown. Answers with the way to take them back, so that
 * `$effect(() => offerCommands(list))` is enough.
 */
export function offerCommands(list: () => readonly Command[]): () => void {
  // Read untracked: the effect that offers must not wait for what others offer.
  offered = [...untrack(() => offered), list];
  return () => (offered = untrack(() => offered).filter((it) => it !== list));
}
