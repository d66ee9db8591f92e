// What pieces are, in words.
import {
  ALargeSmall,
  DoorOpen,
  FileQuestionMark,
  Flag,
  Heading,
  ListOrdered,
  Minus,
  Paperclip,
  Pilcrow,
  Plus,
  Scale,
  Table,
  CornerDownLeft,
} from '@lucide/svelte';
import type { PieceRole } from '../backend/generated';
import type { MenuEntry } from '../kit/menu';
import { m } from '../words';

const WORDS: Record<PieceRole, () => string> = {
  basis: m.imports_role_basis,
  opening: m.imports_role_opening,
  heading: m.imports_role_heading,
  paragraph: m.imports_role_paragraph,
  clause: m.imports_role_clause,
  point: m.imports_role_point,
  dash: m.imports_role_dash,
  plus: m.imports_role_plus,
  table: m.imports_role_table,
  review: m.imports_role_review,
  closing: m.imports_role_closing,
  annex: m.imports_role_annex,
  left_over: m.imports_role_left_over,
};

export const ICONS: Record<PieceRole, MenuEntry['icon']> = {
  basis: Scale,
  opening: DoorOpen,
  heading: Heading,
  paragraph: Pilcrow,
  clause: ListOrdered,
  point: ALargeSmall,
  dash: Minus,
  plus: Plus,
  table: Table,
  review: FileQuestionMark,
  closing: Flag,
  annex: Paperclip,
  left_over: CornerDownLeft,
};

/** The kinds a piece can be given, in the order of a plan. */
export const CHOICES: readonly PieceRole[] = [
  'heading',
  'paragraph',
  'clause',
  'point',
  'dash',
  'plus',
  'basis',
  'opening',
  'closing',
  'annex',
];

/** What a piece is, in a word or two. */
export const roleText = (role: PieceRole): string => WORDS[role]();

const LABELLED: readonly PieceRole[] = ['heading', 'clause', 'point', 'dash', 'plus', 'annex'];

/** Whether pieces of this kind have a label. */
export const labelled = (role: PieceRole): boolean => LABELLED.includes(role);

/** The label as shown; a counted one by its mark. */
export function labelText(piece: { role: PieceRole; label: string; auto_label: boolean }): string {
  if (!piece.auto_label) return piece.label;
  if (piece.role === 'dash') return '-';
  if (piece.role === 'plus') return '+';
  return piece.role === 'clause' || piece.role === 'point' || piece.role === 'heading' ? '#' : '';
}
