// Two states of a plan side by side: names of what is compared, and lines that belong together.
import type { ComparedLine, Comparison, ProposalField } from '../backend/generated';
import { m } from '../words';

const FIELDS: Record<ProposalField, () => string> = {
  number: m.kit_field_number,
  date: m.kit_field_date,
  parent: m.kit_field_parent,
  agency_lines: m.kit_field_agency_lines,
  place: m.kit_field_place,
  subject: m.kit_field_subject,
  basis: m.kit_field_basis,
  opening: m.kit_field_opening,
  title: m.kit_field_title,
  text: m.kit_field_text,
  cell: m.kit_field_cell,
  closing: m.kit_field_closing,
  recipient: m.kit_field_recipient,
  signature: m.kit_field_signature,
  annex_title: m.kit_field_annex_title,
  annex_reference: m.kit_field_annex_reference,
  task: m.kit_field_task,
  task_text: m.kit_field_task_text,
  deliverable: m.kit_field_deliverable,
  lead: m.kit_field_lead,
  coordinating: m.kit_field_coordinating,
  timeframe: m.kit_field_timeframe,
  budget: m.kit_field_budget,
  remarks: m.kit_field_remarks,
  official: m.kit_field_official,
};

/** What a text of a plan is called. */
export const fieldName = (field: ProposalField): string => FIELDS[field]();

/** Lines shown together: a heading or paragraph, the cells of a row, a task, or a named line. */
export type Shown =
  | { kind: 'heading' | 'text' | 'named'; lines: [ComparedLine] }
  | { kind: 'cells' | 'task'; lines: ComparedLine[] };

const HEADINGS: readonly ProposalField[] = ['title', 'annex_title'];

function kindOf({ field, place }: ComparedLine): Shown['kind'] {
  if (place === 'tasks') return 'task';
  if (field === 'cell') return 'cells';
  if (HEADINGS.includes(field)) return 'heading';
  return field === 'text' || field === 'opening' || field === 'closing' ? 'text' : 'named';
}

const together = (a: ComparedLine, b: ComparedLine): boolean =>
  a.target === b.target && a.block === b.block && a.row === b.row;

/** The lines in their order, those of one task and those of one table row together. */
export function shownOf(lines: readonly ComparedLine[]): Shown[] {
  const out: Shown[] = [];
  for (const line of lines) {
    const kind = kindOf(line);
    const last = out.at(-1);
    if (kind !== 'cells' && kind !== 'task') out.push({ kind, lines: [line] });
    else if (last?.kind === kind && last.lines[0] && together(last.lines[0], line))
      (last.lines as ComparedLine[]).push(line);
    else out.push({ kind, lines: [line] });
  }
  return out;
}

/** Whether a line has other words, or was moved. */
export const isChanged = (line: ComparedLine): boolean =>
  line.change !== 'same' || line.moved !== null;

/** Only what changed, below the headings it stands under; a task with what names it. */
export function changesOnly({ lines }: Comparison): ComparedLine[] {
  const touched = new Set(lines.filter(isChanged).map((line) => line.target));
  const keep = new Set<ComparedLine>();
  // Headings above the line, the nearest first.
  let above: ComparedLine[] = [];
  for (const line of lines) {
    if (line.field === 'title') {
      above = [line, ...above.filter((it) => it.depth < line.depth)];
    } else if (line.field === 'annex_title') above = [line];
    else if (line.place !== 'section' && line.place !== 'annex') above = [];
    const names = line.field === 'task_text' && touched.has(line.target);
    if (!isChanged(line) && !names) continue;
    keep.add(line);
    above.forEach((it) => keep.add(it));
  }
  return lines.filter((line) => keep.has(line));
}
