// Plans that can be rolled over.
import type { PlanSummary } from '../backend/generated';
import { matches } from '../kit/fold';

/** Plans whose title or year has the words, the newest year first, then the last changed. */
export function candidates(plans: readonly PlanSummary[], words: string): PlanSummary[] {
  return plans
    .filter((it) => matches(`${it.title} ${it.year}`, words.trim()))
    .sort((a, b) => b.year - a.year || b.updated.localeCompare(a.updated));
}
