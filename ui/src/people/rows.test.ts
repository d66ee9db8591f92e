import { describe, expect, it } from 'vitest';
import { changed, inOrder, newOfficial, newUnit, sorted } from './rows';

describe('sorted', () => {
  it('puts those in use first, in Vietnamese order', () => {
    const rows = ['Đài', 'Dân vận', 'An ninh'].map((name) => ({ name, active: true }));
    const old = { name: 'Ấp cũ', active: false };
    expect(sorted([old, ...rows]).map((it) => it.name)).toEqual([
      'An ninh',
      'Dân vận',
      'Đài',
      'Ấp cũ',
    ]);
  });
});

describe('inOrder', () => {
  const row = (name: string) => ({ id: name[0] ?? '', name, active: true });

  it('is sorted at first, then stays, with new rows first', () => {
    const first = inOrder([row('b'), row('a')], []);
    expect(first.map((it) => it.name)).toEqual(['a', 'b']);
    const before = first.map((it) => it.id);
    const renamed = [row('a renamed to z'), row('b'), row('c')];
    expect(inOrder(renamed, before).map((it) => it.id)).toEqual(['c', 'a', 'b']);
  });
});

describe('changed', () => {
  it('sees any field', () => {
    const kept = { ...newOfficial(), id: 'o', name: 'A' };
    expect(changed({ ...kept }, kept)).toBe(false);
    expect(changed({ ...kept, unit: 'u' }, kept)).toBe(true);
    expect(changed({ ...kept, name: 'A ' }, kept)).toBe(true);
  });
});

it('new rows have no id yet', () => {
  expect(newUnit().id).toBe('');
  expect(newOfficial().id).toBe('');
});
