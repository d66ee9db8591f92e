// Which lines of the source a piece was read from, and back.
import type { ImportPiece } from '../backend/generated';

/** First and last line, from 1. */
export type Span = { from: number; to: number };

const lettersOf = new WeakMap<ImportPiece, number>();

/** How many letters a text has, white space not counted. */
export function letters(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 32) count += 1;
  return count;
}

function lettersIn(piece: ImportPiece): number {
  const known = lettersOf.get(piece);
  if (known !== undefined) return known;
  const count = letters(piece.label) + letters(piece.text) + letters(piece.reference);
  lettersOf.set(piece, count);
  return count;
}

/** The lines of pieces and the pieces of lines. */
export class Places {
  #spans: (Span | undefined)[];
  /** Places of pieces in the order of their lines. */
  #byLine: number[];

  /** `counts` are the letters of each line of the source. */
  constructor(pieces: readonly ImportPiece[], counts: ArrayLike<number>) {
    const lineOf = (at: number) => pieces[at]?.line ?? 0;
    this.#byLine = pieces.map((_, at) => at).filter((at) => lineOf(at) > 0);
    this.#byLine.sort((a, b) => lineOf(a) - lineOf(b) || a - b);
    this.#spans = new Array<Span | undefined>(pieces.length);
    // Where the next piece on a later line begins.
    let next = counts.length + 1;
    for (let i = this.#byLine.length - 1; i >= 0; i -= 1) {
      const at = this.#byLine[i] ?? 0;
      const from = lineOf(at);
      const later = lineOf(this.#byLine[i + 1] ?? -1);
      if (later > from) next = later;
      const piece = pieces[at];
      let wanted = piece ? lettersIn(piece) : 0;
      let to = from;
      for (let line = from; line < next && wanted > 0; line += 1) {
        const found = counts[line - 1] ?? 0;
        wanted -= found;
        if (found > 0) to = line;
      }
      this.#spans[at] = { from, to };
    }
  }

  /** The lines of a piece. */
  span(at: number): Span | undefined {
    return this.#spans[at];
  }

  /** The place of the piece that a line was read into, or -1. */
  at(line: number): number {
    let low = 0;
    let high = this.#byLine.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const from = this.#spans[this.#byLine[middle] ?? -1]?.from ?? 0;
      if (from <= line) low = middle + 1;
      else high = middle;
    }
    const last = this.#byLine[low - 1];
    if (last === undefined) return -1;
    const span = this.#spans[last];
    if (!span || span.to < line) return -1;
    // Of pieces that begin on one line, the first.
    let first = low - 1;
    while (first > 0 && this.#spans[this.#byLine[first - 1] ?? -1]?.from === span.from) first -= 1;
    return this.#byLine[span.from === line ? first : low - 1] ?? -1;
  }
}

/** How far each piece is set in, in steps. */
export function indents(pieces: readonly ImportPiece[]): Uint8Array {
  const out = new Uint8Array(pieces.length);
  let under = 0;
  pieces.forEach((piece, i) => {
    let indent = 0;
    if (piece.role === 'heading') {
      indent = piece.depth;
      under = piece.depth + 1;
    } else if (piece.role === 'annex') under = 1;
    else if (['point', 'dash'].includes(piece.role)) indent = under + 1;
    else if (piece.role === 'plus') indent = under + 2;
    else if (['paragraph', 'clause', 'table', 'review'].includes(piece.role)) indent = under;
    out[i] = Math.min(indent, 8);
  });
  return out;
}

/** Where a text is likely to be split: before a mark inside it, else after its first sentence. */
export function likelySplit(text: string): number {
  const mark = /\s(?=(?:[a-zđ]\)|\d{1,2}\.|[-–+•])\s)/u.exec(text);
  if (mark && mark.index > 0) return mark.index + 1;
  const sentence = /[.;:]\s+(?=\S)/u.exec(text);
  return sentence ? sentence.index + sentence[0].length : 0;
}

/** A place in a text as counted by the program, which counts letters, not halves of them. */
export const lettersBefore = (text: string, caret: number): number =>
  [...text.slice(0, caret)].length;
