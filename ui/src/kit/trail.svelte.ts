// "Where am I": the words a screen adds behind its own name in the top bar.

let words = $state.raw<string[]>([]);

export const trail = {
  get words(): readonly string[] {
    return words;
  },
};

/**
 * Says where the user is inside a screen, such as year, plan and section. Answers with the way to
 * take it back, so that `$effect(() => setTrail([…]))` is enough.
 */
export function setTrail(to: string[]): () => void {
  words = to;
  return () => {
    if (words === to) words = [];
  };
}
