// Blocks of the contract to an editor document and back, without loss.
import { Fragment, type Mark, type Node } from 'prosemirror-model';
import type { Block, Figure, Rich, Run, Table } from '../backend/generated';
import { blockLabels } from './labels';
import { kindOf, schema } from './schema';
import { mergesOf, placeCells, placesIn, slotsOf, widthOf } from './spans';

/** An editor document from blocks. No blocks make one empty paragraph. */
export function toDoc(blocks: readonly Block[]): Node {
  const nodes = blocks.map(toNode);
  return schema.node('doc', null, nodes.length > 0 ? nodes : [schema.node('paragraph')]);
}

/** The blocks of an editor document, labels counted anew. */
export function fromDoc(doc: Node): Block[] {
  const blocks = doc.children.map(toBlock);
  const labels = blockLabels(
    doc.children.map((node) => ({ kind: kindOf(node), label: literalOf(node) })),
  );
  blocks.forEach((block, index) => (block.label = labels[index] ?? ''));
  return blocks.length === 1 && isBlank(blocks[0]) ? [] : blocks;
}

function isBlank(block: Block | undefined): boolean {
  return block !== undefined && block.id === '' && block.kind === 'paragraph' && block.text === '';
}

function literalOf(node: Node): string | null {
  return node.attrs.label as string | null;
}

function toNode(block: Block): Node {
  const attrs = { id: block.id, label: block.auto_label ? null : block.label };
  if (block.kind === 'table') return schema.node('table', attrs, toRows(block.table));
  return schema.node(block.kind, attrs, toText(block.runs));
}

function toBlock(node: Node): Block {
  const label = literalOf(node);
  const shared = {
    id: node.attrs.id as string,
    kind: kindOf(node),
    label: '',
    auto_label: label === null,
  };
  if (node.type.name === 'table') {
    const table = toTable(node);
    return { ...shared, text: tableText(table), runs: [], table };
  }
  const runs = toRuns(node);
  return { ...shared, text: plain(runs), runs, table: null };
}

/** The words of runs, without their looks. */
export function plain(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}

function tableText(table: Table): string {
  return table.rows
    .map((row) => row.map((cell) => plain(cell.runs).replaceAll('\n', ' ')).join('\t'))
    .join('\n');
}

// ---- text -------------------------------------------------------------------------------------

function marksOf(run: Run): Mark[] {
  const marks: Mark[] = [];
  if (run.italic) marks.push(schema.mark('em'));
  if (run.bold) marks.push(schema.mark('strong'));
  return marks;
}

function toText(runs: readonly Run[]): Fragment {
  return Fragment.fromArray(
    runs
      .filter((run) => run.text !== '' || run.figure)
      .map((run) =>
        run.figure
          ? schema.node('figure', { figure: run.figure, text: run.text }, undefined, marksOf(run))
          : schema.text(run.text, marksOf(run)),
      ),
  );
}

function toRuns(node: Node): Run[] {
  return mergeRuns(node.children.map(runOf));
}

function runOf(text: Node): Run {
  const run: Run = { text: text.text ?? (text.attrs.text as string | undefined) ?? '' };
  if (schema.marks.strong.isInSet(text.marks)) run.bold = true;
  if (schema.marks.em.isInSet(text.marks)) run.italic = true;
  if (text.type.name === 'figure') run.figure = text.attrs.figure as Figure;
  return run;
}

/** Runs with like neighbours joined and empty ones dropped. A figure stands alone. */
export function mergeRuns(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (run.text === '' && !run.figure) continue;
    if (last && sameLook(last, run)) last.text += run.text;
    else out.push({ ...run });
  }
  return out;
}

function sameLook(a: Run, b: Run): boolean {
  return !a.figure && !b.figure && !a.bold === !b.bold && !a.italic === !b.italic;
}

// ---- tables -----------------------------------------------------------------------------------

function toRows(table: Table | null): Node[] {
  const rows = table?.rows.filter((row) => row.length > 0) ?? [];
  if (!table || rows.length === 0)
    return [schema.node('table_row', null, [cellOf({ runs: [] }, false)])];
  const width = Math.max(...rows.map((row) => row.length));
  return slotsOf(rows.length, width, table.merges).map((slots, row) => {
    const cells = slots.flatMap((slot, column) => {
      if (!slot) return [];
      const words = slot.merge ? joined(rows, placesIn(slot.merge)) : rows[row]?.[column];
      const { columns, rows: down } = slot.merge ?? { columns: 1, rows: 1 };
      const span = { colspan: columns, rowspan: down };
      return [cellOf(words ?? { runs: [] }, row < table.header_rows, span)];
    });
    return schema.node('table_row', null, cells);
  });
}

/** The words of several cells as one cell's: each that has words on a line of its own. */
function joined(rows: readonly Rich[][], places: readonly [number, number][]): Rich {
  const [first, ...others] = places.map(([row, column]) => rows[row]?.[column] ?? { runs: [] });
  const said = others.filter((cell) => plain(cell.runs) !== '');
  const runs = [...(first?.runs ?? [])];
  for (const cell of said) {
    if (plain(runs) !== '') runs.push({ text: '\n' });
    runs.push(...cell.runs);
  }
  return { runs };
}

/** A cell holds its lines as paragraphs. */
function cellOf(cell: Rich, header: boolean, span?: { colspan: number; rowspan: number }): Node {
  const lines = splitLines(cell.runs);
  const paragraphs = lines.map((line) => schema.node('paragraph', null, toText(line)));
  return schema.node(header ? 'table_header' : 'table_cell', span, paragraphs);
}

function splitLines(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    const [first = '', ...rest] = run.text.split('\n');
    lines.at(-1)?.push({ ...run, text: first });
    for (const text of rest) lines.push([{ ...run, text }]);
  }
  return lines;
}

function toTable(node: Node): Table {
  const places = placesOf(node);
  const width = widthOf(places);
  const rows = node.children.map(() => Array.from({ length: width }, (): Rich => ({ runs: [] })));
  node.children.forEach((row, r) =>
    row.children.forEach((cell, n) => {
      const column = places[r]?.[n]?.column ?? 0;
      (rows[r] ?? [])[column] = { runs: cellRuns(cell) };
    }),
  );
  return { header_rows: headerRows(node), rows, merges: mergesOf(places) };
}

function placesOf(table: Node) {
  return placeCells(
    table.children.map((row) =>
      row.children.map((cell) => ({
        columns: cell.attrs.colspan as number,
        rows: cell.attrs.rowspan as number,
      })),
    ),
  );
}

/** Lines joined by line feeds, which take the look of the words before them. */
function cellRuns(cell: Node): Run[] {
  const runs: Run[] = [];
  cell.children.forEach((paragraph, index) => {
    if (index > 0) runs.push({ ...runs.at(-1), text: '\n' });
    runs.push(...paragraph.children.map(runOf));
  });
  return mergeRuns(runs);
}

/** Rows from the top in which no body cell begins. */
function headerRows(table: Node): number {
  const first = table.children.findIndex((row) =>
    row.children.some((cell) => cell.type.name !== 'table_header'),
  );
  return first < 0 ? table.childCount : first;
}
