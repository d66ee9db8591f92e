import { describe, expect, it } from 'vitest';
import type { Block, Plan, Remark, Task } from '../backend/generated';
import {
  cellsOf,
  cellsOfTask,
  keyOf,
  lengthsOf,
  lettersAt,
  lettersOf,
  linesOf,
  marksOf,
  stretches,
  takesWords,
  trimmed,
  wordsAt,
  wordsOf,
  type Mark,
} from './remarks';

const remark = (id: string, over: Partial<Remark> = {}): Remark =>
  ({ id, number: 1, standing: 'here', state: 'open', place: null, ...over }) as Remark;
const mark = (id: string, start: number, end: number): Mark => ({ start, end, remark: remark(id) });

describe('stretches', () => {
  const shown = (text: string, from: number, marks: Mark[]) =>
    stretches(text, from, marks).map(
      (it) => `${it.text}|${it.remarks.map(({ id }) => id).join('')}`,
    );

  it('cut a text where marks begin and end', () => {
    expect(shown('abcdef', 0, [])).toEqual(['abcdef|']);
    expect(shown('abcdef', 0, [mark('x', 1, 4), mark('y', 3, 6)])).toEqual([
      'a|',
      'bc|x',
      'd|xy',
      'ef|y',
    ]);
    expect(shown('😀bc', 0, [mark('x', 0, 1)])).toEqual(['😀|x', 'bc|']);
    expect(shown('cd', 2, [mark('x', 1, 3)])).toEqual(['c|x', 'd|']);
  });
});

describe('what is selected', () => {
  it('loses the spaces at its ends', () => {
    const chosen = { of: 'block:b', start: 3, end: 0, quote: '  ba buổi ' };
    expect(trimmed(chosen)).toEqual({ of: 'block:b', start: 5, end: 12, quote: 'ba buổi' });
    expect(trimmed({ ...chosen, quote: ' \n' })).toBeUndefined();
    expect(lettersAt('😀b', 2)).toBe(1);
  });
});

describe('marks', () => {
  it('stand on blocks that are there', () => {
    const block = { id: 'b', text: 'abc', table: null } as Block;
    const marks = marksOf(
      [
        remark('1', { place: { kind: 'words', block: 'b', start: 1, end: 9 } }),
        remark('2', { place: { kind: 'block', block: 'b' } }),
        remark('3', { place: { kind: 'block', block: 'gone' } }),
        remark('4', { place: { kind: 'plan' } }),
      ],
      new Map([['block:b', lettersOf(block.text).length]]),
    );
    expect(marks.get('block:b')?.map((it) => [it.remark.id, it.start, it.end])).toEqual([
      ['1', 1, 3],
      ['2', 0, 3],
    ]);
    expect(marks.size).toBe(1);
  });

  it('count the letters of a table through its cells', () => {
    const cell = (text: string) => ({ runs: [{ text }] });
    const table = {
      rows: [
        [cell('TT'), cell('Việc')],
        [cell('1'), cell('Phát')],
      ],
    };
    const cells = cellsOf({ table } as unknown as Block);
    expect(cells.flat().map((it) => it.from)).toEqual([0, 3, 8, 10]);
  });
});

describe('what is no block', () => {
  const plan = {
    sections: [],
    annexes: [],
    head: { subject: 'Một\nhai', bases: ['Luật A', 'Luật B'], opening: [] },
    closing: [{ runs: [{ text: 'Trên ' }, { text: 'đây.' }] }],
    recipients: [
      { name: 'UBND tỉnh', purpose: 'b/c' },
      { name: 'Các thôn', purpose: '' },
    ],
    signature: { lines: ['CHỦ TỊCH'], name: '' },
  } as unknown as Plan;
  const task = {
    id: 't',
    fields: {
      text: 'Phát',
      deliverable: '',
      lead: 'Phòng',
      coordinating: ['A', 'B'],
      timeframe: 'Quý I',
      budget: '',
      remarks: '',
    },
  } as unknown as Task;

  it('has its letters as the program counts them', () => {
    const lines = linesOf(plan, 'recipients');
    expect(lines.flat().map(({ text, from }) => [text, from])).toEqual([
      ['UBND tỉnh', 0],
      ['b/c', 11],
      ['Các thôn', 16],
    ]);
    expect(wordsOf(lines)).toBe('UBND tỉnh (b/c)\nCác thôn');
    expect(linesOf(plan, 'bases').map(([it]) => it?.from)).toEqual([0, 7]);
    expect(cellsOfTask(task).map(({ from }) => from)).toEqual([0, 5, 6, 12, 17, 23, 24]);
    const lengths = lengthsOf(plan, [task]);
    expect([lengths.get('part:subject'), lengths.get('task:t')]).toEqual([7, 24]);
    expect(lengths.get('part:opening')).toBe(0);
  });

  it('is named alike by its letters and by its remarks', () => {
    for (const key of ['block:b', 'task:t', 'part:bases'])
      expect(keyOf(wordsAt(key, 1, 2))).toBe(key);
    expect(keyOf({ kind: 'plan' })).toBeUndefined();
  });

  it('takes other words where they are one text', () => {
    expect(takesWords({ kind: 'part', part: 'subject' }, 'a\nb')).toBe(true);
    expect(takesWords({ kind: 'part', part: 'bases' }, 'a\nb')).toBe(false);
    expect(takesWords(wordsAt('part:bases', 0, 1), 'a')).toBe(true);
    expect(takesWords(wordsAt('part:recipients', 0, 9), 'tỉnh (b/c')).toBe(false);
    expect(takesWords(wordsAt('task:t', 0, 9), 'a\tb')).toBe(false);
    expect(takesWords({ kind: 'task', task: 't' }, 'a')).toBe(true);
    expect(takesWords({ kind: 'plan' }, '')).toBe(false);
  });
});
