// A report being edited: which part is open, what is typed in it, and its way to the data file.
import {
  saveReport,
  type Block,
  type Figure,
  type Report,
  type ReportText,
  type SavedReport,
} from '../backend/generated';
import { insertFigure } from '../editor/commands';
import { Writing } from '../editor/writing.svelte';
import { SelfSaving } from '../openplan/form.svelte';

/** What is open: the head, the opening, a section by its place, or the ending. */
export type Part = 'head' | 'opening' | 'closing' | number;

/** Parts that hold text. */
type TextPart = Exclude<Part, 'head'>;

/** One open report. */
export class Draft {
  /** The report as the program last told it: its figures and what it lacks. */
  report = $state.raw<Report>() as Report;
  part = $state.raw<Part>('head');
  /** The text; of the open part, as it was when it was opened. */
  text = $state() as ReportText;
  /** Grows each time something was kept. */
  turn = $state(0);
  /** The editor of the open part. */
  writing = $state.raw<Writing | null>(null);
  readonly saving: SelfSaving<SavedReport>;

  constructor(report: Report) {
    this.report = report;
    this.text = report.text;
    this.saving = new SelfSaving<SavedReport>({
      send: () => saveReport(report.about.id, this.read()),
      took: (answer) => {
        this.report = answer.report;
        this.turn += 1;
      },
    });
  }

  /** What the form holds now. */
  read(): ReportText {
    const text = $state.snapshot(this.text) as ReportText;
    if (this.part !== 'head' && this.writing) put(text, this.part, this.writing.read());
    text.addressees = text.addressees.filter((who) => who.trim() !== '');
    return text;
  }

  /** Opens a part; what was typed in the one before stays. */
  open(part: Part): void {
    if (part === this.part) return;
    this.#keep();
    this.part = part;
    this.writing = part === 'head' ? null : this.#write(part);
  }

  /** Puts a figure where the caret is; into the opened part's end where there was none. */
  insert(figure: Figure, text: string): boolean {
    if (!this.writing) return false;
    this.writing.run(insertFigure(figure, text));
    return true;
  }

  /** Adds a heading after the open section, or at the end, and opens it. */
  add(nested: boolean, title: string): void {
    this.#keep();
    const at = typeof this.part === 'number' ? this.part + 1 : this.text.sections.length;
    this.text.sections.splice(at, 0, { label: '', nested, title, blocks: [] });
    this.#show(at);
  }

  /** Takes the open section out. Answers with the way to put it back. */
  remove(): (() => void) | undefined {
    if (typeof this.part !== 'number') return undefined;
    this.#keep();
    const at = this.part;
    const [gone] = this.text.sections.splice(at, 1);
    if (!gone) return undefined;
    this.#show(Math.min(at, this.text.sections.length - 1));
    return () => {
      this.#keep();
      this.text.sections.splice(at, 0, gone);
      this.#show(at);
    };
  }

  /** Moves the open section a place up or down. */
  move(by: -1 | 1): void {
    if (typeof this.part !== 'number') return;
    this.#keep();
    const to = this.part + by;
    const [moved] = this.text.sections.splice(this.part, 1);
    if (!moved) return;
    this.text.sections.splice(to, 0, moved);
    this.#show(to);
  }

  #keep(): void {
    if (this.part !== 'head' && this.writing) put(this.text, this.part, this.writing.read());
    this.writing = null;
  }

  #show(at: number): void {
    this.part = at < 0 ? 'head' : at;
    this.writing = this.part === 'head' ? null : this.#write(this.part);
    this.saving.touch();
  }

  #write(part: TextPart): Writing {
    const blocks = $state.snapshot(blocksOf(this.text, part)) as Block[];
    return new Writing(blocks, () => this.saving.touch(), undefined, true);
  }
}

function blocksOf(text: ReportText, part: TextPart): Block[] {
  if (part === 'opening' || part === 'closing') return text[part];
  return text.sections[part]?.blocks ?? [];
}

function put(text: ReportText, part: TextPart, blocks: Block[]): void {
  if (part === 'opening' || part === 'closing') text[part] = blocks;
  else if (text.sections[part]) text.sections[part].blocks = blocks;
}

/** Labels as they print: `I.`, `1.`. The same rule as the program's, live. */
export function sectionLabels(sections: readonly { nested: boolean }[]): string[] {
  let over = 0;
  let under = 0;
  return sections.map(({ nested }) => {
    if (nested && over > 0) return `${(under += 1)}.`;
    over += 1;
    under = 0;
    return `${roman(over)}.`;
  });
}

const SIGNS: readonly [number, string][] = [
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(number: number): string {
  let left = number;
  let out = '';
  for (const [value, sign] of SIGNS) {
    for (; left >= value; left -= value) out += sign;
  }
  return out;
}
