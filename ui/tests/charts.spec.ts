import { expect, open, test } from './harness';
import { expectAccessible } from './a11y';

test.use({ begin: 'sample' });

type Plan = { id: string };

test('a plan in charts and over the months, as pictures and as tables', async ({ page, shell }) => {
  const [plan] = await shell.invoke<Plan[]>('list_plans');
  await open(page, shell, `#/plan/${plan?.id}/quarters`);
  await page.getByTestId('view-charts').click();
  await expect(page.getByTestId('chart-quarters').locator('svg').first()).toBeVisible();
  // Who does not see the picture has the table all the same.
  await expect(page.getByTestId('chart-quarters').getByRole('table')).toBeAttached();
  await expectAccessible(page);
  await page.getByTestId('charts-as-table').check();
  await expect(page.getByTestId('chart-quarters').getByRole('row')).toHaveCount(5);
  await expect(page.getByTestId('chart-quarters').locator('svg')).toHaveCount(0);
  await expectAccessible(page);

  // The wish for tables is the same for the months.
  await page.getByTestId('view-months').click();
  await expect(page.getByRole('rowheader', { name: 'Tháng 1', exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.getByTestId('timeline-as-table').uncheck();
  await expect(page.getByTestId('timeline-row').first()).toBeVisible();
  await expectAccessible(page);
  await page.getByTestId('view-matrix').click();
  await expect(page.getByTestId('share-total')).toBeVisible();
});

test('the desk shows the next report and the year in charts', async ({ page, shell }) => {
  await open(page, shell, '#/desk');
  await expect(page.getByTestId('desk-report')).toContainText('Hạn gửi');
  await page.getByTestId('desk-charts').click();
  await expect(page.getByTestId('charts')).toBeVisible();
  await expectAccessible(page);
  await page.getByTestId('desk-to-regime').click();
  await expect(page.getByTestId('regime-preset')).toBeVisible();
});
