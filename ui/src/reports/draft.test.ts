import { expect, test } from 'vitest';
import { sectionLabels } from './draft.svelte';

test('sections are counted as they print', () => {
  const shape = [false, true, true, false, true, false, false].map((nested) => ({ nested }));
  expect(sectionLabels(shape)).toEqual(['I.', '1.', '2.', 'II.', '1.', 'III.', 'IV.']);
  expect(sectionLabels([{ nested: true }])).toEqual(['I.']);
});
