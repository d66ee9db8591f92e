// How large the pages are drawn: as wide as the column, or a percentage of the paper's own size.

/** `fit`: as wide as the column; a number: percent of the paper's own size. */
export type Zoom = 'fit' | number;

/** The percentages that − and + step through. */
export const STEPS: readonly number[] = [50, 60, 75, 90, 100, 125, 150, 175, 200];

/** Screen pixels for a point of paper at 100 %. */
export const FULL = 96 / 72;

/** A scale in pixels per point as whole percent. */
export function percentOf(scale: number): number {
  return Math.round((scale / FULL) * 100);
}

/** The next step above or below a percentage; the last one stays. */
export function stepped(percent: number, by: -1 | 1): number {
  if (by > 0) return STEPS.find((step) => step > percent) ?? STEPS.at(-1) ?? percent;
  return STEPS.findLast((step) => step < percent) ?? STEPS[0] ?? percent;
}

/** Whether something remembered is a zoom. */
export function isZoom(it: unknown): it is Zoom {
  return it === 'fit' || (typeof it === 'number' && it >= 50 && it <= 200);
}
