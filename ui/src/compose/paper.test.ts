import { describe, expect, test } from 'vitest';
import type { Plan } from '../backend/generated';
import { lineAt, placeOfField, placeOfPart, startOfLine, targetOf } from './paper';

const BASES = 'Luật A\n\n  Nghị định B\nThông tư C';

describe('lines of a field', () => {
  test.each([
    [0, 0],
    [6, 0],
    [7, 1],
    [8, 1],
    [15, 1],
    [22, 2],
    [BASES.length, 2],
  ])('a caret at %i is in line %i', (caret, line) => expect(lineAt(BASES, caret)).toBe(line));

  test('a line begins where its caret is in it', () => {
    for (const line of [0, 1, 2]) expect(lineAt(BASES, startOfLine(BASES, line))).toBe(line);
    expect(BASES.slice(startOfLine(BASES, 2))).toBe('Thông tư C');
    expect(startOfLine(BASES, 9)).toBe(BASES.length);
  });
});

test.each([
  ['head-symbol', { kind: 'number' }],
  ['head-month', { kind: 'date' }],
  ['head-bases', { kind: 'basis', index: 2 }],
  ['ending-closing', { kind: 'closing', index: 2 }],
  ['recipient-purpose', { kind: 'recipients' }],
  ['head-year', undefined],
  ['search', undefined],
])('%s is printed at its place', (field, place) =>
  expect(placeOfField(field, BASES, BASES.length)).toEqual(place),
);

describe('from the paper to where it is written', () => {
  test.each([
    [{ kind: 'subject' }, { kind: 'field', part: 'head', field: 'head-subject', line: null }],
    [
      { kind: 'basis', index: 1 },
      { kind: 'field', part: 'head', field: 'head-bases', line: 1 },
    ],
    [
      { kind: 'signature' },
      { kind: 'field', part: 'ending', field: 'signature-lines', line: null },
    ],
    [
      { kind: 'node', id: 's', section: 's', annex: null },
      { kind: 'field', part: 's', field: 'section-title', line: null },
    ],
    [
      { kind: 'node', id: 'b', section: 's', annex: null },
      { kind: 'block', part: 's', block: 'b' },
    ],
    [
      { kind: 'node', id: 'a', section: null, annex: 'a' },
      { kind: 'block', part: 'a', block: 'a' },
    ],
    [
      { kind: 'node', id: 't', section: null, annex: null },
      { kind: 'task', task: 't' },
    ],
  ] as const)('%o', (place, target) => expect(targetOf(place)).toEqual(target));

  test('a field leads to the place that leads back to it', () => {
    for (const field of ['head-subject', 'head-number', 'head-bases', 'recipient-name']) {
      const place = placeOfField(field, '', 0);
      expect(place && targetOf(place)).toMatchObject({ field });
    }
  });
});

test('a part of the outline has a place', () => {
  const plan = { sections: [{ id: 's', sections: [] }] } as unknown as Plan;
  expect(placeOfPart(plan, 'ending')).toEqual({ kind: 'signature' });
  expect(placeOfPart(plan, 's')).toEqual({ kind: 'node', id: 's', section: 's', annex: null });
  expect(placeOfPart(plan, 'a')).toEqual({ kind: 'node', id: 'a', section: null, annex: 'a' });
});
