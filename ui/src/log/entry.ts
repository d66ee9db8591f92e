// What the log's forms and lists say, and what an entry's form begins with.
import type {
  LogChannel,
  LogEntry,
  LogFields,
  LogFilter,
  LogMeasure,
  LogRemark,
  LogStart,
} from '../backend/generated';
import { day } from '../kit/time';
import { m } from '../words';

/** The quarter among the periods a day counts in. */
export const quarterIn = (periods: readonly string[]): string =>
  periods.find((it) => it.includes('-Q')) ?? '';

const WEEKDAYS = [
  m.log_weekday_0,
  m.log_weekday_1,
  m.log_weekday_2,
  m.log_weekday_3,
  m.log_weekday_4,
  m.log_weekday_5,
  m.log_weekday_6,
];

/** `Thứ năm, 12/03/2026` of `2026-03-12`. */
export function dayText(iso: string): string {
  const weekday = WEEKDAYS[new Date(`${iso}T12:00:00Z`).getUTCDay()];
  return weekday ? `${weekday()}, ${day(iso)}` : day(iso);
}

const figures = new Intl.NumberFormat('vi-VN');

/** `1.234` */
export const figure = (count: number): string => figures.format(count);

/** `1 cuộc · 120 lượt người` */
export const countsText = (measures: readonly LogMeasure[]): string =>
  measures.map((it) => `${figure(it.count)} ${it.measure}`).join(' · ');

/** Rows of counts for a channel: one for each of its units, then one for any other. */
export function countRows(
  channel: LogChannel | undefined,
  measures: readonly LogMeasure[] = [],
): LogFields['measures'] {
  const units = channel?.measures ?? [];
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  const rows = units.map((measure) => {
    const found = measures.find((it) => same(it.measure, measure));
    return { count: found ? figure(found.count) : '', measure };
  });
  const others = measures.filter((it) => !units.some((unit) => same(unit, it.measure)));
  return [
    ...rows,
    ...others.map((it) => ({ count: `${figure(it.count)} ${it.measure}`, measure: '' })),
    { count: '', measure: '' },
  ];
}

/** What was typed stays when the channel changes: a count without its own unit moves along. */
export function movedRows(
  channel: LogChannel | undefined,
  rows: LogFields['measures'],
): LogFields['measures'] {
  const fresh = countRows(channel);
  rows
    .filter((row) => row.count.trim() !== '')
    .forEach((row, index) => {
      const same = fresh.find((it) => it.measure !== '' && it.measure === row.measure);
      const free = row.measure === '' ? fresh.at(-1) : (same ?? fresh[index] ?? fresh.at(-1));
      if (free) free.count = row.count;
    });
  return fresh;
}

const channelOf = (start: LogStart, code: string) =>
  start.lists.channels.find((it) => it.code === code);

/** A form as the page opens: the last day while one is at it, today otherwise. */
export function firstFields(start: LogStart, given: { plan?: string; task?: string }): LogFields {
  const last = start.last;
  const atIt = last !== null && Date.now() - Date.parse(last.at) < 12 * 3_600_000;
  const channel = last ? (channelOf(start, last.channel)?.active ? last.channel : '') : '';
  return {
    day: day(atIt ? last.day : start.today),
    channel,
    topic: '',
    place: atIt ? last.place : '',
    measures: countRows(channelOf(start, channel)),
    unit: atIt ? last.unit : '',
    official: atIt ? last.official : '',
    plan: given.plan ?? (last && start.plans.some((it) => it.id === last.plan) ? last.plan : ''),
    task: given.task ?? '',
    note: '',
  };
}

/** The next form: day, channel, place and plan stay. */
export const nextFields = (start: LogStart, kept: LogFields): LogFields => ({
  ...kept,
  topic: '',
  measures: countRows(channelOf(start, kept.channel)),
  task: '',
  note: '',
});

/** The form of an entry. */
export const fieldsOf = (start: LogStart, entry: LogEntry): LogFields => ({
  day: day(entry.day),
  channel: entry.channel,
  topic: entry.topic,
  place: entry.place,
  measures: countRows(channelOf(start, entry.channel), entry.measures),
  unit: entry.unit,
  official: entry.official,
  plan: entry.plan,
  task: entry.task,
  note: entry.note,
});

/** A question or remark in words. */
export function remarkText(remark: LogRemark): string {
  switch (remark.kind) {
    case 'outlier':
      return remark.usual
        ? m.log_ask_outlier({ said: grouped(remark.said), usual: figure(Number(remark.usual)) })
        : m.log_ask_first({ said: grouped(remark.said) });
    case 'after_clock':
      return m.log_ask_after_clock({ day: day(remark.said), clock: day(remark.usual) });
    case 'outside_plan':
      return m.log_note_outside({ year: remark.said, counted: remark.usual });
  }
}

/** `50.000 tờ` of `50000 tờ`. */
export const grouped = (said: string): string =>
  said.replace(/^\d+/, (digits) => figure(Number(digits)));

export const ALL: LogFilter = {
  period: '',
  first: '',
  last: '',
  plan: '',
  task: '',
  channel: '',
  place: '',
  text: '',
  shown: 0,
};

/** Whether a filter narrows anything. */
export const narrows = (filter: LogFilter): boolean =>
  Object.entries(filter).some(([name, value]) => name !== 'shown' && value !== '');

/** The day before or after one that is typed as `12/3/2026`; nothing when it is no day. */
export function dayBeside(typed: string, step: number): string | undefined {
  const found = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed.trim());
  if (!found) return undefined;
  const [, date, month, year] = found.map(Number);
  const at = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, (date ?? 1) + step));
  return day(at.toISOString().slice(0, 10));
}

/** Entries under the days they are of, in the order given. */
export function byDay(entries: readonly LogEntry[]): { day: string; entries: LogEntry[] }[] {
  const days: { day: string; entries: LogEntry[] }[] = [];
  for (const entry of entries) {
    const last = days.at(-1);
    if (last?.day === entry.day) last.entries.push(entry);
    else days.push({ day: entry.day, entries: [entry] });
  }
  return days;
}

/** Words offered for a field: the office's list, then those used last, each once. */
export const offered = (...lists: readonly (readonly string[])[]): string[] => [
  ...new Set(lists.flat()),
];
