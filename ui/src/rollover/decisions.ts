// What was decided of the proposals, and what follows from it.
import type {
  Proposal,
  ProposalChoice,
  ProposalDecision,
  ProposalVerdict,
} from '../backend/generated';

/** Decisions by the ids of their proposals. */
export type Decisions = ReadonlyMap<string, ProposalDecision>;

/** What a row shows of its proposal. */
export type State = 'always' | 'open' | 'taken' | 'edited' | 'skipped' | 'seen';

/** Decisions as they came. */
export const read = (list: readonly ProposalDecision[]): Decisions =>
  new Map(list.map((it) => [it.id, it]));

/** Whether a proposal has words of its own, or was given some. */
export const hasWords = (proposal: Proposal, decisions: Decisions): boolean =>
  proposal.after !== null || (decisions.get(proposal.id)?.text ?? null) !== null;

/** How a proposal stands. */
export function stateOf(proposal: Proposal, decisions: Decisions): State {
  if (proposal.always) return 'always';
  const decision = decisions.get(proposal.id);
  if (!decision) return 'open';
  return decision.verdict === 'taken' && decision.text !== null ? 'edited' : decision.verdict;
}

/** The words that will stand there, as far as decided or proposed; null: nothing is proposed. */
export const wordsOf = (proposal: Proposal, decisions: Decisions): string | null =>
  decisions.get(proposal.id)?.text ?? proposal.after;

const withAll = (decisions: Decisions, more: readonly ProposalDecision[]): Decisions =>
  new Map([...decisions, ...more.map((it) => [it.id, it] as const)]);

/**
 * One more decision. Words once given stay with the proposal while it is skipped and taken again;
 * what is the same as proposed is no words of one's own.
 */
export function decided(
  decisions: Decisions,
  proposal: Proposal,
  verdict: ProposalVerdict,
  text?: string,
): Decisions {
  if (proposal.always) return decisions;
  const words = text === undefined ? (decisions.get(proposal.id)?.text ?? null) : text;
  const own = words === proposal.after ? null : words;
  return withAll(decisions, [{ id: proposal.id, verdict, text: own }]);
}

/** Takes a proposal; one that only points at a place and got no words is noted as seen. */
export const taken = (decisions: Decisions, proposal: Proposal): Decisions =>
  decided(decisions, proposal, hasWords(proposal, decisions) ? 'taken' : 'seen');

const open = (proposals: readonly Proposal[], decisions: Decisions): Proposal[] =>
  proposals.filter((it) => stateOf(it, decisions) === 'open');

/** Proposals that are nearly certain and wait. */
export const safeLeft = (proposals: readonly Proposal[], decisions: Decisions): Proposal[] =>
  open(proposals, decisions).filter((it) => it.safe);

/** Proposals that nobody looked at. */
export const left = open;

/** The same verdict on several. */
export const all = (
  decisions: Decisions,
  proposals: readonly Proposal[],
  verdict: ProposalVerdict,
): Decisions =>
  withAll(
    decisions,
    proposals.map(({ id }) => ({ id, verdict, text: null })),
  );

/** How many of the proposals that ask for a decision have one. */
export function progress(
  proposals: readonly Proposal[],
  decisions: Decisions,
): { done: number; all: number } {
  const asked = proposals.filter((it) => !it.always);
  return { done: asked.length - open(asked, decisions).length, all: asked.length };
}

/** What the new plan is made with. */
export function choices(proposals: readonly Proposal[], decisions: Decisions): ProposalChoice[] {
  return proposals.flatMap((it) => {
    const decision = decisions.get(it.id);
    return decision?.verdict === 'taken' ? [{ id: it.id, text: decision.text }] : [];
  });
}
