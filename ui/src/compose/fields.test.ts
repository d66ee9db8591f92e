import { expect, test } from 'vitest';
import type { PlanEnding, PlanHead } from '../backend/generated';
import { endingFields, headFields, toEnding, toHead, toLines } from './fields';

const head: PlanHead = {
  year: 2026,
  parent: '',
  agency_lines: ['ỦY BAN NHÂN DÂN', 'XÃ AN MẪU'],
  number: '12',
  symbol: 'KH-UBND',
  place: 'An Mẫu',
  date: { day: '5', month: '1', year: '2026' },
  subject: 'Tuyên truyền\nnăm 2026',
  bases: ['Luật A', 'Nghị định B'],
  opening: [{ runs: [{ text: 'Ủy ban ' }, { text: 'ban hành', bold: true }] }],
  urgency: 'very_urgent',
  circulation: 'internal',
  draft: true,
};

const ending: PlanEnding = {
  closing: [
    { runs: [{ text: 'Trên đây là kế hoạch', italic: true }] },
    { runs: [{ text: 'Hết' }] },
  ],
  recipients: [
    { name: 'UBND tỉnh', purpose: 'b/c' },
    { name: 'Lưu: VT', purpose: '' },
  ],
  signature: { lines: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'], name: 'Trần Thị Mẫu' },
};

test('what is only looked at stays the same', () => {
  expect(toHead(headFields(head), head)).toEqual(head);
  expect(toEnding(endingFields(ending), ending)).toEqual(ending);
});

test('a paragraph that changed loses its looks, the others keep theirs', () => {
  const fields = { ...endingFields(ending), closing: 'Trên đây là kế hoạch\nHết rồi' };
  expect(toEnding(fields, ending).closing).toEqual([
    ending.closing[0],
    { runs: [{ text: 'Hết rồi' }] },
  ]);
});

test('a year that is no number leaves the one before', () => {
  for (const year of ['', 'hai nghìn', '2026.5'])
    expect(toHead({ ...headFields(head), year }, head).year).toBe(2026);
  expect(toHead({ ...headFields(head), year: ' 2027 ' }, head).year).toBe(2027);
});

test('empty rows are no lines and no recipients', () => {
  expect(toLines(' một \n\n  \nhai')).toEqual(['một', 'hai']);
  const fields = endingFields(ending);
  fields.recipients.push({ key: 9, name: ' ', purpose: '' });
  expect(toEnding(fields, ending).recipients).toHaveLength(2);
});
