// What charts are drawn from: heights as shares of the room there is, and words beside them.
import type { NamedShare } from '../backend/generated';

export type Column = { value: number; x: number; width: number; y: number; height: number };

/** Room above the columns for their figures and below them for their names, in percent. */
export const TOP = 18;
export const BOTTOM = 16;

/**
 * Columns side by side in a picture of 100 × 100: groups of equal breadth, each with as many
 * columns as it has figures. The highest takes all the room.
 */
export function columns(groups: readonly (readonly number[])[], gap = 0.3): Column[][] {
  const most = Math.max(1, ...groups.flat());
  const room = 100 - TOP - BOTTOM;
  const breadth = 100 / Math.max(1, groups.length);
  return groups.map((group, at) => {
    const width = (breadth * (1 - gap)) / Math.max(1, group.length);
    return group.map((value, i) => {
      const height = (value / most) * room;
      const x = at * breadth + (breadth * gap) / 2 + i * width;
      return { value, x, width, y: TOP + room - height, height };
    });
  });
}

/** Whole percent of done in due, rounded down; null when nothing is due. */
export const percent = (done: number, due: number): number | null =>
  due > 0 ? Math.floor((done * 100) / due) : null;

/** Shares with most due first; those that are equal keep their order. */
export const byWeight = (shares: readonly NamedShare[]): NamedShare[] =>
  shares.filter((it) => it.share.due > 0).sort((a, b) => b.share.due - a.share.due);

/** `12 345` as Vietnamese papers write it: `12.345`. */
export const figure = (value: number): string =>
  String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '.');

/** Whether figures side by side are too long to stand over their columns. */
export const crowded = (values: readonly number[]): boolean =>
  values.length > 6 && Math.max(0, ...values) >= 1000;

/** A figure in thousands, with one decimal below ten thousand: `1,2`, `12`; never 0 for something. */
export function thousands(value: number): string {
  const tenths = Math.round(value / 100);
  if (value > 0 && tenths === 0) return '<0,1';
  if (tenths >= 100) return figure(Math.round(value / 1000));
  return tenths % 10 === 0 ? String(tenths / 10) : `${Math.floor(tenths / 10)},${tenths % 10}`;
}
