import { expect, open, savedAfter, seqOf, test } from './harness';
import { expectAccessible } from './a11y';

test('the report regime is chosen, changed, refused and put back', async ({ page, shell }) => {
  await open(page, shell, '#/settings/reports');
  await expect(page.getByTestId('regime-report')).toHaveCount(4);
  await expect(page.getByTestId('regime-source')).toContainText('Chưa được xác nhận cho cấp xã');
  await expect(page.getByTestId('regime-next')).toContainText('Hạn gửi');
  await expectAccessible(page);

  let before = await seqOf(page);
  await page.getByTestId('regime-preset').selectOption('calendar');
  await savedAfter(page, before);
  await expect(page.getByTestId('regime-closes')).toHaveValue('calendar');
  await expect(page.getByTestId('regime-source')).toContainText('Thành phố Hồ Chí Minh');

  // A day of one's own: no preset any more.
  before = await seqOf(page);
  await page.getByTestId('regime-closes').selectOption('on_day');
  await savedAfter(page, before);
  await expect(page.getByTestId('regime-preset')).toHaveValue('');
  await page.getByTestId('regime-day').fill('31');
  await page.getByTestId('regime-recipient').focus();
  await expect(page.getByTestId('regime-day')).toHaveAttribute('aria-invalid', 'true');
  before = await seqOf(page);
  await page.getByTestId('regime-day').fill('25');
  await page.getByTestId('regime-recipient').fill('Ủy ban nhân dân tỉnh Sông Lam');
  await page.getByTestId('regime-recipient').blur();
  await savedAfter(page, before);
  await expect(page.getByTestId('regime-report').first()).toContainText('25/03');

  await page.getByTestId('regime-report-remove').first().click();
  await expect(page.getByTestId('regime-report')).toHaveCount(3);
  await page.getByTestId('undo').click();
  await expect(page.getByTestId('regime-report')).toHaveCount(4);

  // Tết of a year, as one run.
  before = await seqOf(page);
  await page.getByTestId('regime-off-first').fill('2027-02-05');
  await page.getByTestId('regime-off-last').fill('2027-02-11');
  await page.getByTestId('regime-off-add').click();
  await savedAfter(page, before);
  await expect(page.getByTestId('regime-off-run')).toHaveText('05/02/2027 – 11/02/2027');
  await expectAccessible(page);

  await shell.restart();
  await open(page, shell, '#/settings/reports');
  await expect(page.getByTestId('regime-day')).toHaveValue('25');
  await expect(page.getByTestId('regime-recipient')).toHaveValue('Ủy ban nhân dân tỉnh Sông Lam');
  await expect(page.getByTestId('regime-off-run')).toHaveCount(1);
});
