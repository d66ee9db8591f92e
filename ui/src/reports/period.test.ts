import { expect, test } from 'vitest';
import { periodText, periodsOf, yearOf } from './period';

test('every period of a year has words of its own', () => {
  const words = [...periodsOf(2026), '2026-H2', '2026-M03'].map(periodText);
  expect(new Set(words).size).toBe(words.length);
  expect(words.every((it) => it.includes('2026'))).toBe(true);
  expect(periodText('sometime')).toBe('sometime');
  expect(periodsOf(2026).map(yearOf)).toEqual(Array(7).fill(2026));
});
