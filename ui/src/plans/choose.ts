// Which plans the list shows, and in which order.
import type { PlanSummary } from '../backend/generated';
import { matches } from '../kit/fold';

export type Order = 'updated' | 'year' | 'title';

const collator = new Intl.Collator('vi');

/** Years that occur, newest first. */
export function years(plans: readonly PlanSummary[]): number[] {
  return [...new Set(plans.map((it) => it.year))].sort((a, b) => b - a);
}

/** The plans of a year (null: all) that contain the words, with or without marks, in order. */
export function choose(
  plans: readonly PlanSummary[],
  by: { year: number | null; words: string; order: Order },
): PlanSummary[] {
  const ORDERS: Record<Order, (a: PlanSummary, b: PlanSummary) => number> = {
    updated: (a, b) => b.updated.localeCompare(a.updated),
    year: (a, b) => b.year - a.year || collator.compare(a.title, b.title),
    title: (a, b) => collator.compare(a.title, b.title),
  };
  return plans
    .filter((it) => by.year === null || it.year === by.year)
    .filter((it) => matches(it.title, by.words.trim()))
    .sort(ORDERS[by.order]);
}
