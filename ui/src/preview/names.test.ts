import { expect, test } from 'vitest';
import type { Plan, PreviewPlace } from '../backend/generated';
import { missingText, placeName, wordsById } from './names';

const plan = {
  sections: [
    {
      id: 's',
      label: 'I.',
      title: 'MỤC ĐÍCH,\nYÊU CẦU',
      blocks: [
        { id: 'b', text: `${'dài '.repeat(40)}` },
        { id: 'empty', text: '' },
      ],
      sections: [],
    },
  ],
  annexes: [{ id: 'a', label: '', title: 'Phụ lục', blocks: [] }],
} as unknown as Plan;

test.each<[PreviewPlace, RegExp]>([
  [{ kind: 'signature' }, /^Chữ ký$/],
  [{ kind: 'basis', index: 0 }, /^Căn cứ 1$/],
  [{ kind: 'node', id: 's', section: 's', annex: null }, /^I\. MỤC ĐÍCH, YÊU CẦU$/],
  [{ kind: 'node', id: 'b', section: 's', annex: null }, /^dài .{60,76}dài…$/],
  [{ kind: 'node', id: 'empty', section: 's', annex: null }, /^Đoạn văn$/],
  [{ kind: 'node', id: 'a', section: null, annex: 'a' }, /^Phụ lục$/],
  [{ kind: 'node', id: 't', section: null, annex: null }, /^Nhiệm vụ/],
])('%o has a name', (place, name) => expect(placeName(place, wordsById(plan))).toMatch(name));

test('what cannot be printed is named once, with its code and the words around it', () => {
  const smile = { character: '😀', code: 'U+1F600', excerpt: 'vui 😀 vẻ' };
  const odd = { character: '\u{1D49C}', code: 'U+1D49C', excerpt: '' };
  expect(missingText([smile, smile, odd])).toBe('😀 (U+1F600) ở “vui 😀 vẻ”; \u{1D49C} (U+1D49C)');
  expect(missingText([])).toBe('');
});
