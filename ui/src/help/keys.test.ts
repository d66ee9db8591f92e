import { expect, it } from 'vitest';
import { KEYS } from './keys';

it('names each key once and says what it does', () => {
  const rows = KEYS.flatMap((group) => group.rows);
  expect(new Set(rows.map((it) => it.keys)).size).toBe(rows.length);
  for (const row of rows) expect(row.does()).toBeTruthy();
});
