// An import being looked through: what is chosen on both sides, and what is corrected.
import {
  correctImport,
  redoImport,
  undoImport,
  type ImportCorrection,
  type ImportEdit,
  type ImportPiece,
  type ImportPreview,
  type ImportState,
} from '../backend/generated';
import { doubtText } from '../kit/doubt';
import { asFailure, failureText } from '../kit/failure';
import { m } from '../words';
import { indents, letters, Places } from './places';

export class Look {
  pieces = $state.raw<readonly ImportPiece[]>([]);
  state = $state.raw<ImportState>() as ImportState;
  /** Place of the chosen piece, or -1 where a line stands in none. */
  chosen = $state(0);
  /** The chosen line of the source, from 1. */
  line = $state(1);
  /** What the last action came to, for those who do not see it. */
  said = $state('');
  /** Which field is open for the chosen piece. */
  editing = $state<'label' | 'split' | null>(null);
  readonly lines: readonly string[];
  readonly draft: string;

  #counts: Uint32Array;
  #last: Promise<void> = Promise.resolve();
  #places = $derived.by(() => new Places(this.pieces, this.#counts));
  indents = $derived(indents(this.pieces));
  /** The piece that is chosen. */
  piece = $derived(this.pieces[this.chosen]);
  /** The lines of the chosen piece. */
  span = $derived(this.#places.span(this.chosen));
  /** Where the pieces begin that stand nowhere in the plan. */
  firstLeft = $derived.by(() => {
    const first = this.pieces.findIndex((it) => it.role === 'left_over');
    return first < 0 ? this.pieces.length : first;
  });
  /** Pieces left over, by line. */
  left = $derived(new Map(this.pieces.slice(this.firstLeft).map((it) => [it.line, it])));
  /** What is doubtful on a line. */
  doubted = $derived.by(() => {
    const out = new Map<number, string>();
    for (const doubt of this.state.doubts) {
      const title = doubtText(doubt.kind).title;
      const before = out.get(doubt.line);
      if (!before) out.set(doubt.line, title);
      else if (!before.includes(title)) out.set(doubt.line, `${before}; ${title}`);
    }
    return out;
  });

  constructor(preview: ImportPreview) {
    this.draft = preview.draft;
    this.lines = preview.lines;
    this.pieces = preview.pieces;
    this.state = preview.state;
    this.#counts = Uint32Array.from(preview.lines, letters);
    this.line = this.pieces[0]?.line || 1;
  }

  /** Whether something doubtful stands in a piece. */
  isDoubted(at: number): boolean {
    const span = this.#places.span(at);
    if (!span) return false;
    for (let line = span.from; line <= span.to; line += 1) {
      if (this.doubted.has(line) && this.#places.at(line) === at) return true;
    }
    return this.doubted.has(span.from);
  }

  choose(at: number): void {
    if (this.pieces.length === 0) return;
    this.chosen = Math.max(0, Math.min(at, this.pieces.length - 1));
    this.line = this.pieces[this.chosen]?.line || this.line;
    this.editing = null;
  }

  chooseLine(line: number): void {
    this.line = Math.max(1, Math.min(line, this.lines.length));
    this.chosen = this.#places.at(this.line);
    this.editing = null;
    this.said = this.chosen < 0 && this.lines[this.line - 1]?.trim() ? m.imports_line_around() : '';
  }

  /** Goes to the next line that something is doubtful of, or the one before. */
  nextDoubt(back = false): void {
    const lines = [...this.doubted.keys()].sort((a, b) => a - b);
    const next = back ? lines.findLast((it) => it < this.line) : lines.find((it) => it > this.line);
    const to = next ?? (back ? lines.at(-1) : lines[0]);
    if (to === undefined) return;
    this.chooseLine(to);
    this.said = this.doubted.get(to) ?? '';
  }

  /** Corrects the chosen piece, after the corrections before are done. */
  correct(make: (piece: ImportPiece) => ImportCorrection, done?: string): Promise<void> {
    return this.#turn(async () => {
      const piece = this.piece;
      if (piece) this.#apply(await correctImport(this.draft, make(piece)), done);
    });
  }

  /** Makes a correction that is about no chosen piece; throws the failure. */
  async change(correction: ImportCorrection): Promise<void> {
    this.#apply(await correctImport(this.draft, correction));
  }

  undo(): Promise<void> {
    return this.#turn(async () => {
      if (this.state.can_undo) this.#apply(await undoImport(this.draft), m.imports_undone());
    });
  }

  redo(): Promise<void> {
    return this.#turn(async () => {
      if (this.state.can_redo) this.#apply(await redoImport(this.draft), m.imports_redone());
    });
  }

  #turn(work: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(work).catch((thrown: unknown) => {
      const { title, advice } = failureText(asFailure(thrown));
      this.said = [title, advice].filter(Boolean).join(' ');
    });
    return this.#last;
  }

  #apply(edit: ImportEdit, done = ''): void {
    const pieces = [...this.pieces];
    pieces.splice(edit.at, edit.removed, ...edit.pieces);
    this.pieces = pieces;
    this.state = edit.state;
    this.editing = null;
    this.said = done;
    const focus = edit.focus;
    if (focus === null) this.chosen = Math.min(this.chosen, pieces.length - 1);
    else this.choose(pieces.findIndex((it) => it.id === focus));
  }
}
