// The papers of one plan: files written, the pack, what is printed, and what stood in the way.
import {
  exportBeside,
  exportPack,
  exportPlan,
  printPlan,
  printQuarterSheet,
  type ExportFormat,
  type Failure,
  type Missing,
  type Pack,
} from '../backend/generated';
import type { Paper } from '../kit/paper';
import { asFailure } from '../kit/failure';
import { flushAll } from '../kit/route.svelte';

/** What can be asked for. */
export type Work =
  | { kind: 'export'; format: ExportFormat }
  | { kind: 'pack' }
  | { kind: 'print' }
  | { kind: 'sheet'; quarter: string }
  | { kind: 'paper'; paper: Paper };

/** What was made and where it is. */
export type Made = { work: Work; path: string };

/** One plan's papers, one at a time. */
export class Papers {
  /** What is being made now. */
  busy = $state.raw<Work | undefined>();
  /** What was asked for last. */
  asked = $state.raw<Work | undefined>();
  made = $state.raw<Made | undefined>();
  pack = $state.raw<Pack | undefined>();
  /** What the last paper could not set. */
  missing = $state.raw<readonly Missing[]>([]);
  failure = $state.raw<Failure | undefined>();
  /** Nothing was made because something typed could not be saved first. */
  unsaved = $state(false);

  constructor(private readonly plan: string) {}

  /** Makes a paper of what is saved, after saving what is typed. */
  async run(work: Work): Promise<void> {
    if (this.busy) return;
    this.#clear();
    this.asked = work;
    this.busy = work;
    try {
      await flushAll();
    } catch {
      this.unsaved = true;
      this.busy = undefined;
      return;
    }
    await this.#try(() => this.#make(work));
  }

  /** Makes again what was asked for last. */
  again(): Promise<void> {
    return this.asked ? this.run(this.asked) : Promise.resolve();
  }

  /** Writes beside the file that another program holds. */
  async beside(): Promise<void> {
    const work = this.asked;
    if (this.busy || !work) return;
    this.#clear();
    this.busy = work;
    await this.#try(async () => {
      const written = await exportBeside();
      this.missing = written.missing;
      this.made = { work, path: written.path };
    });
  }

  #clear(): void {
    this.made = undefined;
    this.pack = undefined;
    this.failure = undefined;
    this.missing = [];
    this.unsaved = false;
  }

  async #make(work: Work): Promise<void> {
    if (work.kind === 'pack') {
      const pack = await exportPack(this.plan);
      this.missing = pack.missing;
      this.made = { work, path: pack.folder };
      this.pack = pack;
    } else if (work.kind === 'export') {
      const written = await exportPlan(this.plan, work.format);
      this.missing = written.missing;
      this.made = { work, path: written.path };
    } else if (work.kind === 'paper') {
      const { to, print, write } = work.paper;
      if (to === 'print') {
        this.made = { work, path: (await print()).path };
        return;
      }
      const written = await write(to);
      this.missing = written.missing;
      this.made = { work, path: written.path };
    } else {
      const print = work.kind === 'print';
      const { path } = await (print
        ? printPlan(this.plan)
        : printQuarterSheet(this.plan, work.quarter));
      this.made = { work, path };
    }
  }

  async #try(make: () => Promise<void>): Promise<void> {
    try {
      await make();
    } catch (thrown) {
      const said = asFailure(thrown);
      this.failure = said.kind === 'cancelled' ? undefined : said;
    } finally {
      this.busy = undefined;
    }
  }
}
