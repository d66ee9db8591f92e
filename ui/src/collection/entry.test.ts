import { describe, expect, it } from 'vitest';
import type { CollectionRow } from '../backend/generated';
import { differs, entryOf, flawsOfRow } from './entry';

const row: CollectionRow = {
  task: 't1',
  text: 'Phát thanh',
  deliverable: '12 buổi',
  leads: true,
  lead: 'Phòng Văn hóa - Xã hội',
  status: 'done',
  quantity: '12',
  measure: 'buổi',
  note: '',
};

describe('a row that is typed', () => {
  it('differs when something else stands in it', () => {
    const entry = entryOf(row);
    expect(differs(entry, row)).toBe(false);
    expect(differs({ ...entry, note: ' ' }, row)).toBe(false);
    for (const change of [{ status: 'dropped' }, { quantity: '13' }, { note: 'Mưa' }] as const)
      expect(differs({ ...entry, ...change }, row)).toBe(true);
  });

  it('has its own flaws', () => {
    const flaws = [
      { field: 'rows[1].quantity', kind: 'not_a_number', limit: null },
      { field: 'rows[10].note', kind: 'too_long', limit: 5 },
      { field: 'day', kind: 'in_the_future', limit: null },
    ] as const;
    expect(flawsOfRow(flaws, 1).map((it) => it.field)).toEqual(['quantity']);
    expect(flawsOfRow(flaws, 0)).toEqual([]);
  });
});
