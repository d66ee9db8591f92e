import { expect, open, test } from './harness';

test('finds with and without marks, by keyboard alone', async ({ page, shell }) => {
  await shell.invoke('create_plan', { form: { year: 2026, subject: 'Đẩy mạnh chuyển đổi số' } });
  await open(page, shell);
  for (const words of ['day manh', 'đẩy mạnh']) {
    await page.keyboard.press('Control+k');
    await expect(page.getByTestId('search')).toBeFocused();
    await page.getByTestId('search').fill(words);
    const first = page
      .getByTestId('search-result')
      .filter({ hasText: /chuyển đổi số/i })
      .first();
    await expect(first).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByTestId('search').fill('');
  }
  await page.getByTestId('search').fill('day manh');
  await expect(page.getByTestId('search-result').first()).toContainText(/chuyển đổi số/i);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/plan\//);
});

test('gives commands', async ({ page, shell }) => {
  await open(page, shell);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('thiet lap');
  await expect(page.getByTestId('search-result').first()).toContainText('Thiết lập');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/settings/);

  await page.keyboard.press('Control+k');
  await page.keyboard.type('soan ke hoach');
  await expect(page.getByTestId('search-result').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('new-plan-subject')).toBeFocused();
});

test('moves with the arrows and says when there is nothing', async ({ page, shell }) => {
  await open(page, shell);
  await page.keyboard.press('Control+k');
  const results = page.getByTestId('search-result');
  await expect(results.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(results.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(results.last()).toHaveAttribute('aria-selected', 'true');
  await page.getByTestId('search').fill('qqqqq');
  await expect(results).toHaveCount(0);
  await expect(page.getByText('Không tìm thấy', { exact: false })).toBeVisible();
});

test('finds an official', async ({ page, shell }) => {
  await open(page, shell);
  await page.getByTestId('search').fill('ngoc anh');
  await page.getByTestId('search-result').filter({ hasText: 'Nguyễn Ngọc Ánh' }).click();
  await expect(page).toHaveURL(/#\/people/);
});
