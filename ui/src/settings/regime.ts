// The report regime as its form holds it: numbers as they are typed.
import type { DueRule, FiguresClose, ReportRegime } from '../backend/generated';
import { m } from '../words';

export type RuleKind = DueRule['kind'];
export type ReportForm = { span: string; kind: RuleKind; day: string; month: string };
export type RegimeForm = {
  closes: FiguresClose['kind'];
  day: string;
  reports: ReportForm[];
  recipient: string;
  daysOff: string[];
};

const PRESETS: Record<string, { title: () => string; source: () => string }> = {
  nd09: { title: m.regime_nd09, source: m.regime_nd09_source },
  nd09_all: { title: m.regime_nd09_all, source: m.regime_nd09_all_source },
  calendar: { title: m.regime_calendar, source: m.regime_calendar_source },
};

/** A preset's name; the office's own when it is none. */
export const presetTitle = (code: string): string => (PRESETS[code]?.title ?? m.regime_own)();

/** Where a preset comes from, and what of it is not confirmed. */
export const presetSource = (code: string): string =>
  (PRESETS[code]?.source ?? m.regime_own_source)();

export const RULES: Record<RuleKind, () => string> = {
  day_of_last_month: m.regime_rule_last_month,
  working_days_after_closing: m.regime_rule_working_days,
  day_of_next_month: m.regime_rule_next_month,
  day_and_month: m.regime_rule_day_and_month,
};

/** The form of a regime. */
export function toForm(regime: ReportRegime): RegimeForm {
  return {
    closes: regime.closes.kind,
    day: regime.closes.kind === 'on_day' ? String(regime.closes.day) : '',
    reports: regime.reports.map(({ span, due }) => ({
      span,
      kind: due.kind,
      day: String(due.kind === 'working_days_after_closing' ? due.days : due.day),
      month: due.kind === 'day_and_month' ? String(due.month) : '',
    })),
    recipient: regime.recipient,
    daysOff: [...regime.days_off],
  };
}

/** A typed number; 0, which no day is, when it is none. */
const whole = (text: string): number => {
  const number = /^\s*\d{1,3}\s*$/.test(text) ? Number(text) : 0;
  return number > 255 ? 0 : number;
};

function ruleOf({ kind, day, month }: ReportForm): DueRule {
  if (kind === 'working_days_after_closing') return { kind, days: whole(day) };
  if (kind === 'day_and_month') return { kind, day: whole(day), month: whole(month) };
  return { kind, day: whole(day) };
}

/** The regime of a form. What was typed wrongly becomes what the program refuses by name. */
export function fromForm(form: RegimeForm): ReportRegime {
  return {
    preset: '',
    closes:
      form.closes === 'on_day' ? { kind: 'on_day', day: whole(form.day) } : { kind: form.closes },
    reports: form.reports.map((it) => ({ span: it.span, due: ruleOf(it) })),
    recipient: form.recipient,
    days_off: [...form.daysOff],
  };
}

/** Days that follow one another, as first and last. */
export function runsOf(days: readonly string[]): { first: string; last: string }[] {
  const runs: { first: string; last: string }[] = [];
  for (const day of [...days].sort()) {
    const run = runs.at(-1);
    if (run && nextDay(run.last) === day) run.last = day;
    else if (run?.last !== day) runs.push({ first: day, last: day });
  }
  return runs;
}

/** The day after, of `2026-02-28`. */
function nextDay(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** Most days off that are added at once. */
const MOST = 31;

/** Every day from one to another, both in it; none when they are no days or too far apart. */
export function daysBetween(first: string, last: string): string[] {
  const plain = /^\d{4}-\d{2}-\d{2}$/;
  if (!plain.test(first) || !plain.test(last) || last < first) return [];
  const days = [first];
  for (let day = first; day < last && days.length <= MOST;) days.push((day = nextDay(day)));
  return days.length > MOST ? [] : days;
}
