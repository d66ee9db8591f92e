// Reporting periods as people say them, and which of them can be chosen.
import { m } from '../words';

const ROMAN = ['I', 'II', 'III', 'IV'];

export type Period = { year: number; span: string };

/** `2026-Q1` as its year and `Q1`; a whole year's span is `year`. Null when it is no period. */
export function periodOf(text: string): Period | null {
  const found = /^(\d{4})(?:-(M(?:0[1-9]|1[0-2])|Q[1-4]|H[12]|9M))?$/.exec(text);
  return found ? { year: Number(found[1]), span: found[2] ?? 'year' } : null;
}

/** The period of a year and a span; the other way round of `periodOf`. */
export const periodName = ({ year, span }: Period): string =>
  span === 'year' ? String(year) : `${year}-${span}`;

/** `Quý I`, `6 tháng đầu năm`, `Tháng 3` of `Q1`, `H1`, `M03`. */
export function spanText(span: string): string {
  const number = Number(span.slice(1));
  if (span.startsWith('M')) return m.kit_span_month({ month: number });
  if (span.startsWith('Q')) return m.kit_span_quarter({ quarter: ROMAN[number - 1] ?? span });
  if (span === 'H1') return m.kit_span_first_half();
  if (span === 'H2') return m.kit_span_second_half();
  if (span === '9M') return m.kit_span_nine_months();
  return m.kit_span_year();
}

/** `Quý I/2026`, `6 tháng đầu năm 2026`, `Năm 2026`; the words themselves when it is no period. */
export function periodText(text: string): string {
  const period = periodOf(text);
  if (!period) return text;
  if (period.span === 'year') return m.kit_period_year({ year: period.year });
  const join = /^[MQ]/.test(period.span) ? '/' : ' ';
  return `${spanText(period.span)}${join}${period.year}`;
}

const two = (n: number) => String(n).padStart(2, '0');

/** Months, as spans. */
export const MONTHS: readonly string[] = Array.from({ length: 12 }, (_, i) => `M${two(i + 1)}`);

/** What reports are usually made of, in the order their figures close. */
export const REPORTED: readonly string[] = ['Q1', 'Q2', 'H1', 'Q3', '9M', 'Q4', 'H2', 'year'];

/** The periods of a year that are reported on. */
export const periodsOf = (year: number): string[] =>
  REPORTED.map((span) => periodName({ year, span }));

/** The year of a period; 0 when it is no period. */
export const yearOf = (period: string): number => periodOf(period)?.year ?? 0;

/** What a plan can be for: a whole year or a part of one. */
export const PLANNED: readonly string[] = ['year', 'H1', 'H2', 'Q1', 'Q2', 'Q3', 'Q4'];
