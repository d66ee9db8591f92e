// Recipients as lines of text, and back.
import type { Recipient } from '../backend/generated';

/** One recipient a line: `UBND tỉnh (b/c)`. */
export const writeRecipients = (list: readonly Recipient[]): string =>
  list.map((it) => (it.purpose ? `${it.name} (${it.purpose})` : it.name)).join('\n');

/** The recipients of such lines; dashes and final marks are not part of a name. */
export function readRecipients(text: string): Recipient[] {
  const bare = (line: string) => line.replace(/^[\s\-–+]+/u, '').replace(/[\s;.]+$/u, '');
  return text
    .split('\n')
    .map(bare)
    .filter(Boolean)
    .map((line) => {
      const found = /^(.*\S)\s*\(([^()]*)\)$/u.exec(line);
      return { name: found?.[1] ?? line, purpose: found?.[2]?.trim() ?? '' };
    });
}
