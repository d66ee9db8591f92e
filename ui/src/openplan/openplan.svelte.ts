// The plan on the screen: read once, replaced by each answer that is newer than what is shown.
import {
  getCourse,
  getPlan,
  type Course,
  type Failure,
  type Plan,
  type SavedPlan,
} from '../backend/generated';
import { asFailure } from '../kit/failure';
import { saveLine } from '../kit/save.svelte';
import { Editing } from './editing.svelte';

/** One plan as the program last told it. */
export class OpenPlan {
  readonly id: string;
  /** What is being typed in it, and where. */
  readonly editing = new Editing();
  plan = $state.raw<Plan | undefined>();
  /** Where it stands on its way; nothing before it was read. */
  course = $state.raw<Course | undefined>();
  failure = $state.raw<Failure | undefined>();
  /** Counts the readings that did not come from a form's own saving: forms start anew on them. */
  turn = $state(0);
  /** A block to show as soon as its section is open. */
  wanted: string | null = null;
  #seq = 0;
  #reading = 0;
  #coursing = 0;

  constructor(id: string) {
    this.id = id;
  }

  /** Reads the plan again, for instance after something was brought back. */
  async load(): Promise<void> {
    this.#reading += 1;
    const mine = this.#reading;
    try {
      const plan = await getPlan(this.id);
      if (mine !== this.#reading) return;
      this.plan = plan;
      this.failure = undefined;
      this.turn += 1;
    } catch (thrown) {
      if (mine === this.#reading) this.failure = asFailure(thrown);
    }
  }

  /** Reads where it stands: any change, also of a task, may undo an approval. */
  async readCourse(): Promise<void> {
    this.#coursing += 1;
    const mine = this.#coursing;
    try {
      const course = await getCourse(this.id);
      if (mine === this.#coursing) this.course = course;
    } catch (thrown) {
      if (mine === this.#coursing) this.failure ??= asFailure(thrown);
    }
  }

  /** Takes where it stands after a step. */
  takeCourse(course: Course): void {
    this.#coursing += 1;
    this.course = course;
  }

  /** Takes the plan of an answer, unless a later answer came before it. */
  take(answer: SavedPlan): void {
    if (answer.saved.seq < this.#seq) return;
    this.#seq = answer.saved.seq;
    this.#reading += 1;
    this.plan = answer.plan;
    this.failure = undefined;
  }

  /** Gives a command that answers with the changed plan. Nothing when it failed. */
  async change(command: () => Promise<SavedPlan>): Promise<SavedPlan | undefined> {
    saveLine.busy();
    try {
      const answer = await command();
      saveLine.saved(answer.saved);
      this.take(answer);
      return answer;
    } catch (thrown) {
      saveLine.failed(asFailure(thrown), () => void this.change(command));
      return undefined;
    }
  }
}
