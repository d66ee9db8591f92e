// What is typed of a form that came back, row by row.
import type { CollectionEntry, CollectionRow, FieldFlaw, TaskStatus } from '../backend/generated';

/** The statuses, in the order a list offers them. */
export const STATUSES: readonly TaskStatus[] = [
  'not_started',
  'in_progress',
  'done',
  'maintained',
  'dropped',
];

/** What a row sends, as it is known now. */
export const entryOf = (row: CollectionRow): CollectionEntry => ({
  task: row.task,
  status: row.status,
  quantity: row.quantity,
  measure: row.measure,
  note: row.note,
});

/** Whether something else was typed than is known. */
export const differs = (entry: CollectionEntry, row: CollectionRow): boolean =>
  entry.status !== row.status ||
  entry.quantity.trim() !== row.quantity ||
  entry.measure.trim() !== row.measure ||
  entry.note.trim() !== row.note;

/** The flaws of one of the rows that were sent, by its place among them. */
export function flawsOfRow(flaws: readonly FieldFlaw[], index: number): FieldFlaw[] {
  const begins = `rows[${index}].`;
  return flaws
    .filter((it) => it.field.startsWith(begins))
    .map((it) => ({ ...it, field: it.field.slice(begins.length) }));
}
