// Doubts of an import, in words: what it is, and what was done or is to be done.
import type { Doubt, DoubtKind, LeftReason } from '../backend/generated';
import { m } from '../words';

type Words = { title: () => string; advice: () => string };

const WORDS: Record<DoubtKind, Words> = {
  number_gap: { title: m.kit_doubt_number_gap, advice: m.kit_doubt_number_gap_advice },
  number_repeated: {
    title: m.kit_doubt_number_repeated,
    advice: m.kit_doubt_number_repeated_advice,
  },
  duplicate_heading: {
    title: m.kit_doubt_duplicate_heading,
    advice: m.kit_doubt_duplicate_heading_advice,
  },
  invalid_letter: { title: m.kit_doubt_invalid_letter, advice: m.kit_doubt_invalid_letter_advice },
  glued_words: { title: m.kit_doubt_glued_words, advice: m.kit_doubt_glued_words_advice },
  wrong_unit_kind: {
    title: m.kit_doubt_wrong_unit_kind,
    advice: m.kit_doubt_wrong_unit_kind_advice,
  },
  wrong_year: { title: m.kit_doubt_wrong_year, advice: m.kit_doubt_wrong_year_advice },
  period_mismatch: {
    title: m.kit_doubt_period_mismatch,
    advice: m.kit_doubt_period_mismatch_advice,
  },
  repaired_marks: { title: m.kit_doubt_repaired_marks, advice: m.kit_doubt_repaired_marks_advice },
  unbalanced_quote: {
    title: m.kit_doubt_unbalanced_quote,
    advice: m.kit_doubt_unbalanced_quote_advice,
  },
  stray_mark: { title: m.kit_doubt_stray_mark, advice: m.kit_doubt_stray_mark_advice },
  linearised_table: {
    title: m.kit_doubt_linearised_table,
    advice: m.kit_doubt_linearised_table_advice,
  },
  no_letterhead: { title: m.kit_doubt_no_letterhead, advice: m.kit_doubt_no_letterhead_advice },
  signature_incomplete: {
    title: m.kit_doubt_signature_incomplete,
    advice: m.kit_doubt_signature_incomplete_advice,
  },
  no_sections: { title: m.kit_doubt_no_sections, advice: m.kit_doubt_no_sections_advice },
  no_such_date: { title: m.kit_doubt_no_such_date, advice: m.kit_doubt_no_such_date_advice },
  garbled: { title: m.kit_doubt_garbled, advice: m.kit_doubt_garbled_advice },
  odd_mark: { title: m.kit_doubt_odd_mark, advice: m.kit_doubt_odd_mark_advice },
  legacy_encoding: {
    title: m.kit_doubt_legacy_encoding,
    advice: m.kit_doubt_legacy_encoding_advice,
  },
  heading_by_look: {
    title: m.kit_doubt_heading_by_look,
    advice: m.kit_doubt_heading_by_look_advice,
  },
  converted_by_office: {
    title: m.kit_doubt_converted_by_office,
    advice: m.kit_doubt_converted_by_office_advice,
  },
  source_damaged: { title: m.kit_doubt_source_damaged, advice: m.kit_doubt_source_damaged_advice },
};

const REASONS: Record<LeftReason, () => string> = {
  page_number: m.kit_left_page_number,
  printed_by_form: m.kit_left_printed_by_form,
  footer: m.kit_left_footer,
  mark: m.kit_left_mark,
  unplaced: m.kit_left_unplaced,
};

/** The kind's name and what it means for the reader. */
export function doubtText(kind: DoubtKind): { title: string; advice: string } {
  const words = WORDS[kind];
  return { title: words.title(), advice: words.advice() };
}

/** What `other` of a doubt is: the value expected, or what was made of the words. */
export function otherText(doubt: Doubt): string {
  if (!doubt.other) return '';
  return doubt.kind === 'repaired_marks'
    ? m.kit_doubt_now({ text: doubt.other })
    : m.kit_doubt_expected({ text: doubt.other });
}

/** Why words stand nowhere in the plan. */
export function leftText(reason: LeftReason): string {
  return REASONS[reason]();
}

export type DoubtGroup = { kind: DoubtKind; doubts: Doubt[] };

/** Doubts by kind in the order of their first line. */
export function groupDoubts(doubts: readonly Doubt[]): DoubtGroup[] {
  const groups = new Map<DoubtKind, Doubt[]>();
  for (const doubt of [...doubts].sort((a, b) => a.line - b.line)) {
    groups.set(doubt.kind, [...(groups.get(doubt.kind) ?? []), doubt]);
  }
  return [...groups].map(([kind, list]) => ({ kind, doubts: list }));
}
