// The period of the new plan.
import { periodName } from '../kit/period';

/** The year after the old plan's, or this year where that is later. */
export const usualYear = (old: number, thisYear: number): number => Math.max(old + 1, thisYear);

/** `2027`, `2027-H1`. Nothing when what is typed is no year, or one before the old plan's. */
export function nextPeriod(typed: string, span: string, old: number): string | undefined {
  const year = typed.trim();
  if (!/^\d{4}$/.test(year) || Number(year) < old) return undefined;
  return periodName({ year: Number(year), span });
}
