import { describe, expect, it } from 'vitest';
import {
  all,
  choices,
  decided,
  left,
  progress,
  read,
  safeLeft,
  stateOf,
  taken,
  wordsOf,
} from './decisions';
import { proposal } from './fixture';

const YEAR = proposal('year', { safe: true });
const DATE = proposal('date', { safe: true });
const LOOK = proposal('look', { after: null });
const ALWAYS = proposal('always', { always: true, safe: true, after: '' });
const ALL = [YEAR, DATE, LOOK, ALWAYS];
const NONE = read([]);
const ids = (list: readonly { id: string }[]) => list.map((it) => it.id);

describe('a decision', () => {
  it('is told by the state', () => {
    expect(ALL.map((it) => stateOf(it, NONE))).toEqual(['open', 'open', 'open', 'always']);
    expect(stateOf(YEAR, taken(NONE, YEAR))).toBe('taken');
    expect(stateOf(YEAR, decided(NONE, YEAR, 'skipped'))).toBe('skipped');
    expect(stateOf(YEAR, decided(NONE, YEAR, 'taken', 'năm nay'))).toBe('edited');
  });
  it('on a place without words notes that it was seen', () =>
    expect(stateOf(LOOK, taken(NONE, LOOK))).toBe('seen'));
  it('on a place that was filled in takes the words', () => {
    const filled = decided(NONE, LOOK, 'taken', 'giai đoạn 2026 - 2030');
    expect(stateOf(LOOK, filled)).toBe('edited');
    expect(wordsOf(LOOK, filled)).toBe('giai đoạn 2026 - 2030');
  });
  it('keeps the words given while it is skipped and taken again', () => {
    const skipped = decided(decided(NONE, YEAR, 'taken', 'năm nay'), YEAR, 'skipped');
    expect(wordsOf(YEAR, taken(skipped, YEAR))).toBe('năm nay');
  });
  it('with the words proposed has none of its own', () =>
    expect(decided(NONE, YEAR, 'taken', 'năm 2026').get('year')?.text).toBeNull());
  it('may take the old words away', () =>
    expect(decided(NONE, YEAR, 'taken', '').get('year')?.text).toBe(''));
  it('is never made on what is always done', () =>
    expect(decided(NONE, ALWAYS, 'skipped')).toBe(NONE));
  it('leaves the decisions before as they were', () => {
    taken(NONE, YEAR);
    expect(NONE.size).toBe(0);
  });
});

describe('all at once', () => {
  it('takes what is safe and waits, and nothing else', () => {
    const skipped = decided(NONE, DATE, 'skipped');
    expect(ids(safeLeft(ALL, skipped))).toEqual(['year']);
    const after = all(skipped, safeLeft(ALL, skipped), 'taken');
    expect(ids(choices(ALL, after))).toEqual(['year']);
  });
  it('skips what nobody looked at', () => {
    const some = taken(NONE, YEAR);
    const after = all(some, left(ALL, some), 'skipped');
    expect(ALL.map((it) => stateOf(it, after))).toEqual(['taken', 'skipped', 'skipped', 'always']);
  });
});

it('counts what asks for a decision', () => {
  expect(progress(ALL, NONE)).toEqual({ done: 0, all: 3 });
  expect(progress(ALL, taken(taken(NONE, YEAR), LOOK))).toEqual({ done: 2, all: 3 });
});

it('makes the plan of what was taken, in the order of the plan', () => {
  const decisions = taken(decided(taken(NONE, DATE), YEAR, 'taken', 'x'), LOOK);
  expect(choices(ALL, decisions)).toEqual([
    { id: 'year', text: 'x' },
    { id: 'date', text: null },
  ]);
});
