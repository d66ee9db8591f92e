// Blocks of the contract to an editor document and back, without loss.
import { Fragment, type Mark, type Node } from 'prosemirror-model';
import type { Block, Rich, Run, Table } from '../../backend/generated';
import { blockLabels } from './labels';
import { kindOf, schema } from './schema';

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
    runs.filter((run) => run.text !== '').map((run) => schema.text(run.text, marksOf(run))),
  );
}

function toRuns(node: Node): Run[] {
  return mergeRuns(node.children.map(runOf));
}

function runOf(text: Node): Run {
  const run: Run = { text: text.text ?? '' };
  if (schema.marks.strong.isInSet(text.marks)) run.bold = true;
  if (schema.marks.em.isInSet(text.marks)) run.italic = true;
  return run;
}

/** Runs with like neighbours joined and empty ones dropped. */
export function mergeRuns(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (run.text === '') continue;
    if (last && sameLook(last, run)) last.text += run.text;
    else out.push({ ...run });
  }
  return out;
}

function sameLook(a: Run, b: Run): boolean {
  return !a.bold === !b.bold && !a.italic === !b.italic;
}

// ---- tables -----------------------------------------------------------------------------------

function toRows(table: Table | null): Node[] {
  const rows = table?.rows.filter((row) => row.length > 0) ?? [];
  if (rows.length === 0) return [schema.node('table_row', null, [cellOf({ runs: [] }, false)])];
  return rows.map((row, index) =>
    schema.node(
      'table_row',
      null,
      row.map((cell) => cellOf(cell, index < (table?.header_rows ?? 0))),
    ),
  );
}

/** A cell holds its lines as paragraphs. */
function cellOf(cell: Rich, header: boolean): Node {
  const lines = splitLines(cell.runs);
  const paragraphs = lines.map((line) => schema.node('paragraph', null, toText(line)));
  return schema.node(header ? 'table_header' : 'table_cell', null, paragraphs);
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
  const width = Math.max(...node.children.map(rowWidth));
  const rows = node.children.map((row) => {
    const cells = row.children.flatMap(spread);
    while (cells.length < width) cells.push({ runs: [] });
    return cells;
  });
  return { header_rows: headerRows(node), rows };
}

function rowWidth(row: Node): number {
  return row.children.reduce((sum, cell) => sum + (cell.attrs.colspan as number), 0);
}

/** A cell over several columns gives its words to the first of them. */
function spread(cell: Node): Rich[] {
  const empty = Array.from({ length: (cell.attrs.colspan as number) - 1 }, () => ({ runs: [] }));
  return [{ runs: cellRuns(cell) }, ...empty];
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

function headerRows(table: Node): number {
  const first = table.children.findIndex((row) =>
    row.children.some((cell) => cell.type.name !== 'table_header'),
  );
  return first < 0 ? table.childCount : first;
}
