// Quarters of a plan's year, and which of them is looked back on.

/** The four quarters of a year, as the program writes them. */
export const quartersOf = (year: number): string[] =>
  [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`);

/** The last quarter of a plan's year that is over; its first where none is. */
export function lastOver(year: number, now: Date): string {
  const current = Math.floor(now.getMonth() / 3) + 1;
  const over = now.getFullYear() > year ? 4 : now.getFullYear() < year ? 1 : current - 1;
  return `${year}-Q${Math.max(over, 1)}`;
}
