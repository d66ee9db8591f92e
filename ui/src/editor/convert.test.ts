import { describe, expect, test } from 'vitest';
import type { Block, BlockKind, Merge, Rich, Run } from '../backend/generated';
import { fromDoc, plain, toDoc } from './convert';
import { dice } from './dice';
import { blockLabels } from './labels';
import { placesIn, slotsOf } from './spans';

const WORDS = [
  'tuyên truyền',
  ' ',
  'Đồng bào',
  '- ',
  '  hai dấu cách',
  'a) ',
  '<b>',
  '\t',
  '…',
  '1.',
];
const KINDS: BlockKind[] = ['paragraph', 'clause', 'point', 'dash', 'plus', 'table', 'review'];

function someRuns(roll: (sides: number) => number, breaks: boolean): Run[] {
  const runs: Run[] = [];
  for (let left = roll(4); left > 0; left -= 1) {
    const look = (runs.length + roll(3)) % 4;
    const text = (WORDS[roll(WORDS.length)] ?? '') + (breaks && roll(4) === 0 ? '\nx' : '');
    const run: Run = { text };
    if (look & 1) run.bold = true;
    if (look & 2) run.italic = true;
    const last = runs.at(-1);
    if (last && !last.bold === !run.bold && !last.italic === !run.italic) last.text += run.text;
    else runs.push(run);
  }
  return runs;
}

function someBlock(roll: (sides: number) => number, n: number): Block {
  const kind = KINDS[roll(KINDS.length)] ?? 'paragraph';
  const literal = roll(4) === 0;
  const shared = {
    id: roll(5) === 0 ? '' : `b${n}`,
    kind,
    label: literal ? (['5.', '', '- -'][roll(3)] ?? '') : '',
    auto_label: !literal,
  };
  if (kind !== 'table') {
    const runs = someRuns(roll, kind === 'review');
    return { ...shared, text: plain(runs), runs, table: null };
  }
  const [width, height] = [1 + roll(4), 1 + roll(4)];
  const rows = Array.from({ length: height }, () =>
    Array.from({ length: width }, (): Rich => ({ runs: someRuns(roll, true) })),
  );
  const merges = someMerges(roll, height, width);
  for (const merge of merges)
    for (const [row, column] of placesIn(merge).slice(1)) (rows[row] ?? [])[column] = { runs: [] };
  const header_rows = wholeHeader(roll(height + 1), height, width, merges);
  const text = rows
    .map((row) => row.map((cell) => plain(cell.runs).replaceAll('\n', ' ')).join('\t'))
    .join('\n');
  return { ...shared, text, runs: [], table: { header_rows, rows, merges } };
}

/** Merges that do not touch one another, in reading order. */
function someMerges(roll: (sides: number) => number, height: number, width: number): Merge[] {
  const wanted = Array.from({ length: roll(4) }, (): Merge => {
    const [row, column] = [roll(height), roll(width)];
    return { row, column, rows: 1 + roll(height - row), columns: 1 + roll(width - column) };
  });
  return slotsOf(height, width, wanted).flatMap((slots) =>
    slots.flatMap((slot) => (slot?.merge ? [slot.merge] : [])),
  );
}

/** A row that only cells of the heading reach is one of its rows. */
function wholeHeader(rows: number, height: number, width: number, merges: readonly Merge[]) {
  const slots = slotsOf(height, width, merges);
  let header = rows;
  while (header > 0 && header < height && slots[header]?.every((slot) => slot === null))
    header += 1;
  return header;
}

function somePlan(seed: number): Block[] {
  const roll = dice(seed);
  const blocks = Array.from({ length: 1 + roll(12) }, (_, n) => someBlock(roll, n));
  const labels = blockLabels(
    blocks.map((block) => ({ kind: block.kind, label: block.auto_label ? null : block.label })),
  );
  return blocks.map((block, index) => ({ ...block, label: labels[index] ?? '' }));
}

describe('blocks and documents', () => {
  test('nothing is lost either way', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const blocks = somePlan(seed);
      const doc = toDoc(blocks);
      doc.check();
      const blank = blocks.length === 1 && !blocks[0]?.id && blocks[0]?.kind === 'paragraph';
      if (blank && blocks[0]?.text === '' && blocks[0].auto_label) continue;
      expect(fromDoc(doc), `seed ${seed}`).toEqual(blocks);
      expect(toDoc(fromDoc(doc)).eq(doc), `seed ${seed}`).toBe(true);
    }
  });

  test('no blocks are one empty paragraph, and that is no blocks', () => {
    expect(toDoc([]).childCount).toBe(1);
    expect(fromDoc(toDoc([]))).toEqual([]);
  });

  test('the line feed in a cell takes the look of the words before it', () => {
    const cell: Rich = { runs: [{ text: 'đậm', bold: true }, { text: '\nthường' }] };
    const table = { header_rows: 0, rows: [[cell]], merges: [] };
    const block: Block = {
      id: 't',
      kind: 'table',
      label: '',
      auto_label: true,
      text: '',
      runs: [],
      table,
    };
    expect(fromDoc(toDoc([block]))[0]?.table?.rows[0]?.[0]?.runs).toEqual([
      { text: 'đậm\n', bold: true },
      { text: 'thường' },
    ]);
  });
});
