import { describe, expect, it } from 'vitest';
import { BOTTOM, byWeight, columns, crowded, figure, percent, thousands, TOP } from './shape';

describe('charts', () => {
  it.each([
    [0, '0'],
    [20, '<0,1'],
    [99, '0,1'],
    [1_000, '1'],
    [1_250, '1,3'],
    [9_949, '9,9'],
    [9_990, '10'],
    [12_400, '12'],
    [1_250_000, '1.250'],
  ])('%i in thousands is %s', (of, expected) => expect(thousands(of)).toBe(expected));

  it('shortens long figures only where many stand side by side', () => {
    const year = (most: number) => Array.from({ length: 12 }, (_, i) => (i === 3 ? most : 0));
    expect([crowded(year(999)), crowded(year(1000)), crowded([14_400, 285])]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('keeps columns in the picture, the highest below its figure', () => {
    const groups = columns([[1, 5], [0, 4], [], [3]]);
    for (const one of groups.flat()) {
      expect(one.x).toBeGreaterThanOrEqual(0);
      expect(one.x + one.width).toBeLessThanOrEqual(100);
      expect(one.y).toBeGreaterThanOrEqual(TOP);
      expect(one.y + one.height).toBeCloseTo(100 - BOTTOM);
    }
    expect(groups[0]?.[1]?.y).toBeCloseTo(TOP);
    expect(columns([[0]])[0]?.[0]?.height).toBe(0);
    expect(columns([])).toEqual([]);
  });

  it('tells shares and figures', () => {
    expect([percent(1, 3), percent(0, 0), percent(3, 3)]).toEqual([33, null, 100]);
    expect([figure(0), figure(999), figure(1000), figure(1234567)]).toEqual([
      '0',
      '999',
      '1.000',
      '1.234.567',
    ]);
    const share = (name: string, due: number) => ({ name, share: { done: 0, due, percent: 0 } });
    const sorted = byWeight([share('a', 1), share('b', 0), share('c', 4), share('d', 1)]);
    expect(sorted.map((it) => it.name)).toEqual(['c', 'a', 'd']);
  });
});
