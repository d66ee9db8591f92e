// What the rules of the check say: what is wrong, what to do, and what `other` of a finding is.
import type { Finding } from '../backend/generated';
import { m } from '../words';

type Words = {
  title: () => string;
  advice: () => string;
  /** What `other` is; the right form where nothing else is said. */
  other?: (said: { text: string }) => string;
};

/** Every rule by its name. */
export const RULES: Readonly<Record<string, Words>> = {
  annex_missing: { title: m.check_rule_annex_missing, advice: m.check_advice_annex_missing },
  annex_unmentioned: {
    title: m.check_rule_annex_unmentioned,
    advice: m.check_advice_annex_unmentioned,
  },
  archive_line_form: {
    title: m.check_rule_archive_line_form,
    advice: m.check_advice_archive_line_form,
  },
  archive_line_missing: {
    title: m.check_rule_archive_line_missing,
    advice: m.check_advice_archive_line_missing,
  },
  citation_capitals: {
    title: m.check_rule_citation_capitals,
    advice: m.check_advice_citation_capitals,
  },
  citation_dates: {
    title: m.check_rule_citation_dates,
    advice: m.check_advice_citation_dates,
    other: m.check_other_first_date,
  },
  citation_too_new: {
    title: m.check_rule_citation_too_new,
    advice: m.check_advice_citation_too_new,
    other: m.check_other_plan_date,
  },
  double_space: { title: m.check_rule_double_space, advice: m.check_advice_double_space },
  doubled_mark: { title: m.check_rule_doubled_mark, advice: m.check_advice_doubled_mark },
  draft_mark_left: { title: m.check_rule_draft_mark_left, advice: m.check_advice_draft_mark_left },
  duplicate_heading: {
    title: m.check_rule_duplicate_heading,
    advice: m.check_advice_duplicate_heading,
    other: m.check_other_first,
  },
  empty_section: { title: m.check_rule_empty_section, advice: m.check_advice_empty_section },
  end_mark_missing: {
    title: m.check_rule_end_mark_missing,
    advice: m.check_advice_end_mark_missing,
  },
  end_mark_too_early: {
    title: m.check_rule_end_mark_too_early,
    advice: m.check_advice_end_mark_too_early,
  },
  heading_missing: { title: m.check_rule_heading_missing, advice: m.check_advice_heading_missing },
  heading_punctuation: {
    title: m.check_rule_heading_punctuation,
    advice: m.check_advice_heading_punctuation,
  },
  invalid_letter: { title: m.check_rule_invalid_letter, advice: m.check_advice_invalid_letter },
  lead_missing: { title: m.check_rule_lead_missing, advice: m.check_advice_lead_missing },
  number_gap: { title: m.check_rule_number_gap, advice: m.check_advice_number_gap },
  number_repeated: { title: m.check_rule_number_repeated, advice: m.check_advice_number_repeated },
  official_missing: {
    title: m.check_rule_official_missing,
    advice: m.check_advice_official_missing,
    other: m.check_other_tasks,
  },
  organisation_capitals: {
    title: m.check_rule_organisation_capitals,
    advice: m.check_advice_organisation_capitals,
  },
  place_name: { title: m.check_rule_place_name, advice: m.check_advice_place_name },
  position_missing: {
    title: m.check_rule_position_missing,
    advice: m.check_advice_position_missing,
  },
  recipients_missing: {
    title: m.check_rule_recipients_missing,
    advice: m.check_advice_recipients_missing,
  },
  signature_lines_missing: {
    title: m.check_rule_signature_lines_missing,
    advice: m.check_advice_signature_lines_missing,
  },
  signer_missing: { title: m.check_rule_signer_missing, advice: m.check_advice_signer_missing },
  sentence_drifted: {
    title: m.check_rule_sentence_drifted,
    advice: m.check_advice_sentence_drifted,
  },
  space_before_mark: {
    title: m.check_rule_space_before_mark,
    advice: m.check_advice_space_before_mark,
  },
  subject_missing: { title: m.check_rule_subject_missing, advice: m.check_advice_subject_missing },
  subject_too_long: {
    title: m.check_rule_subject_too_long,
    advice: m.check_advice_subject_too_long,
    other: () => '',
  },
  superior_unanswered: {
    title: m.check_rule_superior_unanswered,
    advice: m.check_advice_superior_unanswered,
    other: m.check_other_requirements,
  },
  symbol_form: { title: m.check_rule_symbol_form, advice: m.check_advice_symbol_form },
  symbol_kind: { title: m.check_rule_symbol_kind, advice: m.check_advice_symbol_kind },
  title_before_name: {
    title: m.check_rule_title_before_name,
    advice: m.check_advice_title_before_name,
  },
  unbalanced_quote: {
    title: m.check_rule_unbalanced_quote,
    advice: m.check_advice_unbalanced_quote,
  },
  unit_capitals: { title: m.check_rule_unit_capitals, advice: m.check_advice_unit_capitals },
  wrong_unit_kind: { title: m.check_rule_wrong_unit_kind, advice: m.check_advice_wrong_unit_kind },
  wrong_year: { title: m.check_rule_wrong_year, advice: m.check_advice_wrong_year },
};

/** A rule's name and what to do about it. A rule this screen does not know is told by its name. */
export function ruleText(rule: string): { title: string; advice: string } {
  const words = RULES[rule];
  return words ? { title: words.title(), advice: words.advice() } : { title: rule, advice: '' };
}

/** What was expected, or what else the finding is about; empty for nothing. */
export function otherText({ rule, other }: Finding): string {
  if (!other) return '';
  return (RULES[rule]?.other ?? m.kit_doubt_expected)({ text: other });
}
