// A plan's months: which tasks there are in each.
import type { TimelineRow } from '../backend/generated';

export const MONTHS: readonly number[] = Array.from({ length: 12 }, (_, i) => i + 1);

/** The tasks of each month, in the plan's order; those whose time was not understood come last. */
export function byMonth(
  rows: readonly TimelineRow[],
): { month: number | null; rows: TimelineRow[] }[] {
  const months = MONTHS.map((month) => ({
    month: month as number | null,
    rows: rows.filter((row) => row.months.includes(month)),
  }));
  const unsaid = rows.filter((row) => row.months.length === 0);
  return unsaid.length > 0 ? [...months, { month: null, rows: unsaid }] : months;
}

/** Where a run of months begins, goes on, or ends: for the shape of its bar. */
export function placeIn(
  months: readonly number[],
  month: number,
): 'none' | 'in' | 'first' | 'last' | 'only' {
  if (!months.includes(month)) return 'none';
  const [before, after] = [months.includes(month - 1), months.includes(month + 1)];
  if (before && after) return 'in';
  if (before) return 'last';
  return after ? 'first' : 'only';
}
