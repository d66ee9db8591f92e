import { expect, open, savedAfter, seqOf, test } from './harness';

test('a plan is made, removed, taken back, removed again and brought back', async ({
  page,
  shell,
}) => {
  await open(page, shell, '#/plans');
  await page.getByTestId('plans-new').click();
  await page.getByTestId('new-plan-create').click();
  await expect(page.getByTestId('new-plan-subject')).toHaveAttribute('aria-invalid', 'true');
  await page.getByTestId('new-plan-subject').fill('Tuyên truyền an toàn giao thông');
  await page.getByTestId('new-plan-year').fill('hai nghìn');
  await page.getByTestId('new-plan-create').click();
  await expect(page.getByTestId('new-plan-year')).toHaveValue('hai nghìn');
  await page.getByTestId('new-plan-year').fill('2026');
  await page.getByTestId('new-plan-create').click();
  await expect(page).toHaveURL(/#\/plan\/.+\/compose/);

  await page.getByTestId('rail-plans').click();
  await expect(page.getByTestId('plan-row')).toHaveCount(1);
  await page.getByTestId('plan-remove').click();
  await expect(page.getByTestId('plan-row')).toHaveCount(0);
  await page.getByTestId('undo').click();
  await expect(page.getByTestId('plan-row')).toHaveCount(1);

  await page.getByTestId('plan-remove').click();
  await expect(page.getByTestId('undo-bar')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('plan-row')).toHaveCount(1);

  // The offer goes with its page, and does not come back with it.
  await page.getByTestId('plan-remove').click();
  await expect(page.getByTestId('undo-bar')).toBeVisible();
  await page.getByTestId('rail-people').click();
  await expect(page.getByTestId('undo-bar')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await page.getByTestId('rail-plans').click();
  await expect(page.getByTestId('undo-bar')).toHaveCount(0);
  await expect(page.getByTestId('plan-row')).toHaveCount(0);
  const [gone] = await shell.invoke<{ id: string }[]>('list_trash');
  await shell.invoke('restore_removed', { trash: gone?.id });
  await page.getByTestId('rail-people').click();
  await page.getByTestId('rail-plans').click();
  await expect(page.getByTestId('plan-row')).toHaveCount(1);

  const before = await seqOf(page);
  await page.getByTestId('plan-remove').click();
  await savedAfter(page, before);
  await page.reload();
  await page.getByTestId('trash').locator('summary').click();
  await page.getByTestId('trash-restore').click();
  await expect(page.getByTestId('plan-row')).toHaveCount(1);
  await expect(page.getByTestId('trash-item')).toHaveCount(0);
});

test('the list is filtered without marks and by year', async ({ page, shell }) => {
  await shell.invoke('create_plan', { form: { year: 2026, subject: 'Đẩy mạnh chuyển đổi số' } });
  await shell.invoke('create_plan', { form: { year: 2025, subject: 'Nước sạch nông thôn' } });
  await open(page, shell, '#/plans');
  await expect(page.getByTestId('plan-row')).toHaveCount(2);
  await page.getByTestId('plans-filter').fill('day manh');
  await expect(page.getByTestId('plan-row')).toHaveCount(1);
  await page.getByTestId('plans-filter').fill('');
  await page.getByTestId('plans-year').selectOption('2025');
  await expect(page.getByTestId('plan-row')).toHaveText(/Nước sạch/i);
});

test('Back returns to the list', async ({ page, shell }) => {
  await shell.invoke('create_plan', { form: { year: 2026, subject: 'Nước sạch' } });
  await open(page, shell, '#/plans');
  await page.getByTestId('plan-open').click();
  await expect(page).toHaveURL(/#\/plan\//);
  await page.goBack();
  await expect(page.getByTestId('plan-row')).toBeVisible();
});
