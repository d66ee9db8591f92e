import { describe, expect, it } from 'vitest';
import type { MergeConflict, MergeValue } from '../backend/generated';
import { linesOf, ruled, takes, wordsOf } from './merging';

const value = (label: string, ...lines: string[]): MergeValue => ({
  label,
  lines: lines.map((text) => ({ runs: [{ text }] })),
});
const conflict = (over: Partial<MergeConflict>): MergeConflict => ({
  unit: 'words/block/1',
  aspect: 'words',
  thing: 'block',
  base: value('', 'gốc'),
  mine: value('', 'tôi'),
  theirs: value('', 'họ'),
  own: true,
  ruling: null,
  ...over,
});

describe('linesOf', () => {
  it('puts the mark before the first line', () =>
    expect(linesOf(value('a)', 'một', 'hai'), false)).toEqual(['a) một', 'hai']));
  it('says of a place what it is under and behind', () =>
    expect(linesOf(value('II.', 'Nội dung', ''), true)).toHaveLength(2));
});

describe('decisions', () => {
  it('offer the base only where it can be taken', () => {
    expect(takes(conflict({}))).toEqual(['base', 'mine', 'theirs']);
    expect(takes(conflict({ aspect: 'presence' }))).toEqual(['mine', 'theirs']);
    expect(takes(conflict({ base: null }))).toEqual(['mine', 'theirs']);
  });
  it('begin own words with ours, or theirs where we have none', () => {
    expect(wordsOf(conflict({}))).toBe('tôi');
    expect(wordsOf(conflict({ mine: null }))).toBe('họ');
  });
  it('stand once for a unit', () =>
    expect(
      ruled([{ unit: 'a', take: 'mine', text: '' }], { unit: 'a', take: 'theirs', text: '' }),
    ).toEqual([{ unit: 'a', take: 'theirs', text: '' }]));
});
