// Saves what is typed, a moment after the last key, never two savings at once.

export type Autosave = {
  /** Something changed; save soon. */
  touch(): void;
  /** Saves now what is not saved. Rejects when it could not be saved. */
  flush(): Promise<void>;
  /** Whether something is not saved yet. */
  readonly dirty: boolean;
};

/**
 * `save` answers whether the program kept it. What changes while a saving runs is saved after it.
 * After a failure the text stays unsaved until the next change or flush.
 */
export function autosave(save: () => Promise<boolean>, idleMs = 600): Autosave {
  let dirty = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (dirty) {
      dirty = false;
      const kept = await save();
      // What was typed while a refused text was being sent is tried in its stead.
      if (kept || dirty) continue;
      dirty = true;
      throw new Error('not saved');
    }
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    running ??= run().finally(() => (running = undefined));
    return running;
  }

  return {
    touch() {
      dirty = true;
      clearTimeout(timer);
      timer = setTimeout(() => flush().catch(() => undefined), idleMs);
    },
    flush,
    get dirty() {
      return dirty;
    },
  };
}
