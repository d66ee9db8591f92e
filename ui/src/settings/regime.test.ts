import { describe, expect, it } from 'vitest';
import type { ReportRegime } from '../backend/generated';
import { daysBetween, fromForm, presetSource, presetTitle, runsOf, toForm } from './regime';

const OWN: ReportRegime = {
  preset: '',
  closes: { kind: 'on_day', day: 20 },
  reports: [
    { span: 'Q1', due: { kind: 'day_of_last_month', day: 25 } },
    { span: 'H1', due: { kind: 'working_days_after_closing', days: 2 } },
    { span: '9M', due: { kind: 'day_of_next_month', day: 5 } },
    { span: 'year', due: { kind: 'day_and_month', day: 31, month: 12 } },
  ],
  recipient: 'UBND tỉnh',
  days_off: ['2026-02-16', '2026-02-17'],
};

describe('the regime form', () => {
  it('holds what it was given', () => expect(fromForm(toForm(OWN))).toEqual(OWN));

  it('sends what is no number as a day that is refused', () => {
    const form = toForm(OWN);
    form.day = 'hai mươi';
    for (const report of form.reports) report.day = '999';
    const sent = fromForm(form);
    expect(sent.closes).toEqual({ kind: 'on_day', day: 0 });
    expect(sent.reports[1]?.due).toEqual({ kind: 'working_days_after_closing', days: 0 });
  });

  it('names presets and the own', () => {
    for (const code of ['nd09', 'nd09_all', 'calendar', '']) {
      expect(presetTitle(code)).not.toBe('');
      expect(presetSource(code)).not.toBe('');
    }
  });
});

describe('days off', () => {
  it.each([
    ['2026-02-27', '2026-03-02', 4],
    ['2026-02-27', '2026-02-27', 1],
    ['2026-03-02', '2026-02-27', 0],
    ['', '2026-02-27', 0],
    ['2026-01-01', '2026-12-31', 0],
  ])('from %s to %s', (first, last, count) => {
    expect(daysBetween(first, last)).toHaveLength(count);
  });

  it('are told as runs', () => {
    expect(runsOf(['2026-02-28', '2026-03-01', '2026-09-01', '2026-02-27'])).toEqual([
      { first: '2026-02-27', last: '2026-03-01' },
      { first: '2026-09-01', last: '2026-09-01' },
    ]);
    expect(runsOf([])).toEqual([]);
  });
});
