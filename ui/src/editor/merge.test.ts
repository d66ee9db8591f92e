import type { EditorState } from 'prosemirror-state';
import { CellSelection, isInTable, TableMap } from 'prosemirror-tables';
import { describe, expect, test } from 'vitest';
import { mergeOrSplit } from './commands';
import { fromDoc, plain, toDoc } from './convert';
import { dice } from './dice';
import { editorState } from './plugins';
import type { Block } from '../backend/generated';

/** A table whose cell in row r, column c says `r.c`, some cells empty. */
function tableOf(height: number, width: number): Block {
  const rows = Array.from({ length: height }, (_, r) =>
    Array.from({ length: width }, (_, c) => ({
      runs: (r + c) % 5 === 3 ? [] : [{ text: `${r}.${c}` }],
    })),
  );
  const text = rows.map((row) => row.map((cell) => plain(cell.runs)).join('\t')).join('\n');
  const table = { header_rows: 1, rows, merges: [] };
  return { id: 't', kind: 'table', label: '', auto_label: true, text, runs: [], table };
}

/** The state with the cells from one place of the grid to another chosen. */
function choose(state: EditorState, from: [number, number], to: [number, number]): EditorState {
  const table = state.doc.child(0);
  const map = TableMap.get(table);
  const at = ([row, column]: [number, number]) => 1 + (map.map[row * map.width + column] ?? 0);
  const chosen = CellSelection.create(state.doc, at(from), at(to));
  return state.apply(state.tr.setSelection(chosen));
}

function toggled(state: EditorState): EditorState {
  let now = state;
  mergeOrSplit(now, (tr) => (now = now.apply(tr)));
  return now;
}

const words = (state: EditorState) =>
  state.doc.textBetween(0, state.doc.content.size, ' ').split(/\s+/).filter(Boolean).sort();
const tableIn = (state: EditorState) => fromDoc(state.doc)[0]?.table;

describe('joined cells', () => {
  test('keep all their words, in order, and say how far they reach', () => {
    const start = editorState(toDoc([tableOf(3, 3)]));
    const table = tableIn(toggled(choose(start, [1, 0], [2, 1])));
    expect(table?.merges).toEqual([{ row: 1, column: 0, rows: 2, columns: 2 }]);
    expect(plain(table?.rows[1]?.[0]?.runs ?? [])).toBe('1.0\n1.1\n2.0');
    expect(table?.rows.map((row) => row.length)).toEqual([3, 3, 3]);
  });

  test('come apart again, the words staying in the first', () => {
    const joined = toggled(choose(editorState(toDoc([tableOf(2, 2)])), [1, 0], [1, 1]));
    expect(tableIn(toggled(joined))).toMatchObject({ merges: [] });
    expect(words(toggled(joined))).toEqual(words(joined));
  });

  test('whatever is joined and taken apart, and read back, every word stays', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const roll = dice(seed);
      const [height, width] = [1 + roll(4), 1 + roll(4)];
      let state = editorState(toDoc([tableOf(height, width)]));
      const before = words(state);
      for (let step = 0; step < 4; step += 1) {
        const place = (): [number, number] => [roll(height), roll(width)];
        state = toggled(choose(state, place(), place()));
        expect(words(state), `seed ${seed}, step ${step}`).toEqual(before);
        const blocks = fromDoc(state.doc);
        expect(fromDoc(toDoc(blocks)), `seed ${seed}, step ${step}`).toEqual(blocks);
        state = editorState(toDoc(blocks));
      }
    }
  });

  test('words in covered cells of a file go to the first cell', () => {
    const block = tableOf(2, 2);
    if (block.table) block.table.merges = [{ row: 0, column: 0, rows: 1, columns: 2 }];
    const table = fromDoc(toDoc([block]))[0]?.table;
    expect(plain(table?.rows[0]?.[0]?.runs ?? [])).toBe('0.0\n0.1');
    expect(table?.rows[0]?.[1]).toEqual({ runs: [] });
  });

  test('merges that fit no table or touch one another leave the cells alone', () => {
    const block = tableOf(2, 2);
    if (block.table)
      block.table.merges = [
        { row: 0, column: 0, rows: 1, columns: 2 },
        { row: 0, column: 1, rows: 2, columns: 1 },
        { row: 1, column: 1, rows: 1, columns: 4 },
      ];
    expect(fromDoc(toDoc([block]))[0]?.table?.merges).toEqual([
      { row: 0, column: 0, rows: 1, columns: 2 },
    ]);
  });

  test('outside a table the key does nothing', () => {
    const state = editorState(toDoc([]));
    expect([isInTable(state), mergeOrSplit(state)]).toEqual([false, false]);
  });
});
