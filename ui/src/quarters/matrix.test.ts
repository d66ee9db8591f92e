import { describe, expect, test } from 'vitest';
import type { Mark, Progress, Task } from '../backend/generated';
import { editOf, matrixRows, quickMark, sameEdit, shareText, stepTo, unitShares } from './matrix';

const QUARTERS = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'];

const task = (id: string, lead: string, due: string[]): Task => ({
  id,
  plan: 'p',
  standing: 'accepted',
  fields: {
    text: `Việc ${id}`,
    deliverable: '',
    lead,
    coordinating: [],
    official: '',
    timeframe: '',
    budget: '',
    remarks: '',
  },
  due,
  official_name: '',
  origin: null,
  sentence: '',
  targets: [],
});

const mark = (id: string, quarter: string, over: Partial<Mark> = {}): Mark => ({
  task: id,
  quarter,
  status: 'done',
  quantity: null,
  measure: '',
  reason: '',
  note: '',
  by: '',
  at: '',
  ...over,
});

const progress: Progress = {
  plan: 'p',
  year: 2026,
  plan_year: 2026,
  years: [2026],
  closed: [],
  figures: [],
  title: '',
  quarters: QUARTERS,
  current_quarter: '2026-Q2',
  tasks: [
    task('a', 'Phòng Văn hóa', QUARTERS),
    task('b', '', ['2026-Q2']),
    task('c', 'phòng văn hóa', []),
  ],
  marks: [
    mark('a', '2026-Q2', { quantity: 12, measure: 'tin', note: 'đủ' }),
    mark('a', '2026-Q1', { quantity: 3, measure: 'bài' }),
    mark('c', '2026-Q4', { status: 'dropped', note: 'mưa bão' }),
  ],
  by_quarter: [],
  by_unit: [
    { name: '', share: { done: 0, due: 0, percent: null } },
    { name: 'Phòng Văn hóa', share: { done: 3, due: 8, percent: 37 } },
  ],
  total: { done: 3, due: 8, percent: 37 },
  late: [{ task: 'b', quarter: '2026-Q2' }],
};

/** A row as one word: . not due, o due, L late, M marked while due, m marked while not due. */
function draw(unit: string | null): string[] {
  return matrixRows(progress, unit).map(({ task: { id }, number, cells }) => {
    const signs = cells.map((cell) => {
      if (cell.mark) return cell.due ? 'M' : 'm';
      return cell.late ? 'L' : cell.due ? 'o' : '.';
    });
    return `${number} ${id} ${signs.join('')}`;
  });
}

test('rows with what is due, marked and late', () => {
  expect(draw(null)).toEqual(['1 a MMoo', '2 b .L..', '3 c ...m']);
});

test('a unit is found whatever the case, and so are tasks without one', () => {
  expect(draw('PHÒNG VĂN HÓA')).toEqual(['1 a MMoo', '3 c ...m']);
  expect(draw('')).toEqual(['2 b .L..']);
});

test('shares say what they are made of, the nameless unit last', () => {
  expect(unitShares(progress).map((it) => `${it.name}: ${shareText(it)}`)).toEqual([
    'Phòng Văn hóa: 3/8 (37 %)',
    ': –',
  ]);
});

describe('marks', () => {
  test('a mark is edited as it is', () => {
    expect(editOf(progress, 'a', '2026-Q2')).toMatchObject({
      status: 'done',
      quantity: '12',
      measure: 'tin',
      note: 'đủ',
    });
  });

  test('a fresh mark offers the measure used last', () => {
    expect(editOf(progress, 'a', '2026-Q3')).toMatchObject({ quantity: '', measure: 'tin' });
    expect(editOf(progress, 'b', '2026-Q2').measure).toBe('');
  });

  test.each([
    ['1', 'not_started'],
    ['2', 'in_progress'],
    ['3', 'done'],
    ['4', 'maintained'],
    ['5', undefined],
    ['0', undefined],
    ['x', undefined],
  ])('Alt+%s marks %s and keeps the figures', (digit, status) => {
    const edit = quickMark(progress, editOf(progress, 'a', '2026-Q2'), digit);
    expect(edit?.status).toBe(status);
    if (edit) expect(edit.quantity).toBe('12');
  });

  test('edits are compared field by field', () => {
    const edit = editOf(progress, 'a', '2026-Q2');
    expect(sameEdit(edit, { ...edit })).toBe(true);
    expect(sameEdit(edit, { ...edit, note: '' })).toBe(false);
  });
});

test.each([
  ['ArrowDown', false, '6 1'],
  ['ArrowUp', true, '0 1'],
  ['ArrowLeft', false, '5 0'],
  ['ArrowRight', false, '5 2'],
  ['Home', false, '5 0'],
  ['End', true, '19 3'],
  ['PageDown', false, '15 1'],
  ['PageUp', false, '0 1'],
  ['a', false, undefined],
  ['Enter', false, undefined],
])('%s (ctrl %s) leads to %s', (key, ctrl, expected) => {
  const to = stepTo({ key, ctrl }, { row: 5, column: 1 }, { rows: 20, columns: 4 });
  expect(to && `${to.row} ${to.column}`).toBe(expected);
});
