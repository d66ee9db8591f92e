// Between the parts of a report and the places of the paper they are printed at.
import type { PreviewPlace, ReportText } from '../backend/generated';
import type { Part } from './draft.svelte';

/** What is shown of a report's pages, beside its form. */
export interface Paged {
  open: {
    readonly id: string;
    readonly editing: {
      /** Grows each time the report was kept. */
      readonly turn: number;
      readonly place: PreviewPlace | null;
      current(): null;
    };
  };
  /** Goes to where a place is written. */
  onpick: (place: PreviewPlace) => void;
  onclose: () => void;
  closing: string;
}

/** What the program calls the nth heading or block of a report on paper, from 1. */
const nodeId = (nth: number): string =>
  `00000000-0000-0000-0000-${nth.toString(16).padStart(12, '0')}`;

/** The ids of the headings: each is followed by those of its blocks. */
function headings(text: ReportText): string[] {
  let nth = 1;
  return text.sections.map(({ blocks }) => {
    const id = nodeId(nth);
    nth += 1 + blocks.length;
    return id;
  });
}

/** The place that stands for a part. */
export function placeOf(text: ReportText, part: Part): PreviewPlace {
  if (part === 'head') return { kind: 'subject' };
  if (part === 'opening') return { kind: 'lead', index: 0 };
  if (part === 'closing') return { kind: 'closing', index: 0 };
  const id = headings(text)[part] ?? '';
  return { kind: 'node', id, section: id, annex: null };
}

/** The part where a place is written; nothing for the tables of figures. */
export function partOf(text: ReportText, place: PreviewPlace): Part | undefined {
  if (place.kind === 'lead') return 'opening';
  if (place.kind === 'closing') return 'closing';
  if (place.kind !== 'node') return 'head';
  const at = headings(text).indexOf(place.section ?? '');
  return at < 0 ? undefined : at;
}
