// Between the fields of the forms and the places of the paper they are printed at.
import type { Plan, PreviewPlace } from '../backend/generated';
import { entryOf } from '../openplan/places';
import { ENDING, HEAD } from './outline';

/** Where a place of the paper is written: a part with one of its fields or blocks, or a task. */
export type Target =
  | { kind: 'field'; part: string; field: string; line: number | null }
  | { kind: 'block'; part: string; block: string }
  | { kind: 'task'; task: string };

/** Fields by their test ids, each with the place it is printed at. */
const PRINTED: Record<string, PreviewPlace['kind']> = {
  'head-parent': 'agency',
  'head-agency': 'agency',
  'head-number': 'number',
  'head-symbol': 'number',
  'head-place': 'date',
  'head-day': 'date',
  'head-month': 'date',
  'head-date-year': 'date',
  'head-subject': 'subject',
  'head-bases': 'basis',
  'head-opening': 'lead',
  'ending-closing': 'closing',
  'recipient-name': 'recipients',
  'recipient-purpose': 'recipients',
  'signature-lines': 'signature',
  'signature-name': 'signature',
};

/** The part and the field where a place is written first. */
const WRITTEN: Record<Exclude<PreviewPlace['kind'], 'node'>, [string, string]> = {
  agency: [HEAD, 'head-agency'],
  number: [HEAD, 'head-number'],
  date: [HEAD, 'head-day'],
  subject: [HEAD, 'head-subject'],
  basis: [HEAD, 'head-bases'],
  lead: [HEAD, 'head-opening'],
  closing: [ENDING, 'ending-closing'],
  recipients: [ENDING, 'recipient-name'],
  signature: [ENDING, 'signature-lines'],
};

/** Which printed line a caret is in: rows that are not blank count, from 0. */
export function lineAt(text: string, caret: number): number {
  const before = text.slice(0, caret).split('\n').slice(0, -1);
  return before.filter((line) => line.trim() !== '').length;
}

/** Where a printed line begins in its field; the end of the text when there is no such line. */
export function startOfLine(text: string, line: number): number {
  let start = 0;
  let seen = 0;
  for (const row of text.split('\n')) {
    if (row.trim() !== '' && seen++ === line) return start;
    start += row.length + 1;
  }
  return text.length;
}

/** The place a field of head or ending is printed at; nothing for a field that is not printed. */
export function placeOfField(field: string, text: string, caret: number): PreviewPlace | undefined {
  const kind = PRINTED[field];
  if (kind === undefined || kind === 'node') return undefined;
  if (kind === 'basis' || kind === 'lead' || kind === 'closing')
    return { kind, index: lineAt(text, caret) };
  return { kind };
}

/** The place that stands for a whole part of the outline. */
export function placeOfPart(plan: Plan, part: string): PreviewPlace {
  if (part === HEAD) return { kind: 'subject' };
  if (part === ENDING) return { kind: 'signature' };
  const section = entryOf(plan, part) !== undefined;
  return { kind: 'node', id: part, section: section ? part : null, annex: section ? null : part };
}

/** Where a place of the paper is written. What stands in neither section nor annex is a task. */
export function targetOf(place: PreviewPlace): Target {
  if (place.kind !== 'node') {
    const [part, field] = WRITTEN[place.kind];
    return { kind: 'field', part, field, line: 'index' in place ? place.index : null };
  }
  const { id, section } = place;
  const part = section ?? place.annex;
  if (part === null) return { kind: 'task', task: id };
  if (id === section) return { kind: 'field', part, field: 'section-title', line: null };
  return { kind: 'block', part, block: id };
}
