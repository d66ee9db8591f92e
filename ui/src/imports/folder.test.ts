import { describe, expect, it } from 'vitest';
import type { FolderFile, FolderImport, FolderOutcome } from '../backend/generated';
import { counts, isNew, percent, taken } from './folder';

const read = (already: string | null, twin: string | null): FolderOutcome => ({
  kind: 'understood',
  title: 'Kế hoạch',
  year: 2026,
  words: 10,
  words_placed: 10,
  doubts: 0,
  tasks: 0,
  already,
  twin,
  failure: null,
});
const file = (draft: string, outcome: FolderOutcome): FolderFile => ({
  draft,
  name: `${draft}.docx`,
  outcome,
});
const report: FolderImport = {
  folder: '/ke-hoach',
  running: false,
  current: null,
  done: 5,
  total: 6,
  more: false,
  files: [
    file('new', read(null, null)),
    file('kept before', read('p1', null)),
    file('twin', read(null, 'new.docx')),
    file('bad', { kind: 'refused', failure: { kind: 'internal' } }),
    file('kept', { kind: 'kept', plan: 'p2', title: 'x' }),
    file('not yet', { kind: 'waiting' }),
  ],
};

describe('a folder', () => {
  it('takes what is new, and what the user says', () => {
    expect(report.files.filter(isNew).map((it) => it.draft)).toEqual(['new']);
    expect(taken(report, new Map())).toEqual(['new']);
    const said = new Map([
      ['new', false],
      ['twin', true],
      ['bad', true],
    ]);
    expect(taken(report, said)).toEqual(['twin']);
  });

  it('is counted', () => {
    expect(counts(report)).toEqual({ understood: 3, kept: 1, refused: 1, waiting: 1 });
    expect(percent(report)).toBe(83);
    expect(percent({ ...report, done: 0, total: 0, files: [] })).toBe(100);
  });
});
