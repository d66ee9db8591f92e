// The period of the new plan.
import { m } from '../words';

/** The part of a year, as the program writes it behind the year; empty for the whole. */
export const PARTS = ['', 'H1', 'H2', 'Q1', 'Q2', 'Q3', 'Q4'] as const;
export type Part = (typeof PARTS)[number];

const NAMES: Record<Part, () => string> = {
  '': m.rollover_part_year,
  H1: m.rollover_part_h1,
  H2: m.rollover_part_h2,
  Q1: m.rollover_part_q1,
  Q2: m.rollover_part_q2,
  Q3: m.rollover_part_q3,
  Q4: m.rollover_part_q4,
};

/** What a part of the year is called. */
export const partName = (part: Part): string => NAMES[part]();

/** The year after the old plan's, or this year where that is later. */
export const usualYear = (old: number, thisYear: number): number => Math.max(old + 1, thisYear);

/** `2027`, `2027-H1`, `2027-Q3`. Nothing when the year is none, or before the old plan's. */
export function periodOf(year: string, part: Part, old: number): string | undefined {
  const typed = year.trim();
  if (!/^\d{4}$/.test(typed) || Number(typed) < old) return undefined;
  return part ? `${typed}-${part}` : typed;
}

/** `2027`, `Quý III 2027`: the period as people say it. */
export function periodText(period: string): string {
  const [year = '', part = ''] = period.split('-');
  const known = PARTS.find((it) => it !== '' && it === part);
  return known ? m.rollover_period_text({ part: partName(known), year }) : year;
}

/** The year of a period. */
export const yearOf = (period: string): string => period.split('-')[0] ?? period;
