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
    ],
  },
  {
    title: m.help_keys_compose,
    rows: [
      { keys: 'Alt + ↑, Alt + ↓', does: m.help_key_move },
      { keys: 'Ctrl + B', does: m.help_key_bold },
      { keys: 'Ctrl + I', does: m.help_key_italic },
    ],
  },
];
