import { describe, expect, it } from 'vitest';
import type { PlanSummary } from '../backend/generated';
import { linksOf } from './links';

const plan = (id: string, year: number, continues?: string): PlanSummary => ({
  id,
  title: id,
  year,
  continues,
  updated: '',
  created: '',
  state: 'drafting',
  sample: false,
  counts: { sections: 0, blocks: 0, tasks: 0, proposed: 0, doubts: 0, left_over: 0 },
});

const A = plan('a', 2025);
const B = plan('b', 2027, 'a');
const C = plan('c', 2026, 'a');
const D = plan('d', 2028, 'removed');

describe('linksOf', () => {
  it('finds the plan before', () =>
    expect(linksOf(B, [A, B, C], 2026)).toMatchObject({ before: A, gone: false, after: [] }));
  it('finds the plans after, the earliest first', () =>
    expect(linksOf(A, [B, C, A], 2026).after).toEqual([C, B]));
  it('tells that the plan before is gone', () =>
    expect(linksOf(D, [A, D], 2026)).toMatchObject({ before: undefined, gone: true }));
  it('has nothing to tell of a plan that stands alone', () =>
    expect(linksOf(A, [A], 2025)).toEqual({
      before: undefined,
      gone: false,
      after: [],
      wanted: false,
    }));
  it.each([
    [A, [A], 2026, true],
    [A, [A, C], 2026, false],
    [A, [A], 2025, false],
  ])('wants the next of a year that is over', (of, plans, year, wanted) =>
    expect(linksOf(of, plans, year).wanted).toBe(wanted),
  );
});
