// Slots and weeks of the broadcast schedule, as the screen counts with them.
import type { Schedule, ScheduleForm, Slot } from '../backend/generated';
import { m } from '../words';

/** The days of the week; Monday is 1. */
export const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

const SHORT = [
  m.schedule_mon,
  m.schedule_tue,
  m.schedule_wed,
  m.schedule_thu,
  m.schedule_fri,
  m.schedule_sat,
  m.schedule_sun,
];
const LONG = [
  m.schedule_monday,
  m.schedule_tuesday,
  m.schedule_wednesday,
  m.schedule_thursday,
  m.schedule_friday,
  m.schedule_saturday,
  m.schedule_sunday,
];

/** `T2` of 1. */
export const shortDay = (day: number): string => SHORT[day - 1]?.() ?? '';
/** `Thứ Hai` of 1. */
export const longDay = (day: number): string => LONG[day - 1]?.() ?? '';

const utc = (iso: string): Date => new Date(`${iso}T00:00:00Z`);
const isoOf = (date: Date): string => date.toISOString().slice(0, 10);

/** The day of the week of `2026-03-05`; Monday is 1. */
export const weekdayOf = (iso: string): number => utc(iso).getUTCDay() || 7;

/** A day so many days later. */
export function plusDays(iso: string, days: number): string {
  const date = utc(iso);
  date.setUTCDate(date.getUTCDate() + days);
  return isoOf(date);
}

/** The Monday of a day's week. */
export const mondayOf = (iso: string): string => plusDays(iso, 1 - weekdayOf(iso));

/** A month as `2026-03`, so many months later. */
export function plusMonths(month: string, months: number): string {
  const date = utc(`${month}-01`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return isoOf(date).slice(0, 7);
}

/** First and last day of a month. */
export function monthDays(month: string): [string, string] {
  return [`${month}-01`, plusDays(`${plusMonths(month, 1)}-01`, -1)];
}

/** Slots of one week, Monday first. */
export type Week = { monday: string; slots: Slot[] };

/** Slots in the order they are given, week by week. */
export function weeks(slots: readonly Slot[]): Week[] {
  const found: Week[] = [];
  for (const slot of slots) {
    const monday = mondayOf(slot.day);
    const last = found.at(-1);
    if (last?.monday === monday) last.slots.push(slot);
    else found.push({ monday, slots: [slot] });
  }
  return found;
}

/** Those that can be ticked in one go: planned, and their day has come. */
export const tickable = (slots: readonly Slot[]): Slot[] =>
  slots.filter((slot) => slot.state === 'planned' && !slot.future);

/** A slot's state in words. */
export function stateText(slot: Slot): string {
  if (slot.state === 'done') return m.schedule_done();
  if (slot.state === 'excused') return m.schedule_excused();
  return slot.late ? m.schedule_late() : m.schedule_planned();
}

/** The days of a schedule in words: `T2, T4, T6`. */
export const daysText = (schedule: Schedule): string => schedule.form.days.map(shortDay).join(', ');

/** A form with nothing in it. */
export const emptyForm = (): ScheduleForm => ({
  plan: '',
  task: '',
  title: '',
  channel: '',
  place: '',
  days: [],
  time: '',
  minutes: '15',
  first: '',
  last: '',
});

/** Days as they are typed: `05/03/2026` of `2026-03-05`. */
export function typed(iso: string): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  return found ? `${found[3]}/${found[2]}/${found[1]}` : iso;
}

/** The same form with days as they are typed. */
export const shown = (form: ScheduleForm): ScheduleForm => ({
  ...form,
  first: typed(form.first),
  last: typed(form.last),
});
