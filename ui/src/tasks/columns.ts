// The columns a person fills in, and how a cell's words become a task's fields.
import type { TaskFields } from '../backend/generated';

export type Column = keyof TaskFields;

/** In the order of the usual annex, with the person answerable after the units. */
export const COLUMNS: readonly Column[] = [
  'text',
  'deliverable',
  'lead',
  'coordinating',
  'official',
  'timeframe',
  'budget',
  'remarks',
];

/** The words of a cell. Co-operating units stand one after the other, `;` between. */
export function cellText(fields: TaskFields, column: Column): string {
  return column === 'coordinating' ? fields.coordinating.join('; ') : fields[column];
}

/** A task's fields with one cell changed. */
export function withCell(fields: TaskFields, column: Column, text: string): TaskFields {
  if (column === 'coordinating') return { ...fields, coordinating: unitsOf(text) };
  return { ...fields, [column]: text.trim() };
}

/** Units from a cell: between `;` or on lines of their own. */
export function unitsOf(text: string): string[] {
  return text
    .split(/[;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** A task nobody filled in yet. */
export const NO_FIELDS: TaskFields = {
  text: '',
  deliverable: '',
  lead: '',
  coordinating: [],
  official: '',
  timeframe: '',
  budget: '',
  remarks: '',
};
