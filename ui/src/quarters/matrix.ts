// The matrix of tasks and quarters, made ready to be drawn.
import type {
  Mark,
  MarkEdit,
  NamedShare,
  Progress,
  Task,
  TaskFigure,
  TaskStatus,
} from '../backend/generated';
import { fold } from '../kit/fold';

/** Every status, in the order a list offers them. */
export const STATUSES: readonly TaskStatus[] = [
  'not_started',
  'in_progress',
  'done',
  'maintained',
  'dropped',
];

/** One task in one quarter. */
export interface MarkCell {
  quarter: string;
  mark: Mark | undefined;
  /** What log, target and mark say together. */
  figure: TaskFigure | undefined;
  due: boolean;
  late: boolean;
}

export interface MatrixRow {
  task: Task;
  /** Its number in the plan, from 1. */
  number: number;
  cells: MarkCell[];
}

/** Rows of the matrix. `unit`: only tasks this unit leads; `null` lets every task through. */
export function matrixRows(progress: Progress, unit: string | null): MatrixRow[] {
  const key = (task: string, quarter: string) => `${task} ${quarter}`;
  const marks = new Map(progress.marks.map((mark) => [key(mark.task, mark.quarter), mark]));
  const figures = new Map(progress.figures.map((it) => [key(it.task, it.quarter), it]));
  const late = new Set(progress.late.map((it) => key(it.task, it.quarter)));
  return progress.tasks
    .map((task, index) => ({
      task,
      number: index + 1,
      cells: progress.quarters.map((quarter) => ({
        quarter,
        mark: marks.get(key(task.id, quarter)),
        figure: figures.get(key(task.id, quarter)),
        due: task.due.includes(quarter),
        late: late.has(key(task.id, quarter)),
      })),
    }))
    .filter(({ task }) => unit === null || fold(task.fields.lead) === fold(unit));
}

/** Units that lead something, the one without a name last. */
export function unitShares(progress: Progress): NamedShare[] {
  const named = progress.by_unit.filter((it) => it.name !== '');
  return [...named, ...progress.by_unit.filter((it) => it.name === '')];
}

/**
 * What the panel holds for a cell: its mark, or a fresh one with the status that the log speaks for
 * and the measure used last.
 */
export function editOf(progress: Progress, task: string, quarter: string): MarkEdit {
  const own = progress.marks.filter((mark) => mark.task === task);
  const mark = own.find((it) => it.quarter === quarter);
  const figure = progress.figures.find((it) => it.task === task && it.quarter === quarter);
  const before = own.filter((it) => it.measure !== '').sort(byQuarter);
  const usual = figure?.target?.measure ?? figure?.log?.measure ?? before.at(-1)?.measure ?? '';
  if (mark) {
    const { status, reason, note } = mark;
    const quantity = mark.quantity?.toString() ?? '';
    const measure = mark.quantity === null ? usual : mark.measure;
    return { task, quarter, status, quantity, measure, reason, why: '', note };
  }
  const status = figure?.proposed ?? 'done';
  return { task, quarter, status, quantity: '', measure: usual, reason: '', why: '', note: '' };
}

function byQuarter(a: Mark, b: Mark): number {
  return a.quarter < b.quarter ? -1 : 1;
}

/** The quick mark of Alt with a digit: what stands there, with another status. */
export function quickMark(progress: Progress, edit: MarkEdit, digit: string): MarkEdit | undefined {
  const status = STATUSES[Number(digit) - 1];
  if (!/^[1-4]$/.test(digit) || !status) return undefined;
  return { ...editOf(progress, edit.task, edit.quarter), status };
}

/** Whether two edits say the same. */
export function sameEdit(a: MarkEdit, b: MarkEdit): boolean {
  return (Object.keys(a) as (keyof MarkEdit)[]).every((field) => a[field] === b[field]);
}

/** `3/8 (37 %)`, or a dash when nothing is due. */
export function shareText({ share }: NamedShare): string {
  return share.percent === null ? '–' : `${share.done}/${share.due} (${share.percent} %)`;
}

/** Where an arrow leads in a matrix; nowhere for other keys. */
export function stepTo(
  key: { key: string; ctrl?: boolean },
  at: { row: number; column: number },
  size: { rows: number; columns: number },
): { row: number; column: number } | undefined {
  const { row, column } = at;
  const [bottom, right] = [size.rows - 1, size.columns - 1];
  const to = {
    ArrowUp: [key.ctrl ? 0 : row - 1, column],
    ArrowDown: [key.ctrl ? bottom : row + 1, column],
    ArrowLeft: [row, column - 1],
    ArrowRight: [row, column + 1],
    Home: [key.ctrl ? 0 : row, 0],
    End: [key.ctrl ? bottom : row, right],
    PageUp: [row - 10, column],
    PageDown: [row + 10, column],
  }[key.key];
  if (!to) return undefined;
  const clamp = (n: number, most: number) => Math.min(Math.max(n, 0), most);
  return { row: clamp(to[0] ?? 0, bottom), column: clamp(to[1] ?? 0, right) };
}
