import { expect, test } from 'vitest';
import type { TaskFigure } from '../backend/generated';
import { amountText, asksReason, shareText } from './figure';

const figure = (log: number | null): TaskFigure => ({
  task: 't',
  quarter: '2026-Q1',
  figure: null,
  source: null,
  log: log === null ? null : { count: log, measure: 'lượt' },
  target: null,
  differs: false,
  reached: null,
  proposed: null,
});

test.each([
  ['12', 12, false],
  ['1.000', 1000, false],
  ['12 lượt', 12, false],
  ['13', 12, true],
  ['', 12, false],
  ['13', null, false],
])('typed %s beside %s asks for a reason: %s', (typed, log, expected) => {
  expect(asksReason(typed, figure(log))).toBe(expected);
});

test('numbers as Vietnamese has them', () => {
  expect(amountText({ count: 1000, measure: 'tờ' })).toBe('1.000 tờ');
  expect(amountText({ count: 3, measure: '' })).toBe('3');
  expect(shareText(8333)).toBe('83,33 %');
  expect(shareText(10000)).toBe('100 %');
});
