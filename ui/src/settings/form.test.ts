import { describe, expect, it } from 'vitest';
import type { FormFigure } from '../backend/generated';
import { language } from '../words/language.svelte';
import {
  changes,
  GROUPS,
  hintOf,
  labelOf,
  read,
  refusalOf,
  show,
  sizesOf,
  type Unit,
} from './form';

const figure = (min: number, max: number, usual: number, value = usual): FormFigure => ({
  name: 'x',
  value,
  usual,
  min,
  max,
});
const LEFT = figure(1701, 1984, 1701);

it('names every figure once', () => {
  const names = GROUPS.flatMap((group) => Object.keys(group.figures));
  expect(new Set(names).size).toBe(names.length);
  for (const group of GROUPS) {
    const labels = Object.values(group.figures).map(labelOf);
    expect(new Set(labels).size).toBe(labels.length);
  }
});

it.each<[number, Unit, string]>([
  [1134, 'mm', '20'],
  [1417, 'mm', '25'],
  [1701, 'mm', '30'],
  [1984, 'mm', '35'],
  [720, 'mm', '12,7'],
  [27, 'size', '13,5'],
  [120, 'gap', '6'],
  [264, 'lines', '1,1'],
  [334, 'share', '33,4'],
])('%i is shown in %s as %s', (value, unit, text) => expect(show(value, unit)).toBe(text));

it.each<[string, number | undefined]>([
  ['30', 1701],
  ['35', 1984],
  [' 32,5 ', 1843],
  ['32.5', 1843],
  ['29,9', undefined],
  ['35,1', undefined],
  ['350', undefined],
  ['-30', undefined],
  ['ba mươi', undefined],
  ['30 mm', undefined],
  ['', undefined],
  ['1e3', undefined],
])('a left margin of %j is %s', (typed, value) => expect(read(typed, LEFT, 'mm')).toBe(value));

describe('what is shown', () => {
  const UNITS: [Unit, FormFigure][] = [
    ['mm', figure(850, 1417, 851, 1000)],
    ['gap', figure(120, 240, 120, 133)],
    ['lines', figure(240, 360, 264, 275)],
    ['share', figure(334, 500, 400, 350)],
  ];

  it.each(UNITS)('in %s is read back as what it was', (unit, it_) => {
    for (const value of [it_.value, it_.usual])
      expect(read(show(value, unit), it_, unit)).toBe(value);
  });

  it.each(UNITS)(
    'in %s never leaves the bounds, nor goes further than it is shown',
    (unit, it_) => {
      for (let value = it_.min; value <= it_.max; value += 1) {
        const back = read(show(value, unit), it_, unit) ?? 0;
        expect(back).toBeGreaterThanOrEqual(it_.min);
        expect(back).toBeLessThanOrEqual(it_.max);
        expect(show(back, unit)).toBe(show(value, unit));
      }
    },
  );
});

it('says what is allowed, what is usual, and what stays', () => {
  const said = { label: () => 'Lề trái', unit: 'mm', law: true } as const;
  expect(labelOf(said)).toBe('Lề trái (mm)');
  expect(hintOf(LEFT, said)).toMatch(/30–35 mm.*30 mm/);
  expect(refusalOf(LEFT, said)).toMatch(/30.*35 mm.*30 mm/);
});

it('writes and reads numbers as the language does, and the other way too', () => {
  language.set('en');
  const shown = show(720, 'mm');
  language.set('vi');
  expect([shown, show(720, 'mm')]).toEqual(['12.7', '12,7']);
  const first = figure(567, 720, 720, 600);
  expect([read('12.7', first, 'mm'), read('12,7', first, 'mm')]).toEqual([720, 720]);
});

it('does not say of our own bound that it is the decree’s', () => {
  const said = { label: () => 'Cách', unit: 'gap', law: 'least' } as const;
  const gap = figure(120, 240, 120);
  expect(hintOf(gap, said)).toMatch(/30: ít nhất 6 pt.*12 pt.*6 pt/);
  expect(refusalOf(gap, said)).not.toMatch(/Nghị định/);
});

it('offers sizes half a point apart', () =>
  expect(sizesOf(figure(26, 28, 28))).toEqual([26, 27, 28]));

it('sends what differs only', () => {
  const kept = [
    { ...figure(1, 9, 5), name: 'a' },
    { ...figure(1, 9, 5), name: 'b' },
    { ...figure(1, 9, 5), name: 'c' },
  ];
  expect(changes(kept, { a: 5, b: 6, other: 7 })).toEqual([{ name: 'b', value: 6 }]);
});
