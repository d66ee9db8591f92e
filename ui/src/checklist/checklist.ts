// Words and choices of the checklist, apart from any screen.
import type {
  AnswerPlace,
  Checklist,
  Requirement,
  RequirementAnswer,
  RequirementRecord,
  RequirementState,
  Tie,
} from '../backend/generated';
import { matches } from '../kit/fold';
import { m } from '../words';

const STATES: Record<RequirementState, () => string> = {
  open: m.checklist_state_open,
  answered: m.checklist_state_answered,
  not_ours: m.checklist_state_not_ours,
  broken: m.checklist_state_broken,
};

export const stateName = (state: RequirementState): string => STATES[state]();

/** Whether our plan says nothing to it (any more). */
export const unanswered = ({ state }: Requirement): boolean =>
  state === 'open' || state === 'broken';

/** Nothing was said to it, and others alone are named. */
export const proposedAway = (asked: Requirement): boolean =>
  asked.state === 'open' && asked.addressed === 'others';

export const sameTie = (a: Tie, b: Tie): boolean => a.kind === b.kind && a.id === b.id;

/** A place by its tie, or nothing when it is gone. */
export const placeAt = (places: readonly AnswerPlace[], tie: Tie): AnswerPlace | undefined =>
  places.find((place) => sameTie(place.tie, tie));

/** `Mục II.1.a`, `Nhiệm vụ 3`; an annex says itself what it is. */
export function placeName({ tie, place }: AnswerPlace): string {
  if (tie.kind === 'task') return m.checklist_kind_task({ place });
  if (/^ph\S* l\S*c/i.test(place)) return m.checklist_kind_annex({ place });
  return m.checklist_kind_section({ place }).trim();
}

/** Places whose words or name hold those searched for; those already tied are left out. */
export function findPlaces(
  places: readonly AnswerPlace[],
  query: string,
  tied: readonly Tie[],
): AnswerPlace[] {
  return places.filter(
    (place) =>
      place.text !== '' &&
      !tied.some((tie) => sameTie(tie, place.tie)) &&
      matches(`${placeName(place)} ${place.text} ${place.when}`, query),
  );
}

export const tiesOf = (answer: RequirementAnswer): Tie[] =>
  answer.kind === 'answered' ? answer.ties : [];

/** The remark of an answer, or why something is not ours. */
export function noteOf(answer: RequirementAnswer): string {
  if (answer.kind === 'answered') return answer.note;
  return answer.kind === 'not_ours' ? answer.reason : '';
}

/** The answer with one more place; what was said to it stays. */
export function withTie(answer: RequirementAnswer, tie: Tie): RequirementAnswer {
  const ties = tiesOf(answer).filter((it) => !sameTie(it, tie));
  const note = answer.kind === 'answered' ? answer.note : '';
  return { kind: 'answered', ties: [...ties, tie], note };
}

/** The answer without a place. */
export function withoutTie(answer: RequirementAnswer, tie: Tie): RequirementAnswer {
  const ties = tiesOf(answer).filter((it) => !sameTie(it, tie));
  return { kind: 'answered', ties, note: noteOf(answer) };
}

/** The answer with other words. */
export function withNote(answer: RequirementAnswer, note: string): RequirementAnswer {
  if (answer.kind === 'not_ours') return { kind: 'not_ours', reason: note };
  return { kind: 'answered', ties: tiesOf(answer), note };
}

/** The checklist that `id` names, or in which it names what is asked; with the latter. */
export function askedAt(
  lists: readonly Checklist[],
  id: string,
): { list: string; requirement?: string } | undefined {
  const whole = lists.find((it) => it.id === id);
  if (whole) return { list: whole.id };
  const holding = lists.find((it) => it.requirements.some((asked) => asked.id === id));
  return holding && { list: holding.id, requirement: id };
}

/** The task that came to a requirement's answer by a change, if one did. */
export function addedTask(
  before: RequirementAnswer,
  lists: readonly Checklist[],
  id: string,
): string | undefined {
  const now = lists.flatMap((it) => it.requirements).find((it) => it.id === id);
  const had = tiesOf(before);
  const ties = now ? tiesOf(now.answer) : [];
  return ties.find((it) => it.kind === 'task' && !had.some((old) => sameTie(old, it)))?.id;
}

/** How the requirements are now, to be put back by undoing. */
export const recordOf = (list: Checklist): RequirementRecord[] =>
  list.requirements.map(({ id, place, text, addressed, addressee, answer }) => ({
    id,
    place,
    text,
    addressed,
    addressee,
    answer,
  }));
