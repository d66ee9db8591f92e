import { expect, it } from 'vitest';
import type { PlanSummary } from '../backend/generated';
import { candidates } from './candidates';

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
  plan('Chuyển đổi số', 2025, '2025-02-01T00:00:00Z'),
  plan('Nước sạch', 2025, '2025-03-01T00:00:00Z'),
  plan('Dân vận', 2026, '2025-01-01T00:00:00Z'),
];

it.each([
  ['', ['Dân vận', 'Nước sạch', 'Chuyển đổi số']],
  ['2025', ['Nước sạch', 'Chuyển đổi số']],
  ['doi so 2025 ', ['Chuyển đổi số']],
  ['không có', []],
])('%j finds %j', (words, titles) =>
  expect(candidates(PLANS, words).map((it) => it.title)).toEqual(titles),
);
