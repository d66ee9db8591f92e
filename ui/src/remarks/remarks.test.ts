import { describe, expect, it } from 'vitest';
import type { Block, Remark } from '../backend/generated';
import { cellsOf, lettersAt, marksOf, stretches, trimmed, type Mark } from './remarks';

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
    const chosen = { block: 'b', start: 3, end: 0, quote: '  ba buổi ' };
    expect(trimmed(chosen)).toEqual({ block: 'b', start: 5, end: 12, quote: 'ba buổi' });
    expect(trimmed({ ...chosen, quote: ' \n' })).toBeUndefined();
    expect(lettersAt('😀b', 2)).toBe(1);
  });
});

describe('marks', () => {
  it('stand on blocks that are there', () => {
    const block = { id: 'b', text: 'abc', table: null } as Block;
    const parts = [{ id: 's', kind: 'section' as const, depth: 0, heading: '', blocks: [block] }];
    const marks = marksOf(
      [
        remark('1', { place: { kind: 'words', block: 'b', start: 1, end: 9 } }),
        remark('2', { place: { kind: 'block', block: 'b' } }),
        remark('3', { place: { kind: 'block', block: 'gone' } }),
        remark('4', { place: { kind: 'plan' } }),
      ],
      parts,
    );
    expect(marks.get('b')?.map((it) => [it.remark.id, it.start, it.end])).toEqual([
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
