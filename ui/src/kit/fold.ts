// Comparing as people type: without marks, đ as d, case aside.

/** Lower case, marks stripped, đ as d: `Kế hoạch` → `ke hoach`. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
}

/** Whether every word of the query occurs in the text, with or without marks. */
export function matches(text: string, query: string): boolean {
  const within = fold(text);
  return fold(query)
    .split(/\s+/)
    .every((word) => within.includes(word));
}
