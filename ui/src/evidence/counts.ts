// How much proves each entry of a list: asked for row by row, sent as one question.
import { countEvidence } from '../backend/generated';

let waiting: Set<string> | undefined;
let asked: Promise<Map<string, number>>;

/** How many pieces prove an entry. Rows that are drawn together are asked about together. */
export async function countOf(entry: string): Promise<number> {
  if (!waiting) {
    const mine = new Set<string>();
    waiting = mine;
    asked = Promise.resolve().then(async () => {
      waiting = undefined;
      const counts = await countEvidence([...mine]);
      return new Map(counts.map((it) => [it.entry, it.count]));
    });
  }
  waiting.add(entry);
  return (await asked).get(entry) ?? 0;
}
