import { expect, it } from 'vitest';
import { figure, recall } from './recall';

it.each([
  [0, '0'],
  [999, '999'],
  [2170, '2.170'],
  [1234567, '1.234.567'],
])('writes %i as %s', (count, expected) => expect(figure(count)).toBe(expected));

it('tells what is left over', () => {
  expect(recall({ words_placed: 2167, words_left: 3 })).toContain('2.170');
  expect(recall({ words_placed: 2167, words_left: 3 })).toContain('3');
});
