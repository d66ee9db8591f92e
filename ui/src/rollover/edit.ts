// New words given by hand.
import type { Official } from '../backend/generated';

/** A run of dots that waits for a number or a day: `……`, `…`, `...`. */
const BLANK = /…+|\.{3,}/;

/** Where the first blank of proposed words stands; all of them where there is none. */
export function blankIn(text: string): [from: number, to: number] {
  const found = BLANK.exec(text);
  return found ? [found.index, found.index + found[0].length] : [0, text.length];
}

/** Names of the people in office, each once. */
export const names = (people: readonly Official[]): string[] => [
  ...new Set(people.filter((it) => it.active).map((it) => it.name)),
];
