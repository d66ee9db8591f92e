// The tasks of one plan on the screen: what the program has, and what is typed but not yet kept.
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import {
  acceptCells,
  acceptTasks,
  addTask,
  answerDrift,
  getBudget,
  getDirectory,
  listTaskLinks,
  listTasks,
  moveTask,
  pasteTasks,
  proposeAnnexRows,
  removeTasks,
  restoreRemoved,
  saveTask,
  setTargets,
  takeBackDrift,
  type BudgetSums,
  type CellsChoice,
  type ChangedTasks,
  type Directory,
  type DriftAnswer,
  type Failure,
  type SavedTasks,
  type TargetsEdit,
  type Task,
  type TaskFields,
  type TaskLink,
} from '../backend/generated';
import { asFailure } from '../kit/failure';
import { keep, submit } from '../kit/keep';
import { refusal } from '../kit/lock.svelte';
import { saveLine } from '../kit/save.svelte';
import { offerUndo } from '../kit/undo.svelte';
import { withWhy } from '../kit/why.svelte';
import { m } from '../words';
import { NO_FIELDS } from './columns';
import { NO_FILTER, shiftedIndex, shownTasks, type TaskFilter } from './filter';
import { RowQueue } from './row-queue';
import { editOf } from './targets';

/** How long typing rests before what follows from it is read, in milliseconds. */
const LOOK_MS = 700;

/** Tasks with their filters, changes and failures. */
export class TaskBoard {
  tasks = $state.raw<Task[] | undefined>();
  directory = $state.raw<Directory>({ units: [], officials: [] });
  failure = $state.raw<Failure | undefined>();
  filter = $state<TaskFilter>({ ...NO_FILTER });
  /** Rows chosen by their boxes. */
  readonly selected = new SvelteSet<string>();
  /** The document has its number: what prints of a task is read, not written. */
  frozen = $state(false);
  /** Why who sits here changes nothing of a task. */
  readonly refusal = $derived(refusal('draft'));
  /** Whether what prints of a task is only read, by everybody or by who sits here. */
  readonly locked = $derived(this.frozen || this.refusal !== undefined);
  /** Why a row could not be kept. */
  readonly refused = new SvelteMap<string, Failure>();
  readonly shown = $derived(shownTasks(this.tasks ?? [], this.filter));
  readonly proposed = $derived(this.shown.filter((task) => task.standing === 'proposed'));
  /** Where tasks come from, by task. */
  links = $state.raw<ReadonlyMap<string, TaskLink>>(new Map());
  budget = $state.raw<BudgetSums | undefined>();
  readonly drifted = $derived([...this.links.values()].filter((link) => link.drift).length);
  #look: ReturnType<typeof setTimeout> | undefined;
  readonly #typed = new SvelteMap<string, TaskFields>();
  readonly #queue: RowQueue;
  #seq = 0;

