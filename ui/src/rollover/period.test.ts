import { expect, it } from 'vitest';
import { periodOf, periodText, usualYear, yearOf, type Part } from './period';

it.each([
  [2025, 2026, 2026],
  [2026, 2026, 2027],
  [2021, 2026, 2026],
  [2027, 2026, 2028],
])('a plan for %i in %i goes on in %i', (old, now, year) => expect(usualYear(old, now)).toBe(year));

it.each<[string, Part, string | undefined]>([
  ['2027', '', '2027'],
  [' 2027 ', 'Q3', '2027-Q3'],
  ['2025', 'H2', '2025-H2'],
  ['2024', '', undefined],
  ['27', '', undefined],
  ['hai nghìn', '', undefined],
  ['', '', undefined],
])('%j %s is %s after a plan for 2025', (year, part, period) =>
  expect(periodOf(year, part, 2025)).toBe(period),
);

it.each([
  ['2027', '2027'],
  ['2027-Q3', 'Quý III 2027'],
  ['2027-H1', '6 tháng đầu năm 2027'],
  ['2027-X9', '2027'],
])('%s is said as %s', (period, text) => {
  expect(periodText(period)).toBe(text);
  expect(yearOf(period)).toBe('2027');
});
