import { expect, test } from 'vitest';
import { Pictures, type Wanted } from './images';

const page = (page: number, fingerprint = `f${page}`, scale = 1): Wanted => ({
  page,
  fingerprint,
  scale,
});

function pictures(limit?: number) {
  const asked: string[] = [];
  const answers = new Map<string, { give: (data: string) => void; refuse: () => void }>();
  let changes = 0;
  const it = new Pictures(
    ({ fingerprint, scale }) =>
      new Promise((give, refuse) => {
        asked.push(`${fingerprint}×${scale}`);
        answers.set(fingerprint, { give, refuse: () => refuse({ kind: 'not_found' }) });
      }),
    () => (changes += 1),
    limit,
  );
  const settle = () => new Promise((done) => setTimeout(done));
  const give = async (fingerprint: string, data = `picture ${fingerprint}`) => {
    answers.get(fingerprint)?.give(data);
    await settle();
  };
  const refuse = async (fingerprint: string) => {
    answers.get(fingerprint)?.refuse();
    await settle();
  };
  return { it, asked, give, refuse, changes: () => changes };
}

test('two at a time, in the order wanted, each once', async () => {
  const { it, asked, give, changes } = pictures();
  it.want([page(3), page(1), page(2)]);
  it.want([page(3), page(1), page(2)]);
  expect(asked).toEqual(['f3×1', 'f1×1']);
  await give('f3');
  expect(asked).toEqual(['f3×1', 'f1×1', 'f2×1']);
  expect([it.find(page(3)), it.find(page(1)), changes()]).toEqual(['picture f3', undefined, 1]);
});

test('an unchanged page is not fetched again, wherever it stands now', async () => {
  const { it, asked, give } = pictures();
  it.want([page(1)]);
  await give('f1');
  it.want([page(5, 'f1')]);
  expect(asked).toEqual(['f1×1']);
});

test('what is no longer wanted is not fetched', async () => {
  const { it, asked, give } = pictures();
  it.want([page(1), page(2), page(3), page(4)]);
  it.want([page(9)]);
  await give('f1');
  expect(asked).toEqual(['f1×1', 'f2×1', 'f9×1']);
});

test('another size stands in until the right one comes', async () => {
  const { it, give } = pictures();
  it.want([page(1)]);
  await give('f1', 'small');
  const large = page(1, 'f1', 2);
  it.want([large]);
  expect(it.find(large)).toBe('small');
  await give('f1', 'large');
  expect(it.find(large)).toBe('large');
});

test('a refused picture is asked for again only when it is wanted anew', async () => {
  const { it, asked, refuse } = pictures();
  it.want([page(1)]);
  await refuse('f1');
  expect(asked).toHaveLength(1);
  it.want([page(1)]);
  expect(asked).toHaveLength(2);
});

test('the longest unused go first when room ends', async () => {
  const { it, asked, give } = pictures(25);
  for (const n of [1, 2]) {
    it.want([page(n)]);
    await give(`f${n}`, '0123456789');
  }
  it.want([page(1)]);
  it.want([page(3)]);
  await give('f3', '0123456789');
  expect([1, 2, 3].map((n) => it.find(page(n)) !== undefined)).toEqual([true, false, true]);
  it.want([page(2)]);
  expect(asked.at(-1)).toBe('f2×1');
});
