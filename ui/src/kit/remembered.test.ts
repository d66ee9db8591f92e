import { beforeEach, expect, test } from 'vitest';
import { remember, remembered } from './remembered';

const isNumber = (it: unknown): it is number => typeof it === 'number';
beforeEach(() => localStorage.clear());

test('a choice comes back', () => {
  expect(remembered('size', isNumber, 1)).toBe(1);
  remember('size', 3);
  expect(remembered('size', isNumber, 1)).toBe(3);
});

test.each(['"three"', '{', 'null'])('what does not fit is not taken: %s', (kept) => {
  localStorage.setItem('loa.size', kept);
  expect(remembered('size', isNumber, 1)).toBe(1);
});
