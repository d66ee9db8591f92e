import { describe, expect, it } from 'vitest';
import type { ComparedLine, ProposalField } from '../backend/generated';
import { changesOnly, shownOf } from './compared';

const line = (field: ProposalField, over: Partial<ComparedLine> = {}): ComparedLine => ({
  place: 'section',
  target: 's',
  block: null,
  field,
  row: null,
  column: null,
  depth: 0,
  label: '',
  change: 'same',
  words: [],
  moved: null,
  along: false,
  ...over,
});
const cell = (row: number, column: number) => line('cell', { block: 't', row, column });
const task = (target: string, field: ProposalField, over: Partial<ComparedLine> = {}) =>
  line(field, { place: 'tasks', target, ...over });

describe('shownOf', () => {
  it('puts the cells of a row together, and the cells of a task', () => {
    const shown = shownOf([
      line('subject', { place: 'head', target: null }),
      line('title'),
      line('text'),
      cell(0, 0),
      cell(0, 1),
      cell(1, 0),
      task('a', 'task_text'),
      task('a', 'lead'),
      task('b', 'task_text'),
    ]);
    expect(shown.map((it) => [it.kind, it.lines.length])).toEqual([
      ['named', 1],
      ['heading', 1],
      ['text', 1],
      ['cells', 2],
      ['cells', 1],
      ['task', 2],
      ['task', 1],
    ]);
  });
});

describe('changesOnly', () => {
  const changed = { change: 'changed' } as const;
  const of = (lines: ComparedLine[]) =>
    changesOnly({ lines, changed: 0, added: 0, removed: 0, moved: 0 }).map((it) => it.label);

  it('keeps what changed below its headings', () =>
    expect(
      of([
        line('title', { label: 'I' }),
        line('title', { label: '1', depth: 1 }),
        line('text', { label: 'a' }),
        line('title', { label: '2', depth: 1 }),
        line('text', { label: 'b', ...changed }),
        line('title', { label: 'II' }),
        line('text', { label: 'c' }),
      ]),
    ).toEqual(['I', '2', 'b']));
  it('names the task of a changed cell, and no heading above it', () =>
    expect(
      of([
        line('title', { label: 'I' }),
        task('a', 'task_text', { label: 'x' }),
        task('b', 'task_text', { label: 'y' }),
        task('b', 'lead', { label: 'z', ...changed }),
      ]),
    ).toEqual(['y', 'z']));
  it('keeps what was moved', () =>
    expect(of([line('text', { label: 'a' }), line('text', { label: 'b', moved: 'II.' })])).toEqual([
      'b',
    ]));
  it('keeps the title of an annex', () =>
    expect(
      of([
        line('annex_title', { place: 'annex', label: 'PL' }),
        line('annex_reference', { place: 'annex', label: 'kt' }),
        line('text', { label: 'a', ...changed }),
      ]),
    ).toEqual(['PL', 'a']));
  it('is nothing where nothing changed', () =>
    expect(of([line('title'), line('text')])).toEqual([]));
});
