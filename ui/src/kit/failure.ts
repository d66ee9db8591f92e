// What a failure means to the person in front of it: what happened, what was kept, what to do.
import type {
  CorrectionRefusal,
  Failure,
  FieldFlaw,
  PackageRefusal,
  UnreadableReason,
} from '../backend/generated';
import { m } from '../words';
import { bytes } from './time';

export type FailureText = { title: string; advice: string };

/** Whether something thrown is a failure record. */
export function isFailure(it: unknown): it is Failure {
  return typeof it === 'object' && it !== null && typeof (it as Failure).kind === 'string';
}

/** The failure in something thrown; a program error when it is none. */
export function asFailure(thrown: unknown): Failure {
  return isFailure(thrown) ? thrown : { kind: 'internal' };
}

/** What is wrong with a field, as a short sentence below it. */
export function flawText(flaw: FieldFlaw): string {
  switch (flaw.kind) {
    case 'empty':
      return m.kit_flaw_empty();
    case 'too_long':
      return m.kit_flaw_too_long({ limit: flaw.limit ?? 0 });
    case 'no_such_date':
      return m.kit_flaw_no_such_date();
    case 'not_a_number':
      return m.kit_flaw_not_a_number();
    case 'no_such_quarter':
      return m.kit_flaw_no_such_quarter();
    case 'unknown':
      return m.kit_flaw_unknown();
    case 'reason_missing':
      return m.kit_flaw_reason_missing();
    case 'out_of_range':
      return m.kit_flaw_out_of_range();
    case 'impossible_move':
      return m.kit_flaw_impossible_move();
    case 'control_character':
      return m.kit_flaw_control_character();
    case 'no_such_period':
      return m.kit_flaw_no_such_period();
    case 'already_sent':
      return m.kit_flaw_already_sent();
    case 'not_whole':
      return m.kit_flaw_not_whole();
    case 'period_closed':
      return m.kit_flaw_period_closed();
    case 'in_the_future':
      return m.kit_flaw_in_the_future();
    case 'out_of_turn':
      return m.kit_flaw_out_of_turn();
    case 'not_allowed':
      return m.kit_flaw_not_allowed();
    case 'changed_since':
      return m.kit_flaw_changed_since();
    case 'not_as_approved':
      return m.kit_flaw_not_as_approved();
    case 'frozen':
      return m.kit_flaw_frozen();
    case 'same_as_drafter':
      return m.kit_flaw_same_as_drafter();
    case 'too_early':
      return m.kit_flaw_too_early();
    case 'went_out':
      return m.kit_flaw_went_out();
    case 'has_number':
      return m.kit_flaw_has_number();
    case 'wrong_pin':
      return m.kit_flaw_wrong_pin();
    case 'wait_first':
      return m.kit_flaw_wait_first({ limit: flaw.limit ?? 0 });
    case 'for_review':
      return m.kit_flaw_for_review();
    case 'repeated':
      return m.kit_flaw_repeated();
    case 'nobody_sits':
      return m.kit_flaw_nobody_sits();
    case 'last_keeper':
      return m.kit_flaw_last_keeper();
    case 'nothing_to_amend':
      return m.kit_flaw_nothing_to_amend();
  }
}

/** The flaw text of one field among a failure's, or nothing. */
export function flawOf(failure: unknown, field: string): string | undefined {
  if (!isFailure(failure) || failure.kind !== 'flaws') return undefined;
  const flaw = failure.flaws.find((it) => it.field === field);
  return flaw && flawText(flaw);
}

/** Whether a failure is more than flaws of the named fields, which say so themselves. */
export function beyond(failure: unknown, fields: readonly string[]): boolean {
  if (failure === undefined) return false;
  if (!isFailure(failure) || failure.kind !== 'flaws') return true;
  return failure.flaws.some((it) => !fields.includes(it.field));
}

const THINGS: Record<string, () => string> = {
  plan: m.kit_thing_plan,
  section: m.kit_thing_section,
  sheet: m.kit_thing_sheet,
  task: m.kit_thing_task,
  unit: m.kit_thing_unit,
  official: m.kit_thing_official,
  trash: m.kit_thing_trash,
  backup: m.kit_thing_backup,
  draft: m.kit_thing_draft,
  template: m.kit_thing_template,
  phrase: m.kit_thing_phrase,
  proposal: m.kit_thing_proposal,
  checklist: m.kit_thing_checklist,
  requirement: m.kit_thing_requirement,
  entry: m.kit_thing_entry,
  evidence: m.kit_thing_evidence,
  file: m.kit_thing_file,
  schedule: m.kit_thing_schedule,
  slot: m.kit_thing_slot,
  registration: m.kit_thing_registration,
  profile: m.kit_thing_profile,
};

