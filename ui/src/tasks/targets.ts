// What tasks aim at, as it is shown and typed.
import type { TargetsEdit, Task, TaskTarget } from '../backend/generated';

/** The quarters of a year: `2026-Q1` to `2026-Q4`. */
export function quartersOfYear(year: number): string[] {
  return [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`);
}

/** The counts of the quarters in a row: `3 · 3 · – · 4`; empty for a task without a target. */
export function targetLine({ targets }: Pick<Task, 'targets'>): string {
  if (targets.length === 0) return '';
  return [1, 2, 3, 4]
    .map((quarter) => targets.find((it) => it.quarter.endsWith(`Q${quarter}`))?.count ?? '–')
    .join('·');
}

/** Targets as they are sent. */
export function editOf(task: string, targets: readonly TaskTarget[]): TargetsEdit {
  const counts = targets.map(({ quarter, count }) => ({ quarter, count: String(count) }));
  return { task, measure: targets[0]?.measure ?? '', counts };
}
