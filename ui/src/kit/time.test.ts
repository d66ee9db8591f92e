import { describe, expect, it } from 'vitest';
import { bytes, clock, day, moment, quarterOf } from './time';

const local = new Date(2026, 2, 5, 7, 8, 9).toISOString();

describe('times', () => {
  it('reads an RFC 3339 time in local time', () => {
    expect(clock(local)).toBe('07:08:09');
    expect(moment(local)).toBe('07:08:09 05/03/2026');
  });
  it('puts the day before the month', () => expect(day('2026-11-21')).toBe('21/11/2026'));
  it.each([[clock], [day], [moment]])('says nothing of no time', (it_) =>
    expect(it_('hôm qua')).toBe(''),
  );
});

describe('quarterOf', () => {
  it.each([
    ['2026-Q1', { quarter: 1, year: 2026 }],
    ['2026-Q5', null],
    ['Quý I', null],
  ])('%s', (text, expected) => expect(quarterOf(text)).toEqual(expected));
});

describe('bytes', () => {
  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [2048, '2 KB'],
    [3_565_158, '3.4 MB'],
  ])('%i → %s', (count, text) => expect(bytes(count)).toBe(text));
});
