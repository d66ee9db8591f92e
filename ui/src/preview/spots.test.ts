import { describe, expect, test } from 'vitest';
import type { PreviewPlace, PreviewSpot } from '../backend/generated';
import { spotAt, spotKey, spotsOf } from './spots';

const node = (id: string): PreviewPlace => ({ kind: 'node', id, section: 's', annex: null });
const spot = (page: number, top: number, bottom: number, place: PreviewPlace): PreviewSpot => ({
  page,
  top,
  bottom,
  place,
});

const SPOTS = [
  spot(0, 60, 100, { kind: 'agency' }),
  spot(0, 105, 120, { kind: 'number' }),
  spot(0, 104, 121, { kind: 'date' }),
  spot(0, 150, 180, { kind: 'subject' }),
  spot(0, 300, 700, node('section')),
  spot(0, 330, 380, node('first')),
  spot(0, 390, 700, node('second')),
  spot(1, 60, 90, node('second')),
  spot(1, 200, 300, { kind: 'recipients' }),
  spot(1, 195, 290, { kind: 'signature' }),
  spot(1, 500, 620, node('table')),
  spot(1, 540, 560, node('row')),
];

describe('what a click means', () => {
  test.each([
    ['a line', 0, 0.5, 160, 'subject'],
    ['the left of one height', 0, 0.2, 112, 'number'],
    ['the right of one height', 0, 0.8, 112, 'date'],
    ['the smallest around it', 0, 0.5, 350, 'first'],
    ['what only the larger one holds', 0, 0.5, 384, 'section'],
    ['its part on the next page', 1, 0.5, 70, 'second'],
    ['recipients', 1, 0.1, 250, 'recipients'],
    ['signature', 1, 0.9, 250, 'signature'],
    ['a row in its table', 1, 0.5, 550, 'row'],
    ['the table beside its row', 1, 0.5, 600, 'table'],
    ['close below a line', 1, 0.5, 100, 'second'],
    ['the blank right of the agency', 0, 0.9, 70, 'agency'],
    ['blank paper', 1, 0.5, 800, undefined],
    ['a page that is not there', 7, 0.5, 100, undefined],
  ])('%s', (_, page, x, y, wanted) => {
    const place = spotAt(SPOTS, page, x, y)?.place;
    expect(place && (place.kind === 'node' ? place.id : place.kind)).toBe(wanted);
  });
});

test('a place has a spot on every page it touches, and no other is one of them', () => {
  expect(spotsOf(SPOTS, node('second')).map((it) => it.page)).toEqual([0, 1]);
  expect(spotsOf(SPOTS, null)).toEqual([]);
  const bases = [0, 1].map((index) => spot(0, 0, 9, { kind: 'basis', index }));
  expect(spotsOf(bases, { kind: 'basis', index: 1 })).toEqual([bases[1]]);
  expect(spotsOf(bases, { kind: 'lead', index: 1 })).toEqual([]);
});

test('no two spots have one name', () => {
  expect(new Set(SPOTS.map(spotKey)).size).toBe(SPOTS.length);
});
