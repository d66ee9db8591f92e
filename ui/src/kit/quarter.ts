// Quarters and states as people say them.
import type { TaskStatus } from '../backend/generated';
import { m } from '../words';
import { quarterOf } from './time';

const ROMAN = ['I', 'II', 'III', 'IV'];

/** `Quý I/2026` of `2026-Q1`; the words themselves when they are no quarter. */
export function quarterText(quarter: string): string {
  const found = quarterOf(quarter);
  const number = found && ROMAN[found.quarter - 1];
  return found && number ? m.kit_quarter({ quarter: number, year: found.year }) : quarter;
}

const STATUS: Record<TaskStatus, () => string> = {
  not_started: m.kit_status_not_started,
  in_progress: m.kit_status_in_progress,
  done: m.kit_status_done,
  maintained: m.kit_status_maintained,
  dropped: m.kit_status_dropped,
};

/** A task's status in words. */
export const statusText = (status: TaskStatus): string => STATUS[status]();
