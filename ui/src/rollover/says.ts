// Kinds, reasons and states in words.
import type { Proposal, ProposalKind, ProposalReason } from '../backend/generated';
import { m } from '../words';
import { stateOf, wordsOf, type Decisions, type State } from './decisions';

const KINDS: Record<ProposalKind, () => string> = {
  issue: m.rollover_kind_issue,
  year: m.rollover_kind_year,
  date: m.rollover_kind_date,
  period: m.rollover_kind_period,
  superior_plan: m.rollover_kind_superior_plan,
  reference: m.rollover_kind_reference,
  unit: m.rollover_kind_unit,
  term: m.rollover_kind_term,
  unit_kind: m.rollover_kind_unit_kind,
  other_unit: m.rollover_kind_other_unit,
  unfinished: m.rollover_kind_unfinished,
  dropped: m.rollover_kind_dropped,
  official: m.rollover_kind_official,
  recipient: m.rollover_kind_recipient,
  signature: m.rollover_kind_signature,
};

const REASONS: Record<ProposalReason, (with_: { source: string }) => string> = {
  old_paper: m.rollover_reason_old_paper,
  plan_year: m.rollover_reason_plan_year,
  perhaps_target: m.rollover_reason_perhaps_target,
  lone_number: m.rollover_reason_lone_number,
  year_before: m.rollover_reason_year_before,
  year_after: m.rollover_reason_year_after,
  older_year: m.rollover_reason_older_year,
  no_such_day: m.rollover_reason_no_such_day,
  other_period: m.rollover_reason_other_period,
  new_plan_expected: m.rollover_reason_new_plan_expected,
  period_over: m.rollover_reason_period_over,
  about_old_year: m.rollover_reason_about_old_year,
  replaced: m.rollover_reason_replaced,
  other_kind: m.rollover_reason_other_kind,
  other_name: m.rollover_reason_other_name,
  other_office: m.rollover_reason_other_office,
  not_completed: m.rollover_reason_not_completed,
  below_target: m.rollover_reason_below_target,
  given_up: m.rollover_reason_given_up,
  not_signing: m.rollover_reason_not_signing,
  retired: m.rollover_reason_retired,
};

const STATES: Record<State, () => string> = {
  always: m.rollover_state_always,
  open: m.rollover_state_open,
  taken: m.rollover_state_taken,
  edited: m.rollover_state_edited,
  skipped: m.rollover_state_skipped,
  seen: m.rollover_state_seen,
};

export const kindText = (kind: ProposalKind): string => KINDS[kind]();
export const stateText = (state: State): string => STATES[state]();

/** Why something is proposed, with what that rests on; a reason without one ends before its mark. */
export const reasonText = ({ reason, source }: Proposal): string =>
  REASONS[reason]({ source }).replace(/[:,]\s*$/, '');

/** Everything about a proposal in one breath, for those who hear it. */
export function rowText(proposal: Proposal, decisions: Decisions): string {
  const kind = kindText(proposal.kind);
  const state = stateText(stateOf(proposal, decisions));
  const { before } = proposal;
  const after = wordsOf(proposal, decisions);
  return after === null
    ? m.rollover_row_look({ kind, before, state })
    : m.rollover_row({ kind, before, after: after || m.rollover_gone(), state });
}
