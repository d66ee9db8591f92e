import { expect, test } from 'vitest';
import { FULL, isZoom, percentOf, STEPS, stepped } from './zoom';

test.each([
  [50, -1, 50],
  [50, 1, 60],
  [63, 1, 75],
  [63, -1, 60],
  [100, 1, 125],
  [180, 1, 200],
  [200, 1, 200],
  [240, -1, 200],
  [30, 1, 50],
] as const)('from %i by %i to %i', (from, by, to) => expect(stepped(from, by)).toBe(to));

test('every step is its own percentage', () => {
  for (const step of STEPS) expect(percentOf((FULL * step) / 100)).toBe(step);
});

test('what is remembered is a zoom or nothing', () => {
  expect(['fit', 50, 200, 49, 201, 'wide', null].map(isZoom)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
