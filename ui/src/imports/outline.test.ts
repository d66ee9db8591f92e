import { expect, it } from 'vitest';
import { allPlaced, lineText } from './outline';

it.each([
  [10, 10, true],
  [10, 9, false],
  [0, 0, true],
])('%i words, %i placed: %s', (words, words_placed, expected) =>
  expect(allPlaced({ words, words_placed })).toBe(expected),
);

it('writes a line as printed', () => {
  const line = { depth: 0, label: 'I.', title: 'MỤC ĐÍCH', line: 3, blocks: 0 };
  expect(lineText(line)).toBe('I. MỤC ĐÍCH');
  expect(lineText({ ...line, label: '' })).toBe('MỤC ĐÍCH');
});
