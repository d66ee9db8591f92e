import { expect, it } from 'vitest';
import type { PackField, PackFieldName } from '../backend/generated';
import { altDigit, fieldName, nextFilled, rowsOf } from './pack';

const NAMES: PackFieldName[] = [
  'doc_type',
  'number',
  'symbol',
  'date',
  'subject',
  'agency',
  'drafting_unit',
  'recipients',
  'urgency',
  'signer',
  'position',
  'pages',
];
const filled = (without: PackFieldName[]): PackField[] =>
  NAMES.map((name) => ({ name, value: without.includes(name) ? '' : `v ${name}` }));

it('names the fields apart', () => expect(new Set(NAMES.map(fieldName)).size).toBe(NAMES.length));

it('gives digits to the first nine that say something', () => {
  const rows = rowsOf(filled(['number', 'date']));
  expect(rows.map((row) => row.digit ?? '-').join('')).toBe('1-2-3456789-');
});

it.each<[PackFieldName[], number, number | undefined]>([
  [[], 0, 1],
  [['number', 'symbol'], 0, 3],
  [['pages'], 10, undefined],
  [[], 11, undefined],
])('without %j, after %i comes %s', (without, from, next) =>
  expect(nextFilled(filled(without), from)).toBe(next),
);

it.each<[KeyboardEventInit, string | undefined]>([
  [{ altKey: true, code: 'Digit3', key: '3' }, '3'],
  // The Vietnamese keyboard.
  [{ altKey: true, code: 'Digit1', key: 'ă' }, '1'],
  [{ altKey: true, code: 'Digit0', key: '0' }, undefined],
  [{ altKey: true, code: 'Numpad3', key: '3' }, undefined],
  [{ altKey: true, ctrlKey: true, code: 'Digit3', key: '3' }, undefined],
  [{ code: 'Digit3', key: '3' }, undefined],
])('%j is %s', (event, digit) => expect(altDigit(new KeyboardEvent('keydown', event))).toBe(digit));
