// Which plan a plan goes on from, and which go on from it.
import type { PlanSummary } from '../backend/generated';

export type Links = {
  /** The plan before, where it is still there. */
  before: PlanSummary | undefined;
  /** The plan before was removed. */
  gone: boolean;
  /** Plans that go on from this one, the earliest year first. */
  after: PlanSummary[];
  /** It is for a year that is over, and nothing goes on from it: the next one is wanted. */
  wanted: boolean;
};

export function linksOf(
  plan: { id: string; year: number; continues?: string },
  plans: readonly PlanSummary[],
  thisYear: number,
): Links {
  const before = plans.find((it) => it.id === plan.continues);
  const after = plans.filter((it) => it.continues === plan.id).sort((a, b) => a.year - b.year);
  return {
    before,
    gone: plan.continues !== undefined && before === undefined,
    after,
    wanted: plan.year < thisYear && after.length === 0,
  };
}