const thing = (what: string) => (THINGS[what] ?? m.kit_thing_other)();

function packageRefused(reason: PackageRefusal): FailureText {
  switch (reason) {
    case 'not_a_package':
      return { title: m.kit_package_not_a_package(), advice: m.kit_package_not_a_package_advice() };
    case 'cut':
      return { title: m.kit_package_cut(), advice: m.kit_package_cut_advice() };
    case 'damaged':
      return { title: m.kit_package_damaged(), advice: m.kit_package_damaged_advice() };
    case 'signature':
      return { title: m.kit_package_signature(), advice: m.kit_package_signature_advice() };
    case 'newer':
      return { title: m.kit_package_newer(), advice: m.kit_package_newer_advice() };
    case 'too_large':
      return { title: m.kit_package_too_large(), advice: m.kit_package_too_large_advice() };
    case 'plan_full':
      return { title: m.kit_package_plan_full(), advice: m.kit_package_plan_full_advice() };
    case 'too_many':
      return { title: m.kit_package_too_many(), advice: m.kit_package_too_many_advice() };
    case 'too_deep':
      return { title: m.kit_package_too_deep(), advice: m.kit_package_too_deep_advice() };
    case 'odd_name':
      return { title: m.kit_package_odd_name(), advice: m.kit_package_odd_name_advice() };
    case 'twice':
      return { title: m.kit_package_twice(), advice: m.kit_package_twice_advice() };
    case 'passphrase_needed':
      return {
        title: m.kit_package_passphrase_needed(),
        advice: m.kit_package_passphrase_needed_advice(),
      };
    case 'passphrase_wrong':
      return {
        title: m.kit_package_passphrase_wrong(),
        advice: m.kit_package_passphrase_wrong_advice(),
      };
    case 'content':
      return { title: m.kit_package_content(), advice: m.kit_package_content_advice() };
    case 'replayed':
      return { title: m.kit_package_replayed(), advice: m.kit_package_replayed_advice() };
    case 'unknown_sender':
      return {
        title: m.kit_package_unknown_sender(),
        advice: m.kit_package_unknown_sender_advice(),
      };
    case 'not_sent':
      return { title: m.kit_package_not_sent(), advice: m.kit_package_not_sent_advice() };
    case 'plan_missing':
      return { title: m.kit_package_plan_missing(), advice: m.kit_package_plan_missing_advice() };
    case 'plan_in_trash':
      return { title: m.kit_package_plan_in_trash(), advice: m.kit_package_plan_in_trash_advice() };
    case 'nothing_to_answer':
      return {
        title: m.kit_package_nothing_to_answer(),
        advice: m.kit_package_nothing_to_answer_advice(),
      };
    case 'not_opened':
      return { title: m.kit_package_not_opened(), advice: m.kit_package_not_opened_advice() };
  }
}

function unreadable(reason: UnreadableReason, limit: number | null): FailureText {
  switch (reason) {
    case 'empty':
      return { title: m.kit_unreadable_empty(), advice: m.kit_unreadable_empty_advice() };
    case 'too_large':
    case 'too_many_lines':
      return {
        title: reason === 'too_large' ? m.kit_unreadable_large() : m.kit_unreadable_lines(),
        advice: limit
          ? m.kit_unreadable_limit_advice({
              limit: reason === 'too_large' ? bytes(limit) : String(limit),
            })
          : m.kit_unreadable_split_advice(),
      };
    case 'zip':
    case 'pdf':
      return { title: m.kit_unreadable_document(), advice: m.kit_unreadable_copy_advice() };
    case 'not_word':
      return { title: m.kit_unreadable_not_word(), advice: m.kit_unreadable_not_word_advice() };
    case 'old_word':
      return { title: m.kit_unreadable_old_word(), advice: m.kit_unreadable_old_word_advice() };
    case 'timed_out':
      return { title: m.kit_unreadable_timed_out(), advice: m.kit_unreadable_hard_advice() };
    case 'too_hard':
      return { title: m.kit_unreadable_too_hard(), advice: m.kit_unreadable_hard_advice() };
    case 'no_helper':
      return { title: m.kit_unreadable_no_helper(), advice: m.kit_unreadable_no_helper_advice() };
    case 'picture':
      return { title: m.kit_unreadable_picture(), advice: m.kit_unreadable_picture_advice() };
    case 'scan':
      return { title: m.kit_unreadable_scan(), advice: m.kit_unreadable_scan_advice() };
    case 'encrypted':
      return { title: m.kit_unreadable_encrypted(), advice: m.kit_unreadable_encrypted_advice() };
    case 'damaged':
      return { title: m.kit_unreadable_damaged(), advice: m.kit_unreadable_damaged_advice() };
    case 'macros':
      return { title: m.kit_unreadable_macros(), advice: m.kit_unreadable_macros_advice() };
    case 'unsafe':
      return { title: m.kit_unreadable_unsafe(), advice: m.kit_unreadable_unsafe_advice() };
    case 'binary':
      return { title: m.kit_unreadable_binary(), advice: m.kit_unreadable_copy_advice() };
    case 'encoding':
      return { title: m.kit_unreadable_encoding(), advice: m.kit_unreadable_encoding_advice() };
  }
}

