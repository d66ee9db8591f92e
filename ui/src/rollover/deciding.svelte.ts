// The decisions on one plan while somebody makes them: kept as they are made, taken back in order.
import {
  saveRollover,
  type Plan,
  type Proposal,
  type ProposalVerdict,
  type Rollover,
  type Task,
} from '../backend/generated';
import { autosave, type Autosave } from '../kit/autosave';
import { keep } from '../kit/keep';
import * as decisions from './decisions';
import type { Decisions } from './decisions';

export class Deciding {
  readonly rollover: Rollover;
  readonly plan: Plan;
  readonly tasks: readonly Task[];
  #now: Decisions = $state.raw(new Map());
  #past: Decisions[] = $state.raw([]);
  readonly #saving: Autosave;

  constructor(rollover: Rollover, plan: Plan, tasks: readonly Task[]) {
    this.rollover = rollover;
    this.plan = plan;
    this.tasks = tasks;
    this.#now = decisions.read(rollover.decisions);
    this.#saving = autosave(async () => {
      const list = [...this.#now.values()];
      return (await keep(() => saveRollover(rollover.plan, rollover.period, list))) !== undefined;
    });
  }

  get decisions(): Decisions {
    return this.#now;
  }

  get proposals(): readonly Proposal[] {
    return this.rollover.proposals;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  #put(to: Decisions): void {
    if (to === this.#now) return;
    this.#past = [...this.#past, this.#now];
    this.#now = to;
    this.#saving.touch();
  }

  decide(proposal: Proposal, verdict: ProposalVerdict, text?: string): void {
    this.#put(decisions.decided(this.#now, proposal, verdict, text));
  }

  take(proposal: Proposal): void {
    this.#put(decisions.taken(this.#now, proposal));
  }

  takeSafe(): void {
    const safe = decisions.safeLeft(this.proposals, this.#now);
    this.#put(decisions.all(this.#now, safe, 'taken'));
  }

  skipRest(): void {
    const left = decisions.left(this.proposals, this.#now);
    this.#put(decisions.all(this.#now, left, 'skipped'));
  }

  /** Takes the last decision back. Answers with the first proposal it was about, if there was one. */
  undo(): string | undefined {
    const before = this.#past.at(-1);
    if (!before) return undefined;
    const now = this.#now;
    this.#past = this.#past.slice(0, -1);
    this.#now = before;
    this.#saving.touch();
    return this.proposals.find(({ id }) => before.get(id) !== now.get(id))?.id;
  }

  /** Keeps what is not kept yet. Rejects when it could not be kept. */
  flush(): Promise<void> {
    return this.#saving.flush();
  }
}
