// A form that came back, while it is typed: what could not be kept stays with its message, also
// when another form is looked at in between.
import {
  forgetCollection,
  saveCollection,
  type Collection,
  type CollectionEntry,
  type CollectionForm,
  type CollectionRow,
  type CollectionUnit,
  type Failure,
  type SavedCollection,
} from '../backend/generated';
import { flawText } from '../kit/failure';
import { submit } from '../kit/keep';
import { today } from '../kit/time';
import { withWhy } from '../kit/why.svelte';
import { differs, entryOf, flawsOfRow } from './entry';

const byTask = (unit: CollectionUnit): Map<string, CollectionRow> =>
  new Map(unit.rows.map((row) => [row.task, row]));

/** The rows of one unit in one quarter: what is known, what is typed, what is wrong with it. */
export class FormDraft {
  rows = $state<CollectionEntry[]>([]);
  day = $state('');
  failure = $state.raw<Failure | undefined>();
  /** What is known of each task. */
  known = $state.raw<ReadonlyMap<string, CollectionRow>>(new Map());
  /** The rows that are not kept yet. */
  readonly unkept = $derived(this.rows.filter((entry) => this.changed(entry)));
  /** The tasks that were sent last, in their order, so that flaws find their rows. */
  #sent = $state.raw<string[]>([]);
  /** What is wrong with a row, until it is typed in or kept. */
  #flaws = $state.raw<ReadonlyMap<string, ReadonlyMap<string, string>>>(new Map());
  /** Why a closed quarter is changed: said once for the whole form. */
  #why = '';
  #queue: Promise<unknown> = Promise.resolve();

  constructor(
    readonly plan: string,
    readonly quarter: string,
    readonly unit: number,
    readonly name: string,
    from: CollectionUnit,
    readonly onsaved: (collection: Collection) => void,
  ) {
    this.rows = from.rows.map(entryOf);
    this.day = from.returned?.day ?? today();
    this.known = byTask(from);
  }

  /** Whether something else is typed in a row than is known. */
  changed(entry: CollectionEntry): boolean {
    const row = this.known.get(entry.task);
    return row !== undefined && differs(entry, row);
  }

  /** Takes what the program has by now; what is typed and not kept stays. */
  refresh(from: CollectionUnit): void {
    const typed = new Map(this.unkept.map((entry) => [entry.task, entry]));
    this.known = byTask(from);
    this.rows = from.rows.map((row) => typed.get(row.task) ?? entryOf(row));
  }

  /** What is wrong with a cell. */
  flawAt(task: string, field: string): string | undefined {
    return this.#flaws.get(task)?.get(field);
  }

  /** The fields that flaws of rows are told at. */
  get rowFields(): string[] {
    return this.#sent.flatMap((_, index) =>
      ['status', 'quantity', 'measure', 'note'].map((field) => `rows[${index}].${field}`),
    );
  }

  async #send(form: Omit<CollectionForm, 'why'>, reason: string): Promise<SavedCollection> {
    const answer = await saveCollection({ ...form, why: reason });
    this.#why = reason;
    return answer;
  }

  /** Saves rows one call after the other, so that answers come in their order. */
  save(entries: CollectionEntry[]): Promise<void> {
    const form = {
      plan: this.plan,
      quarter: this.quarter,
      unit: this.unit,
      day: this.day,
      rows: entries.map((it) => ({ ...it })),
    };
    const saving = this.#queue.then(async () => {
      const tasks = form.rows.map((it) => it.task);
      const answer = await submit(
        () => withWhy((given) => this.#send(form, given || this.#why)),
        (refused) => {
          if (refused.kind === 'cancelled') return;
          this.failure = refused;
          this.#sent = tasks;
          this.#tell(tasks, refused);
        },
      );
      if (!answer) return;
      this.failure = undefined;
      this.#sent = [];
      this.#tell(tasks);
      const now = answer.collection.units.find((it) => it.unit === this.unit);
      if (now) this.known = byTask(now);
      for (const [index, entry] of this.rows.entries()) {
        const row = now?.rows.find((it) => it.task === entry.task);
        const asSent = form.rows.find((it) => it.task === entry.task);
        // What was typed since stays.
        if (row && asSent && JSON.stringify(asSent) === JSON.stringify(entry))
          this.rows[index] = entryOf(row);
      }
      this.onsaved(answer.collection);
    });
    this.#queue = saving;
    return saving;
  }

  /** Notes what is wrong with the rows that were sent, and nothing about those that are kept. */
  #tell(tasks: readonly string[], failure?: Failure): void {
    const flaws = new Map(this.#flaws);
    for (const [index, task] of tasks.entries()) {
      const of = failure?.kind === 'flaws' ? flawsOfRow(failure.flaws, index) : [];
      if (of.length > 0) flaws.set(task, new Map(of.map((it) => [it.field, flawText(it)])));
      else flaws.delete(task);
    }
    this.#flaws = flaws;
  }

  /** Takes back that the form returned. */
  async forget(): Promise<void> {
    const answer = await submit(
      () => forgetCollection(this.plan, this.quarter, this.unit),
      (why) => (this.failure = why),
    );
    if (answer) this.onsaved(answer.collection);
  }
}
