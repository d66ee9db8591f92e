import { describe, expect, it } from 'vitest';
import { MONTHS, periodName, periodOf, periodText, REPORTED, spanText } from './period';

describe('periods', () => {
  it.each([
    ['2026-Q1', 'Quý I/2026'],
    ['2026-M03', 'Tháng 3/2026'],
    ['2026-H1', '6 tháng đầu năm 2026'],
    ['2026-H2', '6 tháng cuối năm 2026'],
    ['2026-9M', '9 tháng đầu năm 2026'],
    ['2026', 'Năm 2026'],
    ['2026-Q5', '2026-Q5'],
    ['', ''],
  ])('%s', (period, words) => expect(periodText(period)).toBe(words));

  it('reads what it writes', () => {
    for (const span of [...MONTHS, ...REPORTED]) {
      expect(periodOf(periodName({ year: 2026, span }))).toEqual({ year: 2026, span });
      expect(spanText(span)).not.toBe('');
    }
    expect(periodOf('2026-M13')).toBeNull();
  });
});
