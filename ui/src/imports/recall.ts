// How much of a source stands in the plan, in words.
import type { ImportState } from '../backend/generated';
import { m } from '../words';

/** `2.170` or `2,170`, as the language writes it. */
export const figure = (count: number): string =>
  String(count).replace(/\B(?=(\d{3})+$)/gu, m.kit_thousands());

/** The sentence about words placed and left over. */
export function recall(state: Pick<ImportState, 'words_placed' | 'words_left'>): string {
  const words = figure(state.words_placed + state.words_left);
  return state.words_left === 0
    ? m.imports_recall_all({ words })
    : m.imports_recall_left({ words, left: figure(state.words_left) });
}
