import { expect, it } from 'vitest';
import type { Template } from '../backend/generated';
import { templateName, templateSections, templateText, usualTemplate } from './templates';

const built = (id: string): Template => ({ id, name: null, own: false, sections: ['I. MỤC ĐÍCH'] });
const own: Template = { id: '0190', name: 'Tết', own: true, sections: [] };
const ALL = [own, ...['commune_full', 'commune_short', 'department', 'blank'].map(built)];

it('names and explains every one apart', () => {
  expect(new Set(ALL.map(templateName)).size).toBe(ALL.length);
  expect(new Set(ALL.map(templateText)).size).toBe(ALL.length);
});

it('lists its sections, or says there are none', () => {
  expect(templateSections(built('blank'))).toBe('I. MỤC ĐÍCH');
  expect(templateSections(own)).toBeTruthy();
});

it.each<[Template[], string, string | null]>([
  [ALL, '', 'commune_full'],
  [ALL, '  ', 'commune_full'],
  [ALL, 'UBND XÃ AN HÒA', 'department'],
  [[own], '', '0190'],
  [[], '', null],
])('is usual', (templates, parent, id) => expect(usualTemplate(templates, parent)).toBe(id));
