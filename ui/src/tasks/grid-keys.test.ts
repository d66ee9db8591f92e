import { expect, test } from 'vitest';
import { actOf, type CellMode, type Key } from './grid-keys';

const SIZE = { rows: 30, columns: 8 };

/** `Ctrl+Home` as an event's parts. */
function keyOf(name: string): Key {
  const parts = name.split('+');
  const has = (part: string) => parts.includes(part);
  return { key: parts.at(-1) ?? '', ctrl: has('Ctrl'), alt: has('Alt'), shift: has('Shift') };
}

// From row 5, column 3 unless said otherwise.
test.each<[CellMode, string, string, [number, number]?]>([
  ['ready', 'ArrowDown', 'walk 6 3'],
  ['ready', 'ArrowUp', 'walk 4 3'],
  ['ready', 'ArrowLeft', 'walk 5 2'],
  ['ready', 'ArrowRight', 'walk 5 4'],
  ['ready', 'ArrowUp', 'walk 0 3', [0, 3]],
  ['ready', 'Home', 'walk 5 0'],
  ['ready', 'Ctrl+End', 'walk 29 7'],
  ['ready', 'PageDown', 'walk 15 3'],
  ['ready', 'PageUp', 'walk 0 3'],
  ['ready', 'Tab', 'walk 5 4'],
  ['ready', 'Shift+Tab', 'walk 5 2'],
  ['ready', 'Tab', 'leave', [5, 7]],
  ['ready', 'Shift+Tab', 'leave', [5, 0]],
  ['ready', 'Enter', 'edit'],
  ['ready', 'F2', 'edit'],
  ['ready', 'Backspace', 'leave'],
  ['ready', 'Delete', 'leave'],
  ['ready', 'Ctrl+Delete', 'remove'],
  ['ready', 'đ', 'leave'],
  ['ready', 'Ctrl+v', 'leave'],
  ['ready', 'Escape', 'leave'],
  ['ready', 'Alt+ArrowUp', 'shift -1'],
  ['ready', 'Alt+ArrowDown', 'shift 1'],
  ['edit', 'Enter', 'commit 6 3'],
  ['edit', 'Enter', 'commit 29 3', [29, 3]],
  ['edit', 'Ctrl+Enter', 'commit 5 3'],
  ['edit', 'Shift+Enter', 'leave'],
  ['edit', 'Tab', 'commit 5 4'],
  ['edit', 'Shift+Tab', 'commit 5 2'],
  ['edit', 'Tab', 'leave', [5, 7]],
  ['edit', 'Escape', 'cancel'],
  ['edit', 'ArrowDown', 'leave'],
  ['edit', 'Backspace', 'leave'],
  ['edit', 'Alt+ArrowUp', 'leave'],
])('%s: %s does %s', (mode, name, expected, [row, column] = [5, 3]) => {
  const act = actOf(keyOf(name), { row, column }, mode, SIZE);
  const told = 'to' in act ? ` ${act.to.row} ${act.to.column}` : 'by' in act ? ` ${act.by}` : '';
  expect(act.do + told).toBe(expected);
});
