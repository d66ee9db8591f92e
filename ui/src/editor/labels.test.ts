import { expect, test } from 'vitest';
import type { BlockKind } from '../backend/generated';
import { blockLabels, pointLetter } from './labels';

test('points run as the decree has them', () => {
  const letters = Array.from({ length: 25 }, (_, n) => pointLetter(n));
  expect(letters.join(' ')).toBe('a b c d đ e g h i k l m n o p q r s t u v x y aa ab');
});

// c clause, p point, - dash, + plus, t text, T table, R review; a found label follows in brackets.
const KINDS: Record<string, BlockKind> = {
  c: 'clause',
  p: 'point',
  '-': 'dash',
  '+': 'plus',
  t: 'paragraph',
  T: 'table',
  R: 'review',
};

test.each([
  ['c p p c p', '1. a) b) 2. a)'],
  ['p p t p', 'a) b)  a)'],
  ['c - + c', '1. - + 2.'],
  ['p - p T p R p', 'a) - b)  c)  d)'],
  ['c c[5.] c', '1. 5. 3.'],
  ['p p[] p', 'a)  c)'],
  ['-[- -] -', '- - -'],
])('%s is labelled %s', (shape, expected) => {
  const blocks = [...shape.matchAll(/(\S)(?:\[([^\]]*)\])?/gu)].map(([, kind, label]) => ({
    kind: KINDS[kind ?? ''] ?? 'paragraph',
    label: label ?? null,
  }));
  expect(blockLabels(blocks).join(' ')).toBe(expected);
});
