// What comes from Word, Excel, a page or plain text, cleaned to what the editor knows.
import { Fragment, Slice, type Node } from 'prosemirror-model';
import { blockLabels } from './labels';
import { kindOf, schema, type ItemKind } from './schema';

/** Figures as plain words, for a text that has none. */
export function withoutFigures(slice: Slice): Slice {
  const plain = (content: Fragment): Fragment =>
    Fragment.fromArray(
      content.content.flatMap((node) => {
        if (node.type.name !== 'figure') return [node.copy(plain(node.content))];
        const words = node.attrs.text as string;
        return words === '' ? [] : [schema.text(words, node.marks)];
      }),
    );
  return new Slice(plain(slice.content), slice.openStart, slice.openEnd);
}

/** Longest text taken from the clipboard at once, in characters. */
export const PASTE_LIMIT = 2_000_000;

/** A line of text with the kind its mark tells. */
export interface ReadLine {
  kind: ItemKind;
  /** `null`: a dash or plus, whose mark the program prints. */
  label: string | null;
  /** How many characters of the line are its mark. */
  skip: number;
}

const DASH = /^\s*[-–—−•·▪●○◦§*]\s+(?=\S)|^\s*[-–—−•](?=\p{L})/u;
const PLUS = /^\s*\+\s*(?=\p{L})/u;
const POINT = /^\s*(\p{Ll}{1,2}\))\s*(?=\S)/u;
const CLAUSE = /^\s*(\d{1,2}\.)(?:\s+(?=\S)|(?=\p{L}))/u;

/** What the beginning of a line says it is. */
export function readLine(line: string): ReadLine {
  const dash = DASH.exec(line);
  if (dash) return { kind: 'dash', label: null, skip: dash[0].length };
  const plus = PLUS.exec(line);
  if (plus) return { kind: 'plus', label: null, skip: plus[0].length };
  const point = POINT.exec(line);
  if (point) return { kind: 'point', label: point[1] ?? null, skip: point[0].length };
  const clause = CLAUSE.exec(line);
  if (clause) return { kind: 'clause', label: clause[1] ?? null, skip: clause[0].length };
  return { kind: 'paragraph', label: null, skip: 0 };
}

/** Composes letters and removes what no text has: control signs and zero-width marks. */
export function cleanText(text: string): string {
  return text
    .slice(0, PASTE_LIMIT)
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\u00a0/g, ' ')
    .normalize('NFC');
}

/**
 * Nodes whose labels were found in a text; a label the program would count just so is left to it,
 * unless every list in it would be counted otherwise.
 */
function settleLabels(nodes: Node[]): Node[] {
  const counted = blockLabels(nodes.map((node) => ({ kind: kindOf(node), label: null })));
  return nodes.map((node, index) =>
    node.attrs.label !== null && node.attrs.label === counted[index]
      ? node.type.create({ ...node.attrs, label: null }, node.content)
      : node,
  );
}

/** Plain text as nodes: one line one block, a run of tabbed lines one table. */
export function readPlain(text: string): Node[] {
  const nodes: Node[] = [];
  const lines = cleanText(text).split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const tabbed = tabbedFrom(lines, at);
    if (tabbed > 0) {
      nodes.push(tableOf(lines.slice(at, at + tabbed).map((line) => line.split('\t'))));
      at += tabbed - 1;
    } else if (lines[at]?.trim()) nodes.push(lineNode(lines[at] ?? ''));
  }
  return settleLabels(nodes);
}

function tabbedFrom(lines: readonly string[], start: number): number {
  let end = start;
  while (end < lines.length && (lines[end] ?? '').trim().includes('\t')) end += 1;
  return end - start >= 2 ? end - start : 0;
}

function lineNode(line: string): Node {
  const { kind, label, skip } = readLine(line);
  const words = line.slice(skip).replaceAll('\t', ' ').trim();
  return schema.node(kind, { label }, words ? [schema.text(words)] : []);
}

function tableOf(rows: string[][]): Node {
  const width = Math.max(...rows.map((row) => row.length));
  const cell = (words: string) =>
    schema.node('table_cell', null, [
      schema.node('paragraph', null, words.trim() ? [schema.text(words.trim())] : []),
    ]);
  return schema.node(
    'table',
    null,
    rows.map((row) =>
      schema.node(
        'table_row',
        null,
        Array.from({ length: width }, (_, column) => cell(row[column] ?? '')),
      ),
    ),
  );
}

/** Plain text as something that can be put at the caret: one line joins the text there. */
export function plainSlice(text: string): Slice {
  const nodes = readPlain(text);
  const open = nodes.length > 0 && nodes.every((node) => node.isTextblock) ? 1 : 0;
  return new Slice(Fragment.fromArray(nodes), open, open);
}

/** What stands in a slice as plain paragraphs, for a place that takes nothing else (a cell). */
export function asParagraphs(slice: Slice): Slice {
  const lines: Node[] = [];
  const labels = blockLabels(
    slice.content.content.map((node) => ({
      kind: kindOf(node),
      label: (node.attrs.label as string | null | undefined) ?? null,
    })),
  );
  slice.content.forEach((node, _, index) => {
    const label = node.isTextblock ? labels[index] : '';
    const first = label && index > 0 ? [schema.text(`${label} `)] : [];
    if (node.isTextblock) {
      const inside = Fragment.fromArray([...first, ...node.children]);
      lines.push(schema.node('paragraph', null, inside));
    } else
      node.descendants((inner) => {
        if (inner.isTextblock) lines.push(schema.node('paragraph', null, inner.content));
        return !inner.isTextblock;
      });
  });
  const open = lines.length > 0 ? 1 : 0;
  return new Slice(Fragment.fromArray(lines), open, open);
}

/** What is copied for programs that take plain text: a line a block, with its mark. */
export function sliceText(slice: Slice): string {
  const several = slice.content.childCount > 1;
  const labels = blockLabels(
    slice.content.content.map((node) => ({
      kind: kindOf(node),
      label: (node.attrs.label as string | null | undefined) ?? null,
    })),
  );
  const lines = slice.content.content.map((node, index) => {
    const mark = several && labels[index] ? `${labels[index]} ` : '';
    return node.isTextblock ? mark + node.textContent : nestedText(node);
  });
  return lines.join('\n');
}

function nestedText(node: Node): string {
  if (node.type.name === 'table_row')
    return node.children.map((cell) => cell.textBetween(0, cell.content.size, ' ')).join('\t');
  if (node.isText) return node.text ?? '';
  if (node.isTextblock) return node.textContent;
  return node.children.map(nestedText).join('\n');
}
