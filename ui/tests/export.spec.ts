import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { expect, open, test } from './harness';
import { importedPlan } from './plans';

/** A document file of Word is a zip archive. */
const isZip = async (path: string) => (await readFile(path)).subarray(0, 2).toString() === 'PK';

test.describe('where the user chose a place', () => {
  test.use({
    env: async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'loa-exports-'));
      await use({ LOA_TEST_SAVE_DIR: folder });
      await rm(folder, { recursive: true, force: true });
    },
  });

  test('a plan is exported and its path is shown', async ({ page, shell, env }) => {
    const plan = await importedPlan(shell);
    await open(page, shell, `#/plan/${plan.id}/compose`);
    await page.getByTestId('export-docx').click();
    const path = page.getByTestId('export-path');
    await expect(path).toHaveText(/\.docx$/);
    const written = (await path.textContent()) ?? '';
    expect(dirname(written)).toBe(env.LOA_TEST_SAVE_DIR);
    expect(await isZip(written)).toBe(true);
    await page.getByTestId('export-text').click();
    await expect(path).toHaveText(/\.(txt|md)$/);
    expect(await readFile((await path.textContent()) ?? '', 'utf8')).toContain('chuyển đổi số');
  });

  test('a target open in another program stays, the plan goes beside it', async ({
    page,
    shell,
    env,
  }) => {
    const plan = await importedPlan(shell);
    await open(page, shell, `#/plan/${plan.id}/compose`);
    await page.getByTestId('export-docx').click();
    const path = page.getByTestId('export-path');
    await expect(path).toBeVisible();
    const target = (await path.textContent()) ?? '';
    await writeFile(target, 'mine');
    const lock = join(dirname(target), `.~lock.${basename(target)}#`);
    await writeFile(lock, '');

    await page.getByTestId('export-docx').click();
    await expect(page.getByTestId('export-locked')).toBeVisible();
    await page.getByTestId('export-again').click();
    await expect(page.getByTestId('export-locked')).toBeVisible();
    await page.getByTestId('export-beside').click();
    await expect(page.getByTestId('export-locked')).toHaveCount(0);
    await expect(path).toBeVisible();
    const beside = (await path.textContent()) ?? '';
    expect([dirname(beside), beside === target]).toEqual([env.LOA_TEST_SAVE_DIR, false]);
    expect(await isZip(beside)).toBe(true);
    expect(await readFile(target, 'utf8')).toBe('mine');

    await page.getByTestId('export-docx').click();
    await expect(page.getByTestId('export-locked')).toBeVisible();
    await rm(lock);
    await page.getByTestId('export-again').click();
    await expect(path).toHaveText(target);
    expect(await isZip(target)).toBe(true);
  });
});

test('a choice that is cancelled says nothing', async ({ page, shell }) => {
  const plan = await importedPlan(shell);
  await open(page, shell, `#/plan/${plan.id}/compose`);
  const answered = page.waitForResponse(/invoke\/export_plan/);
  await page.getByTestId('export-docx').click();
  expect(await (await answered).json()).toMatchObject({ kind: 'cancelled' });
  await expect(page.getByTestId('export-docx')).toBeEnabled();
  await expect(page.getByTestId('export-path')).toHaveCount(0);
  await expect(page.getByTestId('failure')).toHaveCount(0);
  await expect(page.getByTestId('export-locked')).toHaveCount(0);
});
