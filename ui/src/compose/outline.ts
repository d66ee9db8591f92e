// The outline beside the text: what can be chosen, and how far each part is.
import type { Doubt, Plan, Section } from '../backend/generated';
import { headingOf, walk, wordsOf } from '../openplan/places';

/** Fixed places before and after the body have names, sections and annexes their ids. */
export const HEAD = 'head';
export const ENDING = 'ending';

/** How far a part is. */
export type PartState = { kind: 'empty' } | { kind: 'draft' } | { kind: 'doubts'; count: number };

/** One line of the outline. */
export interface Part {
  id: string;
  kind: 'head' | 'section' | 'annex' | 'ending';
  /** Label and heading; empty for the fixed places and for a section without a heading. */
  heading: string;
  depth: number;
  state: PartState;
  parent: string | null;
  index: number;
  siblings: number;
}

function stateOf(filled: boolean, doubts: number): PartState {
  if (doubts > 0) return { kind: 'doubts', count: doubts };
  return { kind: filled ? 'draft' : 'empty' };
}

function sectionFilled(section: Section): boolean {
  return wordsOf(section.blocks) > 0 || section.sections.some(sectionFilled);
}

/** The outline of a plan, top to bottom as on paper. */
export function outlineOf(plan: Plan): Part[] {
  const open = plan.doubts.filter((doubt) => !doubt.settled);
  const within = (id: string) => open.filter((doubt) => doubt.section === id).length;
  const { head } = plan;
  const fixed = { heading: '', depth: 0, parent: null, index: 0, siblings: 1 };
  const headFilled =
    head.subject.trim() !== '' && (head.bases.length > 0 || head.opening.length > 0);
  const endFilled = plan.recipients.length > 0 && plan.signature.name.trim() !== '';
  const ends = (kind: Doubt['kind']) => kind === 'signature_incomplete';
  const loose = open.filter((doubt) => doubt.section === null);
  return [
    {
      ...fixed,
      id: HEAD,
      kind: 'head',
      state: stateOf(headFilled, loose.filter((doubt) => !ends(doubt.kind)).length),
    },
    ...walk(plan.sections).map(({ section, depth, parent, index, siblings }): Part => {
      const state = stateOf(sectionFilled(section), within(section.id));
      const heading = headingOf(section);
      return { id: section.id, kind: 'section', heading, depth, state, parent, index, siblings };
    }),
    {
      ...fixed,
      id: ENDING,
      kind: 'ending',
      state: stateOf(endFilled, loose.filter((doubt) => ends(doubt.kind)).length),
    },
    ...plan.annexes.map((annex, index): Part => {
      const state = stateOf(wordsOf(annex.blocks) > 0, within(annex.id));
      const siblings = plan.annexes.length;
      return {
        ...fixed,
        id: annex.id,
        kind: 'annex',
        heading: headingOf(annex),
        state,
        index,
        siblings,
      };
    }),
  ];
}

/** The doubts shown beside a part. */
export function doubtsAt(plan: Plan, part: string): Doubt[] {
  const loose = plan.doubts.filter((doubt) => doubt.section === null);
  if (part === HEAD) return loose.filter((doubt) => doubt.kind !== 'signature_incomplete');
  if (part === ENDING) return loose.filter((doubt) => doubt.kind === 'signature_incomplete');
  return plan.doubts.filter((doubt) => doubt.section === part);
}

/** Where a section goes on Alt+↑ or Alt+↓; nowhere at the end of its siblings. */
export function shifted(part: Part, by: -1 | 1): number | undefined {
  const to = part.index + by;
  return part.kind === 'section' && to >= 0 && to < part.siblings ? to : undefined;
}

/** What to choose when a part goes away: the one after it on its level, or the one before. */
export function neighbour(parts: readonly Part[], id: string): string {
  const at = parts.findIndex((part) => part.id === id);
  const depth = parts[at]?.depth ?? 0;
  const next = parts.slice(at + 1).find((part) => part.depth <= depth);
  return next?.kind === parts[at]?.kind ? (next?.id ?? HEAD) : (parts[at - 1]?.id ?? HEAD);
}
