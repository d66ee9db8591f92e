// Names offered below a field while one types. They are chosen, never written into the field.
import { fold, matches } from '../kit/fold';

/** At most this many are offered. */
export const OFFERED = 8;

/** Names that have the words in them, those beginning so first. */
export function suggest(typed: string, names: readonly string[]): string[] {
  const query = typed.trim();
  if (!query) return names.slice(0, OFFERED);
  const found = names.filter((name) => matches(name, query) && name !== query);
  const starts = (name: string) => (fold(name).startsWith(fold(query)) ? 0 : 1);
  return found.sort((a, b) => starts(a) - starts(b)).slice(0, OFFERED);
}

/** The name being typed in a list of names: what follows the last `;`. */
export function lastName(typed: string): string {
  return typed.split(/[;\n]/).at(-1)?.trim() ?? '';
}

/** A list of names with the one being typed completed by a chosen name. */
export function withName(typed: string, name: string): string {
  const before = typed.split(/[;\n]/).slice(0, -1);
  return [...before.map((it) => it.trim()), name].filter(Boolean).join('; ');
}
