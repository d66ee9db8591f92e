// A package was taken: screens that show what may have come with it read anew, and whatever is
// being typed in them stays.
import { untrack } from 'svelte';

let count = $state(0);

export const arrived = {
  /** How many packages were taken since the program began. */
  get count(): number {
    return count;
  },
  tell(): void {
    count += 1;
  },
};

/** Calls that whenever a package was taken. Asked for while a component is set up. */
export function whenArrived(read: () => unknown): void {
  let seen = untrack(() => count);
  $effect(() => {
    if (count === seen) return;
    seen = count;
    untrack(() => void read());
  });
}
