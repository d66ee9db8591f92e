// The labels printed before blocks. The same rule as `block_labels` of the plan room, live.
import type { BlockKind } from '../backend/generated';

const POINT_LETTERS = [...'abcdđeghiklmnopqrstuvxy'];

/** The letter of the n-th point from 0: a b c d đ e g h i k …; after y it goes on with aa. */
export function pointLetter(n: number): string {
  const last = POINT_LETTERS[n % POINT_LETTERS.length] ?? '';
  const wraps = Math.floor(n / POINT_LETTERS.length);
  return wraps === 0 ? last : pointLetter(wraps - 1) + last;
}

/** A block as far as its label depends on it; `label: null` is counted. */
export interface Labelled {
  kind: BlockKind;
  label: string | null;
}

/** Labels in order: clauses count through, points start at a) anew after a clause or paragraph. */
export function blockLabels(blocks: readonly Labelled[]): string[] {
  let clause = 0;
  let point = 0;
  const count = (kind: BlockKind): string => {
    switch (kind) {
      case 'clause':
        clause += 1;
        point = 0;
        return `${clause}.`;
      case 'point':
        point += 1;
        return `${pointLetter(point - 1)})`;
      case 'dash':
        return '-';
      case 'plus':
        return '+';
      case 'paragraph':
        point = 0;
        return '';
      case 'table':
      case 'review':
        return '';
    }
  };
  return blocks.map(({ kind, label }) => {
    const counted = count(kind);
    return label ?? counted;
  });
}
