// Proposals by where they stand, in the order of the plan.
import type { Plan, Proposal, ProposalKind, Rollover, Task } from '../backend/generated';
import { placeName } from '../openplan/places';
import { m } from '../words';

/** Words of a sentence, or the proposal that stands there. */
export type Piece = { text: string; proposal?: Proposal };

/** A sentence with its proposals. */
export type Passage = { key: string; pieces: Piece[]; proposals: Proposal[] };

/** The passages of one section, annex or task, or of the head or ending. */
export type Group = { key: string; title: string; passages: Passage[] };

/** Which proposals are shown. */
export type Wanted = (proposal: Proposal) => boolean;

/** The proposals in groups; passages and groups without a wanted proposal are left out. */
export function groupsOf(
  rollover: Rollover,
  wanted: Wanted,
  titleOf: (proposal: Proposal) => string,
): Group[] {
  const groups: Group[] = [];
  for (const { pieces } of rollover.passages) {
    const known: Piece[] = pieces.map(({ text, proposal }) =>
      proposal === null ? { text } : { text, proposal: rollover.proposals[proposal] },
    );
    const proposals = known.flatMap((it) => it.proposal ?? []).filter(wanted);
    const first = proposals[0];
    if (!first) continue;
    const key = `${first.place === 'annex' ? 'section' : first.place} ${first.target ?? ''}`;
    const passage = { key: first.id, pieces: known, proposals };
    const last = groups.at(-1);
    if (last?.key === key) last.passages.push(passage);
    else groups.push({ key, title: titleOf(first), passages: [passage] });
  }
  return groups;
}

/** What a group is called: its section, annex or task. */
export function titles(plan: Plan, tasks: readonly Task[]): (proposal: Proposal) => string {
  return ({ place, target }) => {
    if (place === 'head') return m.rollover_head();
    if (place === 'ending') return m.rollover_ending();
    if (place === 'tasks') {
      const text = tasks.find((it) => it.id === target)?.fields.text ?? '';
      return m.rollover_task({ text });
    }
    const other = place === 'annex' ? m.rollover_annex() : m.rollover_section();
    return placeName(plan, target) || other;
  };
}

/** The kinds that occur, in the order of the plan, with their numbers. */
export function kindsOf(proposals: readonly Proposal[]): { kind: ProposalKind; count: number }[] {
  const counts = new Map<ProposalKind, number>();
  for (const { kind } of proposals) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => ({ kind, count }));
}
