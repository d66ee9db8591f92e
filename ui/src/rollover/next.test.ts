import { expect, it } from 'vitest';
import { nextPeriod, usualYear } from './next';

it.each([
  [2025, 2026, 2026],
  [2026, 2026, 2027],
  [2021, 2026, 2026],
  [2027, 2026, 2028],
])('a plan for %i in %i goes on in %i', (old, now, year) => expect(usualYear(old, now)).toBe(year));

it.each<[string, string, string | undefined]>([
  ['2027', 'year', '2027'],
  [' 2027 ', 'Q3', '2027-Q3'],
  ['2025', 'H2', '2025-H2'],
  ['2024', 'year', undefined],
  ['27', 'year', undefined],
  ['hai nghìn', 'year', undefined],
  ['', 'year', undefined],
])('%j %s is %s after a plan for 2025', (year, span, period) =>
  expect(nextPeriod(year, span, 2025)).toBe(period),
);
