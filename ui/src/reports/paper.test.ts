import { expect, test } from 'vitest';
import type { Block, ReportText } from '../backend/generated';
import { partOf, placeOf } from './paper';

test('a part and its place on the paper lead to each other', () => {
  const section = (blocks: number) => ({
    label: '',
    nested: false,
    title: '',
    blocks: Array.from({ length: blocks }, () => ({}) as Block),
  });
  const text = { sections: [section(2), section(0), section(1)] } as ReportText;
  for (const part of ['head', 'opening', 'closing', 0, 1, 2] as const) {
    expect(partOf(text, placeOf(text, part))).toBe(part);
  }
  const last = placeOf(text, 2);
  expect(last.kind === 'node' && last.id).toBe('00000000-0000-0000-0000-000000000005');
  expect(partOf(text, { kind: 'node', id: 'x', section: null, annex: null })).toBeUndefined();
});
