// Which places of a table's grid its cells cover, and which cells are joined.
import type { Merge } from '../backend/generated';

/** How far a cell reaches. */
export interface Reach {
  columns: number;
  rows: number;
}

/** A cell's first column and how far it really reaches. */
export interface Placed extends Reach {
  column: number;
}

/**
 * Puts cells, given row by row, into the grid as browsers do: each into the first free place of its
 * row. A reach ends at the last row and before a place that is taken.
 */
export function placeCells(rows: readonly (readonly Reach[])[]): Placed[][] {
  const taken: boolean[][] = rows.map(() => []);
  return rows.map((cells, row) =>
    cells.map((cell) => {
      let column = 0;
      while (taken[row]?.[column]) column += 1;
      let columns = 1;
      while (columns < cell.columns && !taken[row]?.[column + columns]) columns += 1;
      const down = Math.max(1, Math.min(cell.rows, rows.length - row));
      for (let r = row; r < row + down; r += 1)
        for (let c = column; c < column + columns; c += 1) (taken[r] ?? [])[c] = true;
      return { column, columns, rows: down };
    }),
  );
}

/** How many columns placed cells need. */
export function widthOf(places: readonly (readonly Placed[])[]): number {
  return Math.max(1, ...places.flat().map((it) => it.column + it.columns));
}

/** The merges placed cells say. */
export function mergesOf(places: readonly (readonly Placed[])[]): Merge[] {
  return places.flatMap((cells, row) =>
    cells
      .filter((it) => it.columns * it.rows > 1)
      .map(({ column, rows, columns }) => ({ row, column, rows, columns })),
  );
}

/** What stands at each place of a grid: a cell with its merge, or `null` where one covers it. */
export function slotsOf(
  height: number,
  width: number,
  merges: readonly Merge[],
): ({ merge: Merge | undefined } | null)[][] {
  const slots: ({ merge: Merge | undefined } | null)[][] = Array.from({ length: height }, () =>
    Array.from({ length: width }, () => ({ merge: undefined })),
  );
  for (const merge of merges) {
    const places = placesIn(merge);
    // One that reaches out of the table or into another is no merge: its cells stand alone.
    const free = places.every(([row, column]) => {
      const slot = slots[row]?.[column];
      return slot && slot.merge === undefined;
    });
    if (!free || places.length < 2) continue;
    for (const [row, column] of places) (slots[row] ?? [])[column] = null;
    (slots[merge.row] ?? [])[merge.column] = { merge };
  }
  return slots;
}

/** The places a merge covers, its first cell's first. */
export function placesIn(merge: Merge): [row: number, column: number][] {
  return Array.from({ length: merge.rows * merge.columns }, (_, n) => [
    merge.row + Math.floor(n / merge.columns),
    merge.column + (n % merge.columns),
  ]);
}
