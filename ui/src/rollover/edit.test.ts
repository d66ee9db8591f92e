import { expect, it } from 'vitest';
import type { Official } from '../backend/generated';
import { blankIn, names } from './edit';

it.each([
  ['Kế hoạch số ……/KH-UBND ngày …/…/……', '……'],
  ['ngày .../.../2027', '...'],
  ['năm 2027', 'năm 2027'],
  ['', ''],
])('what is to be filled in of %j is %j', (text, blank) => {
  const [from, to] = blankIn(text);
  expect(text.slice(from, to)).toBe(blank);
});

it('names people in office, each once', () => {
  const person = (name: string, active: boolean): Official => ({
    id: name,
    name,
    position: '',
    unit: null,
    active,
  });
  const people = [person('Lan', true), person('Minh', false), person('Lan', true)];
  expect(names(people)).toEqual(['Lan']);
});
