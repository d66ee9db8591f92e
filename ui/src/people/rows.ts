// Order and changes of the directory's rows.
import type { Official, Unit } from '../backend/generated';

const collator = new Intl.Collator('vi');

/** Those in use first, each group in Vietnamese order. */
export function sorted<T extends { name: string; active: boolean }>(rows: readonly T[]): T[] {
  return [...rows].sort(
    (a, b) => Number(b.active) - Number(a.active) || collator.compare(a.name, b.name),
  );
}

/**
 * The rows in the order they had, so that none moves away under the typist; new ones first.
 * `before` holds the ids as last shown; empty at the first showing.
 */
export function inOrder<T extends { id: string; name: string; active: boolean }>(
  rows: readonly T[],
  before: readonly string[],
): T[] {
  const place = new Map(before.map((id, at) => [id, at]));
  return sorted(rows).sort((a, b) => (place.get(a.id) ?? -1) - (place.get(b.id) ?? -1));
}

/** Whether the row differs from what is kept. */
export function changed<T extends Unit | Official>(row: T, kept: T): boolean {
  return (Object.keys(kept) as (keyof T)[]).some((key) => row[key] !== kept[key]);
}

export const newUnit = (): Unit => ({ id: '', name: '', symbol: '', active: true });

export const newOfficial = (): Official => ({
  id: '',
  name: '',
  position: '',
  unit: null,
  active: true,
});
