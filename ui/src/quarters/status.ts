// A status has a word and a shape, so that colour is never alone.
import {
  Circle,
  CircleCheck,
  CircleDashed,
  CircleDotDashed,
  CircleX,
  Repeat,
} from '@lucide/svelte';
import type { TaskStatus } from '../backend/generated';
import { m } from '../words';

const WORDS = {
  not_started: m.quarters_status_not_started,
  in_progress: m.quarters_status_in_progress,
  done: m.quarters_status_done,
  maintained: m.quarters_status_maintained,
  dropped: m.quarters_status_dropped,
} satisfies Record<TaskStatus, unknown>;

const SHAPES = {
  not_started: Circle,
  in_progress: CircleDotDashed,
  done: CircleCheck,
  maintained: Repeat,
  dropped: CircleX,
} satisfies Record<TaskStatus, unknown>;

/** What a status is called. */
export function statusName(status: TaskStatus): string {
  return WORDS[status]();
}

/** The shape of a status, or of a cell nobody marked. */
export function statusShape(status: TaskStatus | undefined) {
  return status ? SHAPES[status] : CircleDashed;
}
