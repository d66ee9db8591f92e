// The newest wish wins: one run at a time, and at most one waiting.

/**
 * Answers with the way to wish for a run. A wish while one runs is fulfilled after it, however many
 * there were. `run` never rejects.
 */
export function latest(run: () => Promise<void>): () => void {
  let running = false;
  let wished = false;

  async function fulfil(): Promise<void> {
    running = true;
    while (wished) {
      wished = false;
      await run();
    }
    running = false;
  }

  return () => {
    wished = true;
    if (!running) void fulfil();
  };
}
