// What the screen says of a table of tasks: its columns, and a file that is none.
import type {
  CellField,
  CellGround,
  Failure,
  RefusedRow,
  SheetPreview,
  UnsureCell,
} from '../backend/generated';
import { failureText, flawText, type FailureText } from '../kit/failure';
import { m } from '../words';

/** In the order of the usual annex. */
const FIELDS: readonly CellField[] = [
  'number',
  'text',
  'deliverable',
  'lead',
  'coordinating',
  'timeframe',
  'budget',
  'remarks',
  'skipped',
];

/** What a column can be, for a select. */
export function fieldOptions(): { value: CellField; label: string }[] {
  return FIELDS.map((value) => ({ value, label: fieldName(value) }));
}

export function fieldName(field: CellField): string {
  switch (field) {
    case 'number':
      return m.tasks_col_number();
    case 'text':
      return m.tasks_col_text();
    case 'deliverable':
      return m.tasks_col_deliverable();
    case 'lead':
      return m.tasks_col_lead();
    case 'coordinating':
      return m.tasks_col_coordinating();
    case 'timeframe':
      return m.tasks_col_timeframe();
    case 'budget':
      return m.tasks_col_budget();
    case 'remarks':
      return m.tasks_col_remarks();
    case 'skipped':
      return m.tasks_col_skipped();
  }
}

/** How it was told what a column is. */
export function groundText(ground: CellGround): string {
  switch (ground) {
    case 'heading':
      return m.tasks_cells_ground_heading();
    case 'vague_heading':
      return m.tasks_cells_ground_vague_heading();
    case 'content':
      return m.tasks_cells_ground_content();
    case 'place':
      return m.tasks_cells_ground_place();
    case 'nothing':
      return m.tasks_cells_ground_nothing();
    case 'blank':
      return m.tasks_cells_ground_blank();
    case 'chosen':
      return m.tasks_cells_ground_chosen();
  }
}

/** Why a cell should be looked at. */
export function unsureText({ field, row, text }: UnsureCell): string {
  if (field === 'lead') return m.tasks_cells_unsure_lead({ row, text });
  if (field === 'timeframe') return m.tasks_cells_unsure_timeframe({ row, text });
  return m.tasks_cells_unsure_text({ row });
}

/** Why a row cannot be a task. */
export function refusedText({ row, text, flaws }: RefusedRow): string {
  const why = flaws.map((flaw) =>
    flaw.field === 'text' && flaw.kind === 'empty' ? m.tasks_cells_refused_empty() : flawText(flaw),
  );
  return m.tasks_cells_refused_row({ row, text, why: why.join(' ') });
}

/** The rows that may be the first task: all shown, with their first words. */
export function startOptions(sheet: SheetPreview): { value: string; label: string }[] {
  return sheet.rows.map(({ row, cells }, index) => ({
    value: String(index),
    label: `${row}: ${cells.filter(Boolean).join(' | ').slice(0, 60)}`,
  }));
}

/** Rows of the table as it stands: the last above the tasks, and the first tasks. */
export function sample(sheet: SheetPreview, count: number): SheetPreview['rows'] {
  return sheet.rows.slice(sheet.choice.first, sheet.choice.first + count);
}

/** Why a file gives no table, in words of tables. */
export function tableFailure(failure: Failure): FailureText {
  const usual = failureText(failure);
  if (failure.kind !== 'unreadable') return usual;
  switch (failure.reason) {
    case 'zip':
    case 'pdf':
    case 'picture':
    case 'binary':
    case 'encoding':
    case 'scan':
      return { title: m.tasks_cells_bad_kind(), advice: m.tasks_cells_bad_kind_advice() };
    case 'old_word':
      return { title: m.tasks_cells_bad_old(), advice: m.tasks_cells_bad_kind_advice() };
    case 'empty':
      return { title: m.tasks_cells_bad_empty(), advice: m.tasks_cells_bad_empty_advice() };
    case 'macros':
      return { ...usual, advice: m.tasks_cells_bad_macros_advice() };
    case 'encrypted':
      return { ...usual, advice: m.tasks_cells_bad_encrypted_advice() };
    case 'damaged':
      return { ...usual, advice: m.tasks_cells_bad_damaged_advice() };
    case 'too_large':
    case 'too_many_lines':
    case 'timed_out':
    case 'too_hard':
      return { ...usual, advice: m.tasks_cells_bad_hard_advice() };
    case 'unsafe':
    case 'no_helper':
    case 'not_word':
      return usual;
  }
}
