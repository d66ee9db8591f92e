import { expectAccessible, expectFits } from './a11y';
import { expect, open, test } from './harness';
import { addTask, importedPlan, newPlan } from './plans';
import type { Task } from '../src/backend/generated';

test('the board shows units by quarters and leads to what is missing', async ({ page, shell }) => {
  const plan = await importedPlan(shell);
  const tasks = await shell.invoke<Task[]>('list_tasks', { plan: plan.id });
  await shell.invoke('accept_tasks', { plan: plan.id, tasks: tasks.map((it) => it.id) });
  await open(page, shell, `#/plan/${plan.id}/tasks`);
  await page.getByTestId('view-coverage').click();
  await expect(page.getByTestId('coverage-board')).toBeVisible();
  await expect(page.getByTestId('coverage-load')).toBeVisible();
  await expectAccessible(page);
  await expectFits(page);
  const gap = page.locator('[data-testid="coverage-gap"][data-kind="no_official"]').first();
  await gap.click();
  await expect(page.getByTestId('task-text').first()).toBeVisible();
  await expect(page.getByTestId('view-grid')).toHaveAttribute('aria-pressed', 'true');
});

test('a plan without tasks says so', async ({ page, shell }) => {
  const plan = await newPlan(shell);
  await open(page, shell, `#/plan/${plan.id}/tasks`);
  await page.getByTestId('view-coverage').click();
  await expect(page.getByText('Chưa có nhiệm vụ nào được nhận.')).toBeVisible();
  await page.getByTestId('view-grid').click();
  await addTask(shell, plan.id, 'Phát thanh');
  await page.getByTestId('view-coverage').click();
  await expect(page.getByTestId('coverage-board')).toBeVisible();
});
