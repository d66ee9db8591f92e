// What a key does in the grid, as in a spreadsheet. A ready cell is chosen as a whole: keys walk,
// letters replace what it holds. An edited cell belongs to the typist.

export interface Place {
  row: number;
  column: number;
}

export type CellMode = 'ready' | 'edit';

/** The parts of a keyboard event that matter here. */
export interface Key {
  key: string;
  shift?: boolean;
  alt?: boolean;
  ctrl?: boolean;
}

export type Act =
  | { do: 'walk'; to: Place }
  | { do: 'edit' }
  | { do: 'commit'; to: Place }
  | { do: 'cancel' }
  | { do: 'shift'; by: -1 | 1 }
  | { do: 'remove' }
  /** The key is the field's or the browser's. */
  | { do: 'leave' };

const LEAVE: Act = { do: 'leave' };
const PAGE = 10;

/** What a key does at a place of a grid with so many rows and columns. */
export function actOf(
  key: Key,
  at: Place,
  mode: CellMode,
  size: { rows: number; columns: number },
): Act {
  return mode === 'edit' ? editing(key, at, size) : ready(key, at, size);
}

type Size = { rows: number; columns: number };

function within(place: Place, size: Size): Place {
  const clamp = (n: number, count: number) => Math.min(Math.max(n, 0), count - 1);
  return { row: clamp(place.row, size.rows), column: clamp(place.column, size.columns) };
}

function editing({ key, shift, alt, ctrl }: Key, at: Place, size: Size): Act {
  const go = (row: number, column: number): Act => ({
    do: 'commit',
    to: within({ row: at.row + row, column: at.column + column }, size),
  });
  if (key === 'Escape') return { do: 'cancel' };
  if (key === 'Enter' && !shift && !alt) return ctrl ? go(0, 0) : go(1, 0);
  if (key === 'Tab' && !ctrl && !alt)
    return tabbed(at, size, shift) ? go(0, shift ? -1 : 1) : LEAVE;
  return LEAVE;
}

/** Tab stays inside a row; at its ends it leaves the grid, so that nobody is caught. */
function tabbed(at: Place, size: Size, shift = false): boolean {
  return shift ? at.column > 0 : at.column < size.columns - 1;
}

function ready({ key, shift, alt, ctrl }: Key, at: Place, size: Size): Act {
  const walk = (row: number, column: number): Act => ({
    do: 'walk',
    to: within({ row, column }, size),
  });
  if (alt) {
    if (key === 'ArrowUp') return { do: 'shift', by: -1 };
    return key === 'ArrowDown' ? { do: 'shift', by: 1 } : LEAVE;
  }
  const { row, column } = at;
  switch (key) {
    case 'ArrowUp':
      return walk(ctrl ? 0 : row - 1, column);
    case 'ArrowDown':
      return walk(ctrl ? size.rows - 1 : row + 1, column);
    case 'ArrowLeft':
      return walk(row, ctrl ? 0 : column - 1);
    case 'ArrowRight':
      return walk(row, ctrl ? size.columns - 1 : column + 1);
    case 'Home':
      return walk(ctrl ? 0 : row, 0);
    case 'End':
      return walk(ctrl ? size.rows - 1 : row, size.columns - 1);
    case 'PageUp':
      return walk(row - PAGE, column);
    case 'PageDown':
      return walk(row + PAGE, column);
    case 'Tab':
      return !ctrl && tabbed(at, size, shift) ? walk(row, column + (shift ? -1 : 1)) : LEAVE;
    case 'Enter':
    case 'F2':
      return { do: 'edit' };
    case 'Delete':
      return ctrl ? { do: 'remove' } : LEAVE;
    default:
      return LEAVE;
  }
}
