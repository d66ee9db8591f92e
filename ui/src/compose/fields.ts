// Between the records of head and ending and the plain fields they are typed in.
import type { Circulation, PlanEnding, PlanHead, Rich, Run, Urgency } from '../backend/generated';

/** Lines of a field, one a row; empty rows are no lines. */
export function toLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Rich paragraphs as plain rows of a field. */
export function richText(paragraphs: readonly Rich[]): string {
  return paragraphs.map((rich) => rich.runs.map((run) => run.text).join('')).join('\n');
}

/** Rows of a field as rich paragraphs; a row that did not change keeps its looks. */
export function toRich(text: string, before: readonly Rich[]): Rich[] {
  return toLines(text).map((line) => {
    const same = before.find((rich) => richText([rich]).trim() === line);
    const runs: Run[] = same ? same.runs : [{ text: line }];
    return { runs };
  });
}

/** The head as its form types it. */
export interface HeadFields {
  parent: string;
  agency: string;
  number: string;
  symbol: string;
  place: string;
  day: string;
  month: string;
  dateYear: string;
  year: string;
  subject: string;
  bases: string;
  opening: string;
  urgency: Urgency;
  circulation: Circulation;
  /** Printed with the draft's mark. */
  draft: boolean;
}

/** The fields of a head. */
export function headFields(head: PlanHead): HeadFields {
  return {
    parent: head.parent,
    agency: head.agency_lines.join('\n'),
    number: head.number,
    symbol: head.symbol,
    place: head.place,
    day: head.date.day,
    month: head.date.month,
    dateYear: head.date.year,
    year: String(head.year),
    subject: head.subject,
    bases: head.bases.join('\n'),
    opening: richText(head.opening),
    urgency: head.urgency,
    circulation: head.circulation,
    draft: head.draft,
  };
}

/** The head those fields say; a year that is no number leaves the one before. */
export function toHead(fields: HeadFields, before: PlanHead): PlanHead {
  const year = Number(fields.year.trim());
  return {
    year: Number.isInteger(year) && fields.year.trim() !== '' ? year : before.year,
    parent: fields.parent.trim(),
    agency_lines: toLines(fields.agency),
    number: fields.number.trim(),
    symbol: fields.symbol.trim(),
    place: fields.place.trim(),
    date: {
      day: fields.day.trim(),
      month: fields.month.trim(),
      year: fields.dateYear.trim(),
    },
    subject: toLines(fields.subject).join('\n'),
    bases: toLines(fields.bases),
    opening: toRich(fields.opening, before.opening),
    urgency: fields.urgency,
    circulation: fields.circulation,
    draft: fields.draft,
  };
}

/** The ending as its form types it. Recipients have keys so that rows keep their fields. */
export interface EndingFields {
  closing: string;
  recipients: { key: number; name: string; purpose: string }[];
  lines: string;
  name: string;
}

/** The fields of an ending. */
export function endingFields(ending: PlanEnding): EndingFields {
  return {
    closing: richText(ending.closing),
    recipients: ending.recipients.map((recipient, key) => ({ key, ...recipient })),
    lines: ending.signature.lines.join('\n'),
    name: ending.signature.name,
  };
}

/** The ending those fields say; rows without a name are no recipients. */
export function toEnding(fields: EndingFields, before: PlanEnding): PlanEnding {
  return {
    closing: toRich(fields.closing, before.closing),
    recipients: fields.recipients
      .map(({ name, purpose }) => ({ name: name.trim(), purpose: purpose.trim() }))
      .filter(({ name, purpose }) => name !== '' || purpose !== ''),
    signature: { lines: toLines(fields.lines), name: fields.name.trim() },
  };
}
