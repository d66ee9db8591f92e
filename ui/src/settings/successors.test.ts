import { expect, it } from 'vitest';
import { blank, flawAt, offOf, sourceOf, switched } from './successors';

it('switches entries on and off', () => {
  expect(switched([], 'a', false)).toEqual(['a']);
  expect(switched(['a'], 'a', false)).toEqual(['a']);
  expect(switched(['a', 'b'], 'a', true)).toEqual(['b']);
});

it('knows what is off', () => {
  const of = (id: string, off: boolean) => ({ id, off, confirmed: true, entry: blank() });
  expect(offOf({ own: [], built_in: [of('a', true), of('b', false)] })).toEqual(['a']);
  expect(offOf(undefined)).toEqual([]);
});

it('tells a flaw at its row', () => {
  const flaws = [{ field: '1.since', kind: 'not_a_number' as const, limit: null }];
  expect(flawAt({ kind: 'flaws', flaws }, 1, 'since')).toBeTruthy();
  expect(flawAt({ kind: 'flaws', flaws }, 0, 'since')).toBeUndefined();
});

it.each([
  ['NĐ 118/2025/NĐ-CP?', 'NĐ 118/2025/NĐ-CP'],
  ['NĐ 118/2025/NĐ-CP', 'NĐ 118/2025/NĐ-CP'],
  ['', ''],
])('%j rests on %j', (source, shown) => expect(sourceOf({ ...blank(), source })).toBe(shown));
