import { describe, expect, it } from 'vitest';
import type { PlanSummary } from '../backend/generated';
import { choose, years } from './choose';

const plan = (title: string, year: number, updated: string): PlanSummary => ({
  id: title,
  title,
  year,
  updated,
  created: updated,
  state: 'drafting',
  sample: false,
  counts: { sections: 0, blocks: 0, tasks: 0, proposed: 0, doubts: 0, left_over: 0 },
});

const PLANS = [
  plan('Đẩy mạnh chuyển đổi số', 2025, '2026-01-02T00:00:00Z'),
  plan('Ấn phẩm', 2026, '2026-01-01T00:00:00Z'),
  plan('Dân vận', 2025, '2026-01-03T00:00:00Z'),
];
const ALL = { year: null, words: '', order: 'title' as const };
const titles = (by: Partial<Parameters<typeof choose>[1]>) =>
  choose(PLANS, { ...ALL, ...by }).map((it) => it.title);

describe('choose', () => {
  it('sorts titles the Vietnamese way: d before đ, ấ with a', () =>
    expect(titles({})).toEqual(['Ấn phẩm', 'Dân vận', 'Đẩy mạnh chuyển đổi số']));
  it('sorts by last change', () =>
    expect(titles({ order: 'updated' })).toEqual(['Dân vận', 'Đẩy mạnh chuyển đổi số', 'Ấn phẩm']));
  it('sorts by year, newest first', () => expect(titles({ order: 'year' })[0]).toBe('Ấn phẩm'));
  it('keeps a year', () => expect(titles({ year: 2026 })).toEqual(['Ấn phẩm']));
  it('finds words without marks', () =>
    expect(titles({ words: ' day so ' })).toEqual(['Đẩy mạnh chuyển đổi số']));
});

it('lists the years once, newest first', () => expect(years(PLANS)).toEqual([2026, 2025]));
