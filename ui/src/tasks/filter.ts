// Which tasks are shown, and in what order.
import type { Task } from '../backend/generated';
import { fold, matches } from '../kit/fold';

/** What to look for; empty parts let everything through. */
export interface TaskFilter {
  words: string;
  /** A leading or co-operating unit, or `none` for tasks without a leading one. */
  unit: string;
  /** An official's id, or `none` for tasks nobody answers for. */
  official: string;
  /** A quarter such as `2026-Q1`. */
  quarter: string;
}

export const NO_FILTER: TaskFilter = { words: '', unit: '', official: '', quarter: '' };
export const NONE = 'none';

/** Whether a filter lets everything through. */
export function isOpen(filter: TaskFilter): boolean {
  return Object.values(filter).every((part: string) => part.trim() === '');
}

/** Proposed tasks first, then the plan's own, each in order, as far as the filter lets through. */
export function shownTasks(tasks: readonly Task[], filter: TaskFilter): Task[] {
  const fits = tasks.filter((task) => fitsFilter(task, filter));
  return [
    ...fits.filter((task) => task.standing === 'proposed'),
    ...fits.filter((task) => task.standing === 'accepted'),
  ];
}

function fitsFilter(task: Task, { words, unit, official, quarter }: TaskFilter): boolean {
  const { fields } = task;
  const units = [fields.lead, ...fields.coordinating].map(fold);
  if (unit === NONE ? fields.lead !== '' : unit && !units.includes(fold(unit))) return false;
  if (official === NONE ? fields.official !== '' : official && fields.official !== official)
    return false;
  if (quarter && !task.due.includes(quarter)) return false;
  if (!words.trim()) return true;
  const said = [fields.text, fields.deliverable, fields.timeframe, fields.budget, fields.remarks];
  return matches([...said, task.official_name, ...units].join(' '), words);
}

/** Leading units of tasks, each once, in the order of the alphabet. */
export function leadsOf(tasks: readonly Task[]): string[] {
  const leads = new Map<string, string>();
  for (const { fields } of tasks)
    if (fields.lead && !leads.has(fold(fields.lead))) leads.set(fold(fields.lead), fields.lead);
  return [...leads.values()].sort((a, b) => a.localeCompare(b, 'vi'));
}

/** Quarters in which anything is due, in order. */
export function quartersOf(tasks: readonly Task[]): string[] {
  return [...new Set(tasks.flatMap((task) => task.due))].sort();
}

/**
 * Where a task goes in the whole list when it changes places with its neighbour on the screen.
 * Nowhere at the ends, and not between proposed and accepted.
 */
export function shiftedIndex(
  tasks: readonly Task[],
  shown: readonly Task[],
  id: string,
  by: -1 | 1,
): number | undefined {
  const at = shown.findIndex((task) => task.id === id);
  const [task, other] = [shown[at], shown[at + by]];
  if (!task || !other || task.standing !== other.standing) return undefined;
  return tasks.findIndex((it) => it.id === other.id);
}
