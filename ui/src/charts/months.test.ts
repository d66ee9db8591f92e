import { describe, expect, it } from 'vitest';
import type { TimelineRow } from '../backend/generated';
import { byMonth, MONTHS, placeIn } from './months';

const row = (task: string, months: number[]): TimelineRow => ({
  task,
  text: task,
  lead: '',
  wording: '',
  months,
  due: null,
  complete: false,
  late: false,
});

describe('months', () => {
  it('has every task in each of its months', () => {
    const groups = byMonth([row('a', [3, 4]), row('b', [4]), row('c', [])]);
    expect(groups).toHaveLength(13);
    expect(groups[3]?.rows.map((it) => it.task)).toEqual(['a', 'b']);
    expect(groups[12]).toMatchObject({ month: null, rows: [{ task: 'c' }] });
    expect(byMonth([row('a', [1])])).toHaveLength(12);
  });

  it('knows the ends of a bar', () => {
    const shape = MONTHS.map((month) => placeIn([1, 3, 4, 5, 12], month));
    expect(shape.slice(0, 6)).toEqual(['only', 'none', 'first', 'in', 'last', 'none']);
    expect(shape[11]).toBe('only');
  });
});