const REFUSALS: Record<CorrectionRefusal, () => string> = {
  no_such_piece: m.kit_refused_no_such_piece,
  is_table: m.kit_refused_is_table,
  nothing_before: m.kit_refused_nothing_before,
  nothing_to_split: m.kit_refused_nothing_to_split,
  in_annex: m.kit_refused_in_annex,
  no_label: m.kit_refused_no_label,
  too_long: m.kit_refused_too_long,
  last_step: m.kit_refused_last_step,
  same: m.kit_refused_same,
};

/** The words for anything a command can reject with. */
export function failureText(thrown: unknown): FailureText {
  const failure = asFailure(thrown);
  switch (failure.kind) {
    case 'flaws':
      return {
        title: m.kit_failure_flaws(),
        advice: [...new Set(failure.flaws.map(flawText))].join(' '),
      };
    case 'not_found':
      return {
        title: m.kit_failure_not_found({ thing: thing(failure.what) }),
        advice: m.kit_failure_not_found_advice(),
      };
    case 'ambiguous':
      return {
        title: m.kit_failure_ambiguous({ thing: thing(failure.what) }),
        advice: m.kit_failure_ambiguous_advice(),
      };
    case 'unreadable':
      return unreadable(failure.reason, failure.limit);
    case 'paper_unreadable':
      return { title: m.kit_unreadable_binary(), advice: m.kit_unreadable_copy_advice() };
    case 'no_space':
      return { title: m.kit_failure_no_space(), advice: m.kit_failure_no_space_advice() };
    case 'read_only':
      return { title: m.kit_failure_read_only(), advice: m.kit_failure_read_only_advice() };
    case 'target_locked':
      return {
        title: m.kit_failure_target_locked({ path: failure.path }),
        advice: m.kit_failure_target_locked_advice({ beside: failure.beside }),
      };
    case 'target_unwritable':
      return {
        title: m.kit_failure_target_unwritable({ path: failure.path }),
        advice: m.kit_failure_target_unwritable_advice(),
      };
    case 'source_missing':
      return {
        title: m.kit_failure_source_missing({ path: failure.path }),
        advice: m.kit_failure_source_missing_advice(),
      };
    case 'no_viewer':
      return {
        title: m.kit_failure_no_viewer(),
        advice: m.kit_failure_no_viewer_advice({ path: failure.path }),
      };
    case 'evidence_lost':
      return {
        title: failure.changed
          ? m.kit_failure_evidence_changed({ name: failure.name })
          : m.kit_failure_evidence_lost({ name: failure.name }),
        advice: m.kit_failure_evidence_advice(),
      };
    case 'no_plan_before':
      return {
        title: m.kit_failure_no_plan_before(),
        advice: m.kit_failure_no_plan_before_advice(),
      };
    case 'package_refused':
      return packageRefused(failure.reason);
    case 'backup_refused':
      return {
        title:
          failure.reason === 'newer'
            ? m.kit_failure_backup_newer()
            : m.kit_failure_backup_refused(),
        advice: m.kit_failure_backup_refused_advice(),
      };
    case 'damaged':
      return { title: m.kit_failure_damaged(), advice: m.kit_failure_damaged_advice() };
    case 'correction_refused':
      return { title: REFUSALS[failure.reason](), advice: '' };
    case 'cancelled':
      return { title: m.kit_failure_cancelled(), advice: '' };
    case 'trouble':
    case 'not_open':
      return { title: m.kit_failure_not_open(), advice: m.kit_failure_not_open_advice() };
    case 'internal':
      return { title: m.kit_failure_internal(), advice: m.kit_failure_internal_advice() };
  }
}
