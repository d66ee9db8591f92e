// Where things stand in a plan: entries of the outline and the way to a section or block.
import type { Block, Doubt, Plan, PreviewPlace, Section } from '../backend/generated';

/** A section with its depth from 0, its parent and its place among its siblings. */
export interface Entry {
  section: Section;
  depth: number;
  parent: string | null;
  index: number;
  siblings: number;
}

/** All sections, each before those under it. */
export function walk(
  sections: readonly Section[],
  depth = 0,
  parent: string | null = null,
): Entry[] {
  return sections.flatMap((section, index) => [
    { section, depth, parent, index, siblings: sections.length },
    ...walk(section.sections, depth + 1, section.id),
  ]);
}

/** The entry of a section. */
export function entryOf(plan: Plan, id: string): Entry | undefined {
  return walk(plan.sections).find((entry) => entry.section.id === id);
}

/** A heading as one line: number and words. */
export function headingOf(section: { label: string; title: string }): string {
  return [section.label, section.title.replace(/\s+/g, ' ')].filter(Boolean).join(' ').trim();
}

/** The heading of a section or annex by its id; empty when it stands nowhere. */
export function placeName(plan: Plan, id: string | null): string {
  if (!id) return '';
  const entry = entryOf(plan, id);
  if (entry) return headingOf(entry.section);
  const annex = plan.annexes.find((it) => it.id === id);
  return annex ? headingOf(annex) : '';
}

/** Doubts nobody settled yet. */
export function openDoubts(plan: Plan): Doubt[] {
  return plan.doubts.filter((doubt) => !doubt.settled);
}

/** How many words blocks have. */
export function wordsOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + countWords(block.text), 0);
}

/** How many words a text has. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter(Boolean).length;
}

/** Words of the body and the annexes, headings included. */
export function planWords(plan: Plan): number {
  const body = walk(plan.sections).map(
    ({ section }) => countWords(section.title) + wordsOf(section.blocks),
  );
  const annexes = plan.annexes.map((annex) => countWords(annex.title) + wordsOf(annex.blocks));
  return [...body, ...annexes].reduce((sum, count) => sum + count, 0);
}

/** Whether two places of the paper are one. */
export function samePlace(a: PreviewPlace | null, b: PreviewPlace | null): boolean {
  if (a === null || b === null || a.kind !== b.kind) return a === b;
  if (a.kind === 'node') return b.kind === 'node' && a.id === b.id;
  return !('index' in a) || ('index' in b && a.index === b.index);
}

/** What a block not kept yet is called until the program gives it an id: by its place in the text. */
export function passingId(index: number): string {
  return `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;
}

/** Blocks for showing only: those without an id are called by their places. */
export function withIds(blocks: readonly Block[]): Block[] {
  return blocks.map((block, index) => (block.id ? block : { ...block, id: passingId(index) }));
}
