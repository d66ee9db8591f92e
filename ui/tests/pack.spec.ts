import type { Page } from '@playwright/test';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectAccessible, expectFits } from './a11y';
import { expect, open, test, type Shell } from './harness';
import { importedPlan } from './plans';

test.use({
  env: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'loa-pack-'));
    await use({ LOA_TEST_SAVE_DIR: folder });
    await rm(folder, { recursive: true, force: true });
  },
});

const button = (page: Page, field: string) =>
  page.locator(`[data-field="${field}"]`).getByTestId('pack-copy');

async function openPack(page: Page, shell: Shell): Promise<void> {
  const plan = await importedPlan(shell);
  await open(page, shell, `#/plan/${plan.id}/compose`);
  await page.getByTestId('papers').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('export-pack').press('Enter');
  await expect(page.getByTestId('pack')).toBeVisible({ timeout: 60_000 });
}

/** Copies three fields by keys and pastes the last one elsewhere. */
async function copyAndPaste(page: Page): Promise<void> {
  await expect(button(page, 'doc_type')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('pack-said')).toHaveText(/^Đã chép: Loại văn bản/);
  // No number yet: the sheet says so, and the next field is the one after it.
  await expect(page.locator('[data-field="number"]')).toContainText('Chưa có');
  await expect(button(page, 'symbol')).toBeFocused();
  await page.keyboard.press('Alt+1');
  await expect(page.getByTestId('pack-said')).toHaveText(/^Đã chép: Loại văn bản/);
  await page.locator('[data-field="subject"]').getByTestId('pack-copy').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('pack-said')).toHaveText(/^Đã chép: Trích yếu/);
  await expect(button(page, 'subject')).toContainText('Đã chép');

  await page.keyboard.press('Escape');
  await expect(page.getByTestId('pack')).toHaveCount(0);
  await expect(page.getByTestId('papers')).toBeFocused();
  await page.getByTestId('search').focus();
  await page.keyboard.press('Control+v');
  await expect(page.getByTestId('search')).toHaveValue(/^Tuyên truyền chuyển đổi số/);
}

test('the pack lies in one folder, and its fields are copied by keys', async ({
  page,
  shell,
  env,
}) => {
  test.setTimeout(120_000);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await openPack(page, shell);
  const folder = (await page.getByTestId('pack-folder').textContent()) ?? '';
  expect(folder.startsWith(env.LOA_TEST_SAVE_DIR ?? '-')).toBe(true);
  const files = (await readdir(folder)).sort();
  expect(files.map((name) => name.replace(/.*\./, '')).sort()).toEqual(['docx', 'pdf', 'txt']);
  for (const name of files) await expect(page.getByTestId('pack-files')).toContainText(name);
  await expectAccessible(page);
  await copyAndPaste(page);
});

test('fields are copied where the window may not ask for the clipboard', async ({
  page,
  shell,
}) => {
  test.setTimeout(120_000);
  await page.addInitScript(() => {
    const refuse = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: refuse } });
  });
  await openPack(page, shell);
  await copyAndPaste(page);
});

test.describe('with large text', () => {
  test.use({ settings: { text_size: 175, theme: 'dark' } });
  test('the sheet of fields still fits', async ({ page, shell }) => {
    test.setTimeout(120_000);
    await openPack(page, shell);
    await expectAccessible(page);
    await expectFits(page);
    await button(page, 'pages').focus();
    await expect(button(page, 'pages')).toBeInViewport();
  });
});
