import { describe, expect, it } from 'vitest';
import {
  MONTHS,
  periodName,
  periodOf,
  periodsOf,
  periodText,
  PLANNED,
  REPORTED,
  spanText,
  yearOf,
} from './period';

describe('periods', () => {
  it.each([
    ['2026-Q1', 'Quý I/2026'],
    ['2026-M03', 'Tháng 3/2026'],
    ['2026-H1', '6 tháng đầu năm 2026'],
    ['2026-H2', '6 tháng cuối năm 2026'],
    ['2026-9M', '9 tháng đầu năm 2026'],
    ['2026', 'Năm 2026'],
    ['2026-Q5', '2026-Q5'],
    ['sometime', 'sometime'],
    ['', ''],
  ])('%s', (period, words) => expect(periodText(period)).toBe(words));

  it('reads what it writes', () => {
    for (const span of [...MONTHS, ...REPORTED, ...PLANNED]) {
      expect(periodOf(periodName({ year: 2026, span }))).toEqual({ year: 2026, span });
      expect(spanText(span)).not.toBe('');
    }
    expect(periodOf('2026-M13')).toBeNull();
  });

  it('gives every period of a year words of its own', () => {
    const words = periodsOf(2026).map(periodText);
    expect(new Set(words).size).toBe(REPORTED.length);
    expect(periodsOf(2026).map(yearOf)).toEqual(REPORTED.map(() => 2026));
    expect(yearOf('sometime')).toBe(0);
  });
});
