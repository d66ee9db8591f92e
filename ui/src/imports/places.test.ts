import { expect, it } from 'vitest';
import type { ImportPiece } from '../backend/generated';
import { indents, letters, lettersBefore, likelySplit, Places } from './places';

const piece = (line: number, text: string, more: Partial<ImportPiece> = {}): ImportPiece => ({
  id: line,
  line,
  role: 'paragraph',
  depth: 0,
  label: '',
  auto_label: true,
  text,
  reference: '',
  reason: null,
  ...more,
});

it('finds the lines of a piece and the piece of a line', () => {
  const lines = ['Đầu trang', '', 'I. MỤC ĐÍCH', 'Một đoạn', 'hai dòng.', '3', 'Hết.', 'Nơi nhận'];
  const pieces = [
    piece(3, 'MỤC ĐÍCH', { label: 'I.', role: 'heading' }),
    piece(4, 'Một đoạn hai dòng.'),
    piece(7, 'Hết.'),
    piece(6, '3', { role: 'left_over' }),
  ];
  const places = new Places(pieces, lines.map(letters));
  expect(places.span(1)).toEqual({ from: 4, to: 5 });
  expect([1, 2, 3, 4, 5, 6, 7, 8].map((line) => places.at(line))).toEqual([
    -1, -1, 0, 1, 1, 3, 2, -1,
  ]);
});

it('sets pieces in by what they stand under', () => {
  const roles = ['opening', 'heading', 'heading', 'clause', 'dash', 'plus', 'closing'] as const;
  const pieces = roles.map((role, i) => piece(i, '', { role, depth: i === 2 ? 1 : 0 }));
  expect([...indents(pieces)]).toEqual([0, 0, 1, 2, 3, 4, 0]);
});

it.each([
  ['Một. b) Hai.', 5],
  ['Một việc. Hai việc.', 10],
  ['Một - hai', 4],
  ['Một', 0],
])('proposes where to split %s', (text, expected) => expect(likelySplit(text)).toBe(expected));

it('counts letters as the program does', () => expect(lettersBefore('a𝒃c', 3)).toBe(2));
