// HTML from Word, LibreOffice or a page, rewritten to the few tags the editor reads.
import { cleanText, PASTE_LIMIT, readLine } from './paste';
import { blockLabels, type Labelled } from './labels';
import { placeCells, widthOf, type Reach } from './spans';

/** Longest HTML taken; Word writes some thirty times the text. */
const HTML_LIMIT = PASTE_LIMIT * 10;

interface Piece {
  text: string;
  bold: boolean;
  italic: boolean;
}

interface Line extends Labelled {
  pieces: Piece[];
}

interface Cell extends Reach {
  header: boolean;
  lines: Line[];
}

type Part = { line: Line } | { table: Cell[][] };

const DROPPED = new Set(
  'STYLE SCRIPT META LINK TITLE HEAD XML IMG SVG MATH OBJECT EMBED IFRAME NOSCRIPT TEMPLATE INPUT BUTTON SELECT TEXTAREA VIDEO AUDIO CANVAS'.split(
    ' ',
  ),
);
const BREAKING = new Set(
  'P DIV LI UL OL H1 H2 H3 H4 H5 H6 BLOCKQUOTE SECTION ARTICLE HEADER FOOTER MAIN ASIDE NAV PRE DL DT DD FIGURE FIGCAPTION ADDRESS HR FORM FIELDSET TABLE'.split(
    ' ',
  ),
);

/** HTML of our own tags only: `p` with its kind and label, `table`, `strong`, `em`. */
export function cleanHtml(html: string): string {
  if (html.includes('data-pm-slice')) return html;
  const body = new DOMParser().parseFromString(html.slice(0, HTML_LIMIT), 'text/html').body;
  return write(settle(new Reader().read(body)));
}

interface Look {
  bold: boolean;
  italic: boolean;
  item: Labelled | null;
}

/** Walks a page and gathers lines; a line ends where a block of the page begins or ends. */
class Reader {
  private parts: Part[] = [];
  private pieces: Piece[] = [];
  private item: Labelled | null = null;
  private marked: Labelled | null = null;

  read(root: Node): Part[] {
    this.walk(root, { bold: false, italic: false, item: null });
    this.end();
    return this.parts;
  }

  private walk(node: Node, look: Look): void {
    if (node.nodeType === 3) this.words(node.textContent ?? '', look);
    else if (node instanceof Element) this.element(node, look);
    else for (const child of [...node.childNodes]) this.walk(child, look);
  }

  private words(text: string, look: Look): void {
    const squeezed = cleanText(text).replace(/\s+/gu, ' ');
    if (squeezed === ' ' && this.pieces.length === 0) return;
    if (squeezed && this.pieces.length === 0) this.item = look.item;
    if (squeezed) this.pieces.push({ text: squeezed, bold: look.bold, italic: look.italic });
  }

  private element(element: Element, look: Look): void {
    const tag = element.tagName.toUpperCase();
    if (DROPPED.has(tag) || /^[VWM]:/.test(tag) || hidden(element)) return;
    if (tag === 'BR') return this.end();
    if (tag === 'TABLE' && realTable(element)) return this.table(element);
    if (isWordMark(element)) return this.wordMark(element, look.item);
    const inner = lookOf(element, tag, look);
    const breaks = BREAKING.has(tag);
    if (breaks) this.end();
    if (tag === 'LI') inner.item = listItem(element);
    if (breaks) inner.item ??= wordItem(element);
    for (const child of [...element.childNodes]) this.walk(child, inner);
    if (breaks) this.end();
  }

  /** Word writes the mark of a list item as a span that it asks others to ignore. */
  private wordMark(element: Element, item: Labelled | null): void {
    const mark = cleanText(element.textContent ?? '').trim();
    const { kind, label } = readLine(`${/^[·o§]$/u.test(mark) ? '-' : mark} x`);
    const bullet = kind === 'paragraph' || kind === 'dash';
    this.marked = bullet ? (item ?? { kind: 'dash', label: null }) : { kind, label };
  }

