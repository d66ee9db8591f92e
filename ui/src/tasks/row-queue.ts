// Rows on their way to the program: one at a time, of each row only the newest state.
import type { ChangedTasks, Failure, TaskFields } from '../backend/generated';
import { asFailure } from '../kit/failure';

/** What the queue tells the board. */
export interface QueueTells {
  busy: () => void;
  /** A row was kept; `current` says that it did not change since it was sent. */
  kept: (id: string, answer: ChangedTasks, current: boolean) => void;
  failed: (id: string, failure: Failure) => void;
}

/** Saves rows in the order they changed. */
export class RowQueue {
  #waiting = new Map<string, TaskFields>();
  #running: Promise<void> | undefined;

  constructor(
    private readonly send: (id: string, fields: TaskFields) => Promise<ChangedTasks>,
    private readonly tells: QueueTells,
  ) {}

  /** A row changed. */
  put(id: string, fields: TaskFields): void {
    this.#waiting.set(id, fields);
    void this.flush().catch(() => undefined);
  }

  /** A row went away; nothing of it is sent any more. */
  forget(id: string): void {
    this.#waiting.delete(id);
  }

  /** Waits until all rows are kept. Rejects when one could not be; it stays and waits. */
  flush(): Promise<void> {
    this.#running ??= this.#run().finally(() => (this.#running = undefined));
    return this.#running;
  }

  async #run(): Promise<void> {
    const refused = new Map<string, TaskFields>();
    for (;;) {
      const next = [...this.#waiting].find(([id, fields]) => refused.get(id) !== fields);
      if (!next) break;
      const [id, fields] = next;
      this.tells.busy();
      try {
        const answer = await this.send(id, fields);
        const current = this.#waiting.get(id) === fields;
        if (current) this.#waiting.delete(id);
        this.tells.kept(id, answer, current);
      } catch (thrown) {
        refused.set(id, fields);
        this.tells.failed(id, asFailure(thrown));
      }
    }
    if (this.#waiting.size > 0) throw new Error('not saved');
  }
}
