import type { Page } from '@playwright/test';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';
import { expectAccessible } from './a11y';
import { expect, open, test } from './harness';
import { addTask, block, fill, importedPlan, newPlan } from './plans';

/** A document file of Word is a zip archive. */
const isZip = async (path: string) => (await readFile(path)).subarray(0, 2).toString() === 'PK';

const isPdf = async (path: string) => (await readFile(path)).subarray(0, 5).toString() === '%PDF-';

/** The path a command answers with. A machine without a viewer names the file all the same. */
async function answerOf(page: Page, command: string): Promise<string> {
  const answer = await page.waitForResponse(`**/invoke/${command}`, { timeout: 60_000 });
  return ((await answer.json()) as { path: string }).path;
}

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
  });

  test('every kind of file is in the menu', async ({ page, shell, env }) => {
    test.setTimeout(120_000);
    const plan = await importedPlan(shell);
    await open(page, shell, `#/plan/${plan.id}/compose`);
    const kinds: [entry: string, ending: string, begin: string][] = [
      ['export-word', '.docx', 'PK'],
      ['export-pdf', '.pdf', '%PDF-'],
      ['export-pdf-filing', '.pdf', '%PDF-'],
      ['export-xlsx', '.xlsx', 'PK'],
      ['export-text', '.txt', ''],
    ];
    for (const [entry, ending, begin] of kinds) {
      const answered = page.waitForResponse(/invoke\/export_plan/, { timeout: 60_000 });
      await page.getByTestId('papers').click();
      await expect(page.getByTestId(entry)).toBeVisible();
      if (entry === 'export-word') await expectAccessible(page);
      await page.getByTestId(entry).click();
      const { path } = (await (await answered).json()) as { path: string };
      await expect(page.getByTestId('export-path')).toHaveText(path);
      expect([dirname(path), extname(path)]).toEqual([env.LOA_TEST_SAVE_DIR, ending]);
      const bytes = await readFile(path);
      expect(bytes.subarray(0, begin.length).toString()).toBe(begin);
      if (entry === 'export-pdf-filing') expect(bytes.includes('pdfaid:part')).toBe(true);
      if (entry === 'export-text') expect(bytes.toString()).toContain('chuyển đổi số');
    }
  });

  test('Ctrl+P and the search box print the plan, never the screen', async ({ page, shell }) => {
    await page.addInitScript(() => {
      window.print = () => {
        throw new Error('the web view printed');
      };
      window.addEventListener('keydown', (event) => {
        if (!event.ctrlKey || event.key.toLowerCase() !== 'p') return;
        setTimeout(() => (document.title = `kept ${event.defaultPrevented}`));
      });
    });
    const plan = await importedPlan(shell);
    await open(page, shell, `#/plan/${plan.id}/compose`);
    await page.getByTestId('editor').click();
    const printed = answerOf(page, 'print_plan');
    await page.keyboard.press('Control+p');
    expect(await isPdf(await printed)).toBe(true);
    await expect.poll(() => page.title()).toBe('kept true');

    const sheet = answerOf(page, 'print_quarter_sheet');
    const asked = page.waitForRequest(/invoke\/print_quarter_sheet/);
    await expect(page.getByTestId('papers')).toBeEnabled();
    await page.keyboard.press('Control+k');
    await page.getByTestId('search').fill('phieu thu thap');
    await page.getByTestId('search-result').first().click();
    await page.getByTestId('sheet-quarter').selectOption('2026-Q3');
    await expectAccessible(page);
    await page.getByTestId('sheet-print').click();
    expect((await asked).postDataJSON()).toMatchObject({ quarter: '2026-Q3' });
    expect(await isPdf(await sheet)).toBe(true);

    await page.getByTestId('rail-desk').click();
    for (const keys of ['Control+p', 'Control+Shift+P']) {
      await page.evaluate(() => (document.title = ''));
      await page.keyboard.press(keys);
      await expect.poll(() => page.title()).toBe('kept true');
    }
  });

  test('the quarters tab prints a sheet for collecting by hand', async ({ page, shell }) => {
    const plan = await importedPlan(shell);
    await addTask(shell, plan.id, 'Phát thanh về dịch vụ công');
    await open(page, shell, `#/plan/${plan.id}/quarters`);
    await page.getByTestId('quarters-sheet').click();
    const sheet = answerOf(page, 'print_quarter_sheet');
    await page.getByTestId('sheet-print').click();
    expect(await isPdf(await sheet)).toBe(true);
  });

  test('what could not be set is named, with its place', async ({ page, shell }) => {
    const plan = await newPlan(shell);
    await fill(shell, plan, [block('paragraph', 'Thi đua vui tươi \u{1F600} phấn khởi')]);
    await open(page, shell, `#/plan/${plan.id}/compose`);
    await page.getByTestId('papers').click();
    await page.getByTestId('export-pdf').click();
    const row = page.getByTestId('missing-row');
    await expect(row).toContainText('U+1F600', { timeout: 60_000 });
    await expect(row).toContainText('phấn khởi');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('missing')).toHaveCount(0);
    await expect(page.getByTestId('export-path')).toBeVisible();
  });

  test('any kind of file goes beside one that another program holds', async ({ page, shell }) => {
    const plan = await importedPlan(shell);
    await open(page, shell, `#/plan/${plan.id}/compose`);
    const path = page.getByTestId('export-path');
    const ask = async () => {
      await page.getByTestId('papers').click();
      await page.getByTestId('export-xlsx').click();
    };
    await ask();
    await expect(path).toHaveText(/\.xlsx$/);
    const target = (await path.textContent()) ?? '';
    await writeFile(join(dirname(target), `.~lock.${basename(target)}#`), '');
    await ask();
    await page.getByTestId('export-beside').click();
    await expect(path).toHaveText(/\.xlsx$/);
    const beside = (await path.textContent()) ?? '';
    expect([dirname(beside), beside === target]).toEqual([dirname(target), false]);
    expect(await isZip(beside)).toBe(true);
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