  private table(element: Element): void {
    this.end();
    const rows = [...element.querySelectorAll('tr')].filter(
      (row) => row.closest('table') === element,
    );
    const table = rows.map((row) => cellsOf(row));
    if (table.some((row) => row.length > 0)) this.parts.push({ table: squared(table) });
  }

  private end(): void {
    const item = this.marked ?? this.item;
    const pieces = trimPieces(this.pieces);
    this.pieces = [];
    this.item = null;
    this.marked = null;
    if (pieces.length === 0) return;
    this.parts.push({ line: item ? { ...item, pieces } : bareLine(pieces) });
  }
}

/** A line without list tags: its mark, if any, is typed in the text. */
function bareLine(pieces: Piece[]): Line {
  const text = pieces.map((piece) => piece.text).join('');
  const { kind, label, skip } = readLine(text);
  return { kind, label, pieces: dropFirst(pieces, skip) };
}

function dropFirst(pieces: Piece[], count: number): Piece[] {
  const out: Piece[] = [];
  let left = count;
  for (const piece of pieces) {
    const rest = piece.text.slice(left);
    left = Math.max(0, left - piece.text.length);
    if (rest) out.push({ ...piece, text: rest });
  }
  return out;
}

function trimPieces(pieces: Piece[]): Piece[] {
  const out = pieces.map((piece) => ({ ...piece }));
  while (out[0] && !out[0].text.trimStart()) out.shift();
  while (out.at(-1) && !out.at(-1)?.text.trimEnd()) out.pop();
  const first = out[0];
  if (first) first.text = first.text.trimStart();
  const last = out.at(-1);
  if (last) last.text = last.text.trimEnd();
  return out;
}

function styleOf(element: Element): string {
  return element.getAttribute('style') ?? '';
}

function hidden(element: Element): boolean {
  return /display:\s*none|mso-hide:\s*all/i.test(styleOf(element));
}

function isWordMark(element: Element): boolean {
  return /mso-list:\s*Ignore/i.test(styleOf(element));
}

function lookOf(element: Element, tag: string, look: Look): Look {
  const style = styleOf(element);
  const weight = /(?:^|[;\s])font-weight:\s*([^;]+)/i.exec(style)?.[1]?.trim();
  const slant = /(?:^|[;\s])font-style:\s*([^;]+)/i.exec(style)?.[1]?.trim();
  const bold = weight ? /^(bold|bolder|[6-9]00)$/i.test(weight) : tag === 'B' || tag === 'STRONG';
  const italic = slant ? /^(italic|oblique)/i.test(slant) : tag === 'I' || tag === 'EM';
  return {
    bold: weight ? bold : look.bold || bold,
    italic: slant ? italic : look.italic || italic,
    item: look.item,
  };
}

/** A paragraph that Word counts as an item: `-` on the first level, `+` below. */
function wordItem(element: Element): Labelled | null {
  const found = /mso-list:(?!\s*Ignore)[^;]*?level(\d)/i.exec(styleOf(element));
  return found ? { kind: found[1] === '1' ? 'dash' : 'plus', label: null } : null;
}

/** `-` in an outer list, `+` in one inside it, `1.` or `a)` in a counted one. */
function listItem(element: Element): Labelled {
  const list = element.parentElement;
  let depth = 0;
  for (let up = list?.parentElement; up; up = up.parentElement)
    if (/^(UL|OL)$/.test(up.tagName)) depth += 1;
  if (list?.tagName === 'OL' && depth < 2) {
    const letters = /^[a]$/i.test(list.getAttribute('type') ?? '') || /alpha/i.test(styleOf(list));
    return { kind: letters || depth === 1 ? 'point' : 'clause', label: null };
  }
  return { kind: depth === 0 ? 'dash' : 'plus', label: null };
}

/** A table with one cell only lays out a page; its words are running text. */
function realTable(element: Element): boolean {
  return element.querySelectorAll('td, th').length > 1;
}

/** Most columns and most rows one cell may reach over. */
const REACH_LIMIT = { colspan: 50, rowspan: 1_000 };

