import { expect, test } from 'vitest';
import { latest } from './latest';

test('one at a time, at most one waiting, the newest last', async () => {
  const seen: number[] = [];
  const ends: (() => void)[] = [];
  let now = 0;
  const wish = latest(() => {
    seen.push(now);
    return new Promise((done) => ends.push(done));
  });
  const settle = () => new Promise((done) => setTimeout(done));
  for (now = 1; now < 6; now += 1) wish();
  now = 6;
  expect(seen).toEqual([1]);
  ends[0]?.();
  await settle();
  expect(seen).toEqual([1, 6]);
  ends[1]?.();
  await settle();
  expect(seen).toEqual([1, 6]);
  now = 7;
  wish();
  expect(seen).toEqual([1, 6, 7]);
});
