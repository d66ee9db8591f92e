// The keys the help page lists.
import { m } from '../words';

export type KeyRow = { keys: string; does: () => string };

export const KEYS: readonly { title: () => string; rows: readonly KeyRow[] }[] = [
  {
    title: m.help_keys_everywhere,
    rows: [
      { keys: 'Ctrl + K', does: m.help_key_search },
      { keys: 'F1', does: m.help_key_help },
      { keys: 'Ctrl + Z', does: m.help_key_undo },
      { keys: 'Tab, Shift + Tab', does: m.help_key_tab },
      { keys: 'Alt + ←', does: m.help_key_back },
      { keys: 'Esc', does: m.help_key_escape },
      { keys: 'Ctrl + P', does: m.help_key_print },
      { keys: 'Ctrl + Shift + U, 1 … 9', does: m.help_key_profile },
    ],
  },
  {
    title: m.help_keys_compose,
    rows: [
      { keys: 'Alt + ↑, Alt + ↓', does: m.help_key_move },
      { keys: 'Ctrl + B', does: m.help_key_bold },
      { keys: 'Ctrl + I', does: m.help_key_italic },
      { keys: 'Ctrl + +, Ctrl + −, Ctrl + 0', does: m.help_key_zoom },
      { keys: '↑, ↓, Enter', does: m.help_key_spots },
      { keys: 'F3', does: m.help_key_phrases },
      { keys: 'F4', does: m.help_key_task_from },
      { keys: 'Alt + Enter', does: m.help_key_task_details },
      { keys: 'Shift + ← ↑ → ↓', does: m.help_key_cells },
      { keys: 'Ctrl + M', does: m.help_key_merge },
    ],
  },
  {
    title: m.help_keys_rollover,
    rows: [
      { keys: 'Enter, Space', does: m.help_key_take },
      { keys: 'Delete, B', does: m.help_key_skip },
      { keys: 'E', does: m.help_key_edit_proposal },
    ],
  },
  {
    title: m.help_keys_imports,
    rows: [
      { keys: '↑, ↓', does: m.help_key_import_walk },
      { keys: 'Alt + ←, Alt + →', does: m.help_key_import_depth },
      { keys: 'K', does: m.help_key_import_kind },
      { keys: 'L, F2', does: m.help_key_import_label },
      { keys: 'J', does: m.help_key_import_join },
      { keys: 'S', does: m.help_key_import_split },
      { keys: 'Delete, Insert', does: m.help_key_import_leave },
      { keys: 'F8, Shift + F8', does: m.help_key_import_doubt },
      { keys: 'Ctrl + Z, Ctrl + Y', does: m.help_key_import_undo },
    ],
  },
  {
    title: m.help_keys_pack,
    rows: [
      { keys: 'Alt + 1 … 9', does: m.help_key_pack },
      { keys: 'Enter', does: m.help_key_pack_next },
    ],
  },
];
