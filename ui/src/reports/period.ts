// Periods that reports are made on, as people say them.
import { m } from '../words';

const ROMAN = ['I', 'II', 'III', 'IV'];

/** The periods of a year that are reported on, in the order they end. */
export function periodsOf(year: number): string[] {
  return ['-Q1', '-Q2', '-H1', '-Q3', '-9M', '-Q4', ''].map((part) => `${year}${part}`);
}

/** `Quý I/2026` of `2026-Q1`; the words themselves when they are no period. */
export function periodText(period: string): string {
  const found = /^(\d{4})(?:-(Q[1-4]|H[12]|9M|M\d{2}))?$/.exec(period);
  if (!found) return period;
  const year = Number(found[1]);
  const part = found[2] ?? '';
  if (part.startsWith('Q')) {
    return m.kit_quarter({ quarter: ROMAN[Number(part[1]) - 1] ?? '', year });
  }
  if (part.startsWith('M')) return m.reports_month({ month: Number(part.slice(1)), year });
  if (part === 'H1') return m.reports_first_half({ year });
  if (part === 'H2') return m.reports_second_half({ year });
  if (part === '9M') return m.reports_nine_months({ year });
  return m.reports_whole_year({ year });
}

/** The year of a period. */
export const yearOf = (period: string): number => Number(period.slice(0, 4)) || 0;
