import { describe, expect, it } from 'vitest';
import { lastOver, quartersOf } from './periods';

describe('the quarter looked back on', () => {
  it('is the last one that is over', () => {
    for (const [year, day, expected] of [
      [2026, '2026-02-01', '2026-Q1'],
      [2026, '2026-04-01', '2026-Q1'],
      [2026, '2026-12-31', '2026-Q3'],
      [2026, '2027-01-01', '2026-Q4'],
      [2027, '2026-11-21', '2027-Q1'],
    ] as const)
      expect(lastOver(year, new Date(`${day}T12:00:00`))).toBe(expected);
  });

  it('is one of four', () => {
    expect(quartersOf(2026)).toEqual(['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']);
  });
});
