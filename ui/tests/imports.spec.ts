import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, open, test } from './harness';
import { PLAN_TEXT } from './plan-text';

test('pasted text is shown first and kept only when accepted', async ({ page, shell }) => {
  await open(page, shell, '#/import');
  await expect(page.getByTestId('import-read')).toBeDisabled();
  await page.getByTestId('import-paste').fill(PLAN_TEXT);
  await page.getByTestId('import-read').click();

  const preview = page.getByTestId('import-preview');
  await expect(preview).toContainText(/nước sạch/i);
  await expect(preview).toContainText('2026');
  await expect(preview).toContainText(/BÌNH LẠC/);
  await expect(page.getByTestId('preview-line').filter({ hasText: 'III.' })).toContainText(
    'TỔ CHỨC THỰC HIỆN',
  );
  await expect(page.getByTestId('preview-doubts').first()).toBeVisible();
  expect(await shell.invoke('list_plans')).toEqual([]);

  await page.getByTestId('import-back').click();
  await expect(page.getByTestId('import-paste')).toHaveValue(PLAN_TEXT);
  await page.getByTestId('import-read').click();
  await page.getByTestId('import-accept').click();
  await expect(page).toHaveURL(/#\/plan\/.+\/compose/);
  expect(await shell.invoke<unknown[]>('list_plans')).toHaveLength(1);

  await page.goto(`${shell.url}/#/import`);
  await page.getByTestId('import-paste').fill(PLAN_TEXT);
  await page.getByTestId('import-read').click();
  await expect(preview.getByRole('status')).toBeVisible();
});

test('what cannot be read says why, and the paste stays', async ({ page, shell }) => {
  await open(page, shell, '#/import');
  await page.route('**/invoke/preview_text', (route) =>
    route.fulfill({
      status: 422,
      json: { kind: 'unreadable', reason: 'too_many_lines', line: null, limit: 50_000 },
    }),
  );
  await page.getByTestId('import-paste').fill('một dòng');
  await page.getByTestId('import-read').click();
  await expect(page.getByTestId('failure')).toBeVisible();
  await expect(page.getByTestId('import-paste')).toHaveValue('một dòng');
});

test('reading can be given up', async ({ page, shell }) => {
  await open(page, shell, '#/import');
  await page.getByTestId('import-paste').fill(PLAN_TEXT);
  let answer = () => {};
  const held = new Promise<void>((done) => (answer = done));
  await page.route('**/invoke/preview_text', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByTestId('import-read').click();
  const answered = page.waitForResponse('**/invoke/preview_text');
  await page.getByTestId('import-cancel').click();
  answer();
  await answered;
  await expect(page.getByTestId('import-read')).toBeEnabled();
  await expect(page.getByTestId('import-preview')).toHaveCount(0);
  await expect(page.getByTestId('import-paste')).toHaveValue(PLAN_TEXT);
});

test('a closed file dialog changes nothing', async ({ page, shell }) => {
  await open(page, shell, '#/import');
  await page.getByTestId('import-pick').click();
  await expect(page.getByTestId('import-pick')).toBeEnabled();
  await expect(page.getByTestId('failure')).toHaveCount(0);
});

const FILE = join(tmpdir(), `loa-page-import-${process.pid}.txt`);
test.describe('a chosen file', () => {
  test.use({ env: { LOA_TEST_OPEN: FILE } });

  test('is read', async ({ page, shell }) => {
    await writeFile(FILE, PLAN_TEXT);
    await open(page, shell, '#/import');
    await page.getByTestId('import-pick').click();
    await expect(page.getByTestId('import-preview')).toContainText(/nước sạch/i);
  });

  test('that is a picture is refused with advice', async ({ page, shell }) => {
    await writeFile(FILE, Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0]));
    await open(page, shell, '#/import');
    await page.getByTestId('import-pick').click();
    await expect(page.getByTestId('failure')).toBeVisible();
  });

  test.describe.configure({ mode: 'serial' });
});

test('text typed for old fonts is shown in Unicode and asked to be read through', async ({
  page,
  shell,
}) => {
  await open(page, shell, '#/import');
  await page
    .getByTestId('import-paste')
    .fill(
      'KÕ HO¹CH\nTuyªn truyÒn c¶i c¸ch hµnh chÝnh n¨m 2026\nI. MôC §ÝCH\n- Ng\u{ad}êi d©n biÕt n¬i nép hå s¬.\n',
    );
  await page.getByTestId('import-read').click();
  const preview = page.getByTestId('import-preview');
  await expect(preview).toContainText('Tuyên truyền cải cách hành chính năm 2026');
  await expect(page.getByTestId('preview-line')).toContainText('MỤC ĐÍCH');
  await expect(page.getByTestId('preview-doubts').first()).toContainText('phông chữ cũ');
  await expect(page.getByTestId('preview-doubts').first()).toContainText('TCVN3');
});