function cellsOf(row: Element): Cell[] {
  return [...row.children]
    .filter((cell) => /^(TD|TH)$/.test(cell.tagName))
    .flatMap((cell) => {
      const parts = new Reader().read(cell);
      const lines = parts.flatMap((part) => ('line' in part ? [part.line] : flatten(part.table)));
      const header = cell.tagName === 'TH' || row.closest('thead') !== null;
      const columns = reach(cell, 'colspan');
      // Excel lets long words run over the cells beside them, which stay cells.
      if (!/mso-ignore:\s*colspan/i.test(styleOf(cell)))
        return [{ header, lines, columns, rows: reach(cell, 'rowspan') }];
      return Array.from({ length: columns }, (_, n) => ({
        ...{ header, lines: n === 0 ? lines : [] },
        ...{ columns: 1, rows: 1 },
      }));
    });
}

function reach(cell: Element, name: 'colspan' | 'rowspan'): number {
  return Math.min(Math.max(Number(cell.getAttribute(name)) || 1, 1), REACH_LIMIT[name]);
}

/** The same table with reaches that fit it and every place of its grid taken. */
function squared(table: Cell[][]): Cell[][] {
  const places = placeCells(table);
  const width = widthOf(places);
  const filled = table.map(() => 0);
  places.forEach((cells, row) =>
    cells.forEach((cell) => {
      for (let r = row; r < row + cell.rows; r += 1) filled[r] = (filled[r] ?? 0) + cell.columns;
    }),
  );
  return table.map((cells, row) => {
    const placed = cells.map((cell, n) => ({ ...cell, ...(places[row]?.[n] ?? {}) }));
    const missing = width - (filled[row] ?? 0);
    const header = cells.length > 0 && cells.every((cell) => cell.header);
    const empty = Array.from({ length: missing }, () => ({
      ...{ header, lines: [] as Line[] },
      ...{ columns: 1, rows: 1 },
    }));
    return [...placed, ...empty];
  });
}

function flatten(table: Cell[][]): Line[] {
  return table.flatMap((row) => row.flatMap((cell) => cell.lines));
}

/** Labels the program would count just so are left to it. */
function settle(parts: Part[]): Part[] {
  const counted = blockLabels(
    parts.map((part) =>
      'line' in part
        ? { kind: part.line.kind, label: null }
        : { kind: 'table' as const, label: null },
    ),
  );
  parts.forEach((part, index) => {
    if ('line' in part && part.line.label === counted[index]) part.line.label = null;
  });
  return parts;
}

// ---- writing ----------------------------------------------------------------------------------

function write(parts: Part[]): string {
  return parts
    .map((part) => ('line' in part ? writeLine(part.line) : writeTable(part.table)))
    .join('');
}

function writeLine(line: Line): string {
  const label = line.label === null ? '' : ` data-found="${escape(line.label)}"`;
  const kind = line.kind === 'paragraph' ? '' : ` data-kind="${line.kind}"`;
  return `<p${kind}${label}>${writePieces(line.pieces)}</p>`;
}

function writePieces(pieces: Piece[]): string {
  return pieces
    .map(({ text, bold, italic }) => {
      const strong = bold ? `<strong>${escape(text)}</strong>` : escape(text);
      return italic ? `<em>${strong}</em>` : strong;
    })
    .join('');
}

function writeTable(table: Cell[][]): string {
  const rows = table.map((row) => {
    const header = row.every((cell) => cell.header);
    const tag = header ? 'th' : 'td';
    const cells = row.map((cell) => `<${tag}${writeReach(cell)}>${cellLines(cell.lines)}</${tag}>`);
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table><tbody>${rows.join('')}</tbody></table>`;
}

function writeReach({ columns, rows }: Reach): string {
  const across = columns > 1 ? ` colspan="${columns}"` : '';
  return across + (rows > 1 ? ` rowspan="${rows}"` : '');
}

/** In a cell marks are letters of the text. */
function cellLines(lines: Line[]): string {
  const labels = blockLabels(lines);
  return lines
    .map((line, index) => {
      const mark = labels[index] ? `${escape(labels[index])} ` : '';
      return `<p>${mark}${writePieces(line.pieces)}</p>`;
    })
    .join('');
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
