import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, open, test } from './harness';
import { expectAccessible, expectFits } from './a11y';
import type { Desk, Progress } from '../src/backend/generated';

test.use({
  begin: 'sample',
  env: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'loa-charts-'));
    await use({ LOA_TEST_SAVE_DIR: folder });
    await rm(folder, { recursive: true, force: true });
  },
});

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

test('the figures behind the charts are written and printed', async ({ page, shell, env }) => {
  const [plan] = await shell.invoke<Plan[]>('list_plans');
  await open(page, shell, `#/plan/${plan?.id}/quarters?view=charts`);
  for (const format of ['docx', 'pdf', 'xlsx']) {
    await page.getByTestId(`charts-${format}`).press('Enter');
    await expect(page.getByTestId('charts-told')).toContainText(`.${format}`);
  }
  const files = await readdir(env.LOA_TEST_SAVE_DIR ?? '');
  expect(files.map((it) => it.split('.').at(-1)).sort()).toEqual(['docx', 'pdf', 'xlsx']);
  await expectAccessible(page);
  await expectFits(page);
});

test('the desk leads to an overdue report and to what lacks evidence', async ({ page, shell }) => {
  const [plan] = await shell.invoke<Plan[]>('list_plans');
  const progress = await shell.invoke<Progress>('get_progress', { plan: plan?.id, year: null });
  const task = progress.tasks[0];
  const current = (await shell.invoke<Desk>('desk')).current_quarter;
  await shell.invoke('save_mark', {
    mark: { task: task?.id, quarter: current, status: 'done', quantity: '', measure: '', note: '' },
  });
  // A report of last year, as one of the program's own regimes asks for it.
  const year = Number((await shell.invoke<Desk>('desk')).today.slice(0, 4)) - 1;
  await shell.invoke('create_plan', { form: { year, subject: 'Việc năm cũ', template: null } });
  await shell.invoke('save_log_entry', {
    entry: '',
    fields: {
      ...{ day: `${year}-08-15`, channel: 'broadcast', topic: 'Bản tin', place: '', unit: '' },
      ...{ measures: [{ count: '1', measure: '' }], official: '', plan: '', task: '', note: '' },
    },
    reason: '',
    sure: true,
  });
  const { overdue, unproven } = await shell.invoke<Desk>('desk');
  expect(overdue.length).toBeGreaterThan(0);
  expect(unproven.length).toBeGreaterThan(0);
  await open(page, shell, '#/desk');
  await expectAccessible(page);
  await expectFits(page);
  await expect(page.getByTestId('desk-overdue')).toContainText('trễ');

  await page.getByTestId('desk-overdue-report').first().press('Enter');
  await expect(page.getByTestId('new-report-period')).toHaveValue(overdue[0]?.period ?? '');
  await page.getByTestId('new-report-begin').click();
  await expect(page).toHaveURL(/#\/reports\/.+/);

  // The draft is what waits now.
  await open(page, shell, '#/desk');
  await page.getByTestId('desk-overdue-report').first().click();
  await expect(page).toHaveURL(/#\/reports\/.+/);
  await open(page, shell, '#/desk');
  await page.getByTestId('desk-unproven').first().press('Enter');
  await expect(page.getByTestId('missing-task').first()).toBeInViewport();
  await expect(page.locator('[data-testid=missing-evidence] h2')).toBeFocused();
});

test('what lacks evidence stays in view while what stands above it still arrives', async ({
  page,
  shell,
}) => {
  const [plan] = await shell.invoke<Plan[]>('list_plans');
  const progress = await shell.invoke<Progress>('get_progress', { plan: plan?.id, year: null });
  const current = (await shell.invoke<Desk>('desk')).current_quarter;
  const mark = { status: 'done', quantity: '', measure: '', note: '', quarter: current };
  await shell.invoke('save_mark', { mark: { ...mark, task: progress.tasks[0]?.id } });
  // Indicators and the score stand above the list and come long after it.
  for (const late of ['get_indicators', 'get_score']) {
    await page.route(`**/invoke/${late}`, async (route) => {
      await new Promise((done) => setTimeout(done, 700));
      await route.continue();
    });
  }
  await page.setViewportSize({ width: 1366, height: 1400 });
  await open(page, shell, `#/plan/${plan?.id}/quarters?view=proof`);
  const heading = page.locator('[data-testid=missing-evidence] h2');
  await expect(heading).toBeFocused();
  await expect(page.getByTestId('score-points')).toBeAttached();
  await page.setViewportSize({ width: 1366, height: 768 });
  await expect(page.getByTestId('missing-task').first()).toBeInViewport();
  // Whoever goes elsewhere is not called back.
  await page.mouse.move(500, 400);
  await page.mouse.wheel(0, -5000);
  await expect(page.getByTestId('share-total')).toBeInViewport();
  await page.setViewportSize({ width: 1300, height: 700 });
  await page.waitForTimeout(200);
  await expect(page.getByTestId('share-total')).toBeInViewport();
});