  constructor(readonly plan: string) {
    this.#queue = new RowQueue((id, fields) => saveTask(id, fields), {
      busy: () => saveLine.busy(),
      kept: (id, answer, current) => {
        saveLine.saved(answer.saved);
        if (current) this.#typed.delete(id);
        this.refused.delete(id);
        this.#patch(answer);
      },
      failed: (id, failure) => {
        this.refused.set(id, failure);
        saveLine.failed(failure, this.retry);
      },
    });
  }

  /** Reads tasks, units and people. */
  async load(): Promise<void> {
    try {
      [this.tasks, this.directory] = await Promise.all([listTasks(this.plan), getDirectory()]);
      this.failure = undefined;
      void this.#lookAround();
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  /** The fields of a task with what is typed and not kept yet. */
  fieldsOf(task: Task): TaskFields {
    return this.#typed.get(task.id) ?? task.fields;
  }

  /** Takes a changed row and sends it on its way. */
  put(id: string, fields: TaskFields): void {
    this.#typed.set(id, fields);
    this.#queue.put(id, fields);
  }

  /** Waits until every row is kept. Rejects when one could not be. */
  flush = (): Promise<void> => this.#queue.flush();

  /** Sends refused rows again. */
  retry = (): void => void this.flush().catch(() => undefined);

  /** Adds a row at the end. Answers with its id. */
  async add(text: string): Promise<string | undefined> {
    return (await this.#grow(() => addTask(this.plan, { ...NO_FIELDS, text })))[0];
  }

  /** Adds rows copied from a table. */
  async paste(text: string): Promise<string[]> {
    return this.#added(await this.#grow(() => pasteTasks(this.plan, text)));
  }

  /** Adds the rows of a table that was looked at. A failure is the asker's to tell. */
  async acceptTable(
    cells: string,
    choice: CellsChoice,
    failed: (failure: Failure) => void,
  ): Promise<string[]> {
    const accept = (): Promise<SavedTasks> => acceptCells(this.plan, cells, choice);
    return this.#added(await this.#grow(accept, failed));
  }

  /** Offers to take added rows back. */
  #added(made: string[]): string[] {
    if (made.length > 0)
      offerUndo(m.tasks_pasted({ count: made.length }), async () => {
        const gone = () => withWhy((why) => removeTasks(this.plan, made, why));
        if (await keep(gone)) await this.load();
      });
    return made;
  }

  /** Proposes the rows of an annex that arrived as running text. */
  async proposeFrom(annex: string): Promise<string[]> {
    return this.#grow(() => proposeAnnexRows(this.plan, annex));
  }

  /** Makes proposals part of the plan. */
  async accept(ids: string[]): Promise<void> {
    await this.#change(() => acceptTasks(this.plan, ids));
  }

  /** Removes rows or drops proposals, and offers to take that back. */
  async remove(ids: string[]): Promise<void> {
    if (ids.length === 0) return;
    const proposals = (this.tasks ?? []).filter((task) => task.standing === 'proposed');
    const dropped = ids.every((id) => proposals.some((task) => task.id === id));
    for (const id of ids) this.#queue.forget(id);
    await this.flush().catch(() => undefined);
    const removed = await keep(() => withWhy((why) => removeTasks(this.plan, ids, why)));
    if (!removed) {
      // They stay, and so does what was typed in them.
      for (const id of ids) {
        const typed = this.#typed.get(id);
        if (typed) this.#queue.put(id, typed);
      }
      return;
    }
    for (const id of ids) {
      this.selected.delete(id);
      this.refused.delete(id);
      this.#typed.delete(id);
    }
    this.tasks = (this.tasks ?? []).filter((task) => !ids.includes(task.id));
    const count = ids.length;
    offerUndo(dropped ? m.tasks_dropped({ count }) : m.tasks_removed({ count }), async () => {
      if (await keep(() => restoreRemoved(removed.trash))) await this.load();
    });
  }

  /** Moves a row up or down among those shown. */
  async shift(id: string, by: -1 | 1): Promise<void> {
    const to = shiftedIndex(this.tasks ?? [], this.shown, id, by);
    if (to !== undefined) await this.#change(() => moveTask(id, to));
  }

  async #grow(
    command: () => Promise<SavedTasks>,
    failed?: (failure: Failure) => void,
  ): Promise<string[]> {
    const before = new Set((this.tasks ?? []).map((task) => task.id));
    const answer = await this.#change(command, failed);
    return (answer?.tasks ?? []).map((task) => task.id).filter((id) => !before.has(id));
  }

  async #change(
    command: () => Promise<SavedTasks>,
    failed?: (failure: Failure) => void,
  ): Promise<SavedTasks | undefined> {
    await this.flush().catch(() => undefined);
    const answer = await (failed ? submit(command, failed) : keep(command));
    if (answer) this.#take(answer);
    return answer;
  }

  /** Keeps what tasks aim at, and offers to take that back. Answers whether it was kept. */
  async setTargets(
    targets: TargetsEdit[],
    failed: (failure: Failure) => void = () => undefined,
  ): Promise<boolean> {
    const before = targets.map(({ task }) => {
      const known = (this.tasks ?? []).find((it) => it.id === task);
      return editOf(task, known?.targets ?? []);
    });
    const answer = await submit(() => setTargets(this.plan, targets), failed);
    if (!answer) return false;
    this.#patch(answer);
    offerUndo(m.work_targets_kept({ count: targets.length }), async () => {
      const back = await keep(() => setTargets(this.plan, before));
      if (back) this.#patch(back);
    });
    return true;
  }

  /** Says what becomes of a task whose sentence changed, and offers to take that back. */
  async answer(task: string, how: DriftAnswer): Promise<boolean> {
    await this.flush().catch(() => undefined);
    const answer = await keep(() => answerDrift(task, how));
    if (!answer) return false;
    this.#patch(answer);
    await this.#lookAround();
    offerUndo(m.work_drift_answered(), async () => {
      await this.flush().catch(() => undefined);
      const back = await keep(() => takeBackDrift(task, answer.before));
      if (!back) return;
      this.#patch(back);
      await this.#lookAround();
    });
    return true;
  }

  #take(answer: SavedTasks): void {
    if (answer.saved.seq < this.#seq) return;
    this.#seq = answer.saved.seq;
    this.tasks = answer.tasks;
    this.#lookSoon();
  }

  /** Takes the few tasks that changed; the others stay as they are. */
  #patch(answer: ChangedTasks): void {
    if (answer.saved.seq < this.#seq) return;
    this.#seq = answer.saved.seq;
    const changed = new Map(answer.tasks.map((task) => [task.id, task]));
    this.tasks = (this.tasks ?? []).map((task) => changed.get(task.id) ?? task);
    this.#lookSoon();
  }

  #lookSoon(): void {
    clearTimeout(this.#look);
    this.#look = setTimeout(() => void this.#lookAround(), LOOK_MS);
  }

  /** Reads what follows from the tasks and is no matter of a row. */
  async #lookAround(): Promise<void> {
    clearTimeout(this.#look);
    try {
      const [links, budget] = await Promise.all([listTaskLinks(this.plan), getBudget(this.plan)]);
      this.links = new Map(links.map((link) => [link.task, link]));
      this.budget = budget;
    } catch {
      // The rows themselves are shown; this is read again with the next change.
    }
  }
}
