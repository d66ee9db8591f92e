import { expect, open, savedAfter, seqOf, test } from './harness';

test('language, theme and text size show at once and stay', async ({ page, shell }) => {
  await open(page, shell, '#/settings');
  let before = await seqOf(page);
  await page.getByTestId('settings-language').selectOption('en');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings');
  await expect(page.getByTestId('rail-plans')).toHaveText('Plans');
  await expect(page.getByTestId('settings-tab-form')).toHaveText('Form of documents');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await savedAfter(page, before);

  before = await seqOf(page);
  await page.getByTestId('settings-theme').selectOption('dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await savedAfter(page, before);
  before = await seqOf(page);
  await page.getByTestId('settings-size').selectOption('175');
  await savedAfter(page, before);
  await expect(page.locator('html')).toHaveCSS('font-size', '28px');

  await shell.restart();
  await open(page, shell, '#/settings');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings');
  await expect(page.locator('html')).toHaveCSS('font-size', '28px');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the office is saved when its field is left', async ({ page, shell }) => {
  await open(page, shell, '#/settings');
  await expect(page.getByTestId('agency-name-lines')).toHaveValue('ỦY BAN NHÂN DÂN\nXÃ BÌNH LẠC');
  let before = await seqOf(page);
  await page.getByTestId('agency-drafting-symbol').fill('VHTT');
  await page.getByTestId('agency-place').focus();
  await savedAfter(page, before);

  before = await seqOf(page);
  await page.getByTestId('signatory-add').click();
  await page.getByTestId('signatory-lines').last().fill('TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH');
  await page.getByTestId('signatory-name').last().fill('Cao Văn Bảy');
  await page.getByTestId('rail-desk').click();
  await savedAfter(page, before);

  await page.getByTestId('rail-settings').click();
  await expect(page.getByTestId('agency-drafting-symbol')).toHaveValue('VHTT');
  await expect(page.getByTestId('signatory-name').last()).toHaveValue('Cao Văn Bảy');
  await page.getByTestId('signatory-remove').last().click();
  await expect(page.getByTestId('signatory-name').last()).not.toHaveValue('Cao Văn Bảy');
  await page.getByTestId('undo').click();
  await expect(page.getByTestId('signatory-name').last()).toHaveValue('Cao Văn Bảy');
});

test('an empty place is not saved and stays as typed', async ({ page, shell }) => {
  await open(page, shell, '#/settings');
  await page.getByTestId('agency-place').fill('');
  await page.getByTestId('agency-plan-symbol').focus();
  await expect(page.getByTestId('agency-place')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByTestId('save-line')).toHaveAttribute('data-kind', 'failed');
  await page.getByTestId('agency-place').fill('Bình Lạc');
  await page.getByTestId('agency-plan-symbol').focus();
  await expect(page.getByTestId('save-line')).toHaveAttribute('data-kind', 'saved');
});

test('a backup is made, restored, and the restoring taken back', async ({ page, shell }) => {
  await open(page, shell, '#/settings');
  await page.getByTestId('backup-now').click();
  await expect(page.getByTestId('backup-made')).toBeVisible();
  await shell.invoke('create_plan', { form: { year: 2026, subject: 'Nước sạch' } });

  await page.getByTestId('backup-restore').first().click();
  await page.getByTestId('confirm-yes').click();
  await expect(page.getByTestId('undo-bar')).toBeVisible();
  expect(await shell.invoke('list_plans')).toEqual([]);
  await page.getByTestId('undo').click();
  await expect.poll(async () => (await shell.invoke<unknown[]>('list_plans')).length).toBe(1);
});

test('the data is checked', async ({ page, shell }) => {
  await open(page, shell, '#/settings');
  await page.getByTestId('verify').click();
  await expect(page.getByTestId('verify-result')).toContainText(shell.db);
  await expect(page.getByTestId('verify-head')).toContainText(/[0-9A-F]{4} [0-9A-F]{4}/);
});

test('help says where the data is', async ({ page, shell }) => {
  await open(page, shell);
  await page.keyboard.press('F1');
  await expect(page.getByTestId('data-path')).toHaveText(shell.db);
});
