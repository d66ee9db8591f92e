// What counts in a closed period is changed with a reason, wherever it is changed.
import type { Page } from '@playwright/test';
import type { Collection, LateChange } from '../src/backend/generated';
import { expectAccessible, expectFits } from './a11y';
import { expect, open, test, type Shell } from './harness';
import { addTask } from './plans';

const LEAD = 'Phòng Văn hóa - Xã hội';

/** A plan of a year that is over. */
async function plan2025(shell: Shell): Promise<string> {
  const form = { year: 2025, subject: 'Tuyên truyền giờ làm việc mới' };
  return (await shell.invoke<{ plan: { id: string } }>('create_plan', { form })).plan.id;
}

const reasons = async (shell: Shell, period: string) =>
  (await shell.invoke<LateChange[]>('list_late_changes', { period })).map((it) => it.why).sort();

async function give(page: Page, reason: string): Promise<void> {
  await expect(page.getByTestId('why-reason')).toBeFocused();
  await page.keyboard.type(reason);
  await page.getByTestId('why-yes').press('Enter');
  await expect(page.getByTestId('why')).toHaveCount(0);
}

test('slots of a closed quarter are ticked and taken back', async ({ page, shell }) => {
  await open(page, shell, '#/log/schedule');
  await page.getByTestId('schedule-new').click();
  await page.getByTestId('schedule-title').fill('Phòng, chống đuối nước');
  await page.getByTestId('schedule-day-1').click();
  await page.getByTestId('schedule-first').fill('01/03/2024');
  await page.getByTestId('schedule-last').fill('31/03/2024');
  await page.getByTestId('schedule-save').click();
  const slot = page.locator('[data-testid=slot][data-day="2024-03-04"]');
  await slot.click();
  await shell.invoke('close_period', { period: '2024-Q1' });
  const list = page.getByTestId('slots');
  await list.press('Space');
  await expect(page.getByTestId('why')).toBeVisible();
  await expectAccessible(page);
  await expectFits(page);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('why')).toHaveCount(0);
  await expect(slot).toHaveAttribute('data-state', 'planned');
  await expect(page.getByTestId('failure')).toHaveCount(0);
  await expect(list).toBeFocused();
  await list.press('Space');
  await page.getByTestId('why-yes').click();
  await expect(page.getByTestId('why-reason')).toHaveAttribute('aria-invalid', 'true');
  await page.getByTestId('why-reason').focus();
  await give(page, 'Ghi sót');
  await expect(slot).toHaveAttribute('data-state', 'done');
  await page.keyboard.press('Control+z');
  await give(page, 'Ghi nhầm');
  await expect(slot).toHaveAttribute('data-state', 'planned');
  expect(await reasons(shell, '2024-Q1')).toEqual(['Ghi nhầm', 'Ghi sót']);
});

test('a mark of a closed quarter is set by key and cleared', async ({ page, shell }) => {
  const plan = await plan2025(shell);
  const timeframe = 'Thường xuyên';
  const task = await addTask(shell, plan, 'Phát thanh', { lead: LEAD, timeframe });
  await shell.invoke('close_period', { period: '2025-Q1' });
  await open(page, shell, `#/plan/${plan}/quarters`);
  const cell = page.locator(
    `[data-testid="mark-cell"][data-task="${task}"][data-quarter="2025-Q1"]`,
  );
  await cell.focus();
  await page.keyboard.press('Alt+Digit3');
  await page.getByTestId('why-no').click();
  await expect(page.getByTestId('mark-panel')).toHaveCount(0);
  await expect(cell).toBeFocused();
  await page.keyboard.press('Alt+Digit3');
  await give(page, 'Báo cáo về muộn');
  await expect(cell).toHaveAttribute('data-status', 'done');
  await cell.press('Enter');
  await page.getByTestId('mark-clear').press('Enter');
  await give(page, 'Đánh nhầm ô');
  await expect(cell).not.toHaveAttribute('data-status', 'done');
  await page.keyboard.press('Control+z');
  await give(page, 'Đúng rồi');
  await expect(cell).toHaveAttribute('data-status', 'done');
});

test('a form of a closed quarter asks once for all its rows', async ({ page, shell }) => {
  const plan = await plan2025(shell);
  for (const text of ['Phát thanh giờ làm việc mới', 'In tờ gấp']) {
    await addTask(shell, plan, text, { lead: LEAD, timeframe: 'Quý I/2025' });
  }
  await shell.invoke('close_period', { period: '2025-Q1' });
  const quarter = '2025-Q1';
  const out = await shell.invoke<Collection>('list_collection', { plan, quarter });
  await open(page, shell, `#/plan/${plan}/quarters`);
  await page.getByTestId('papers').click();
  await page.getByTestId('ask-collection').click();
  await page.getByTestId('collection-code').fill(out.units[0]?.code ?? '');
  await page.keyboard.press('Enter');
  const status = page.getByTestId('collection-status');
  await status.first().focus();
  await status.first().selectOption('done');
  await status.nth(1).focus();
  await page.getByTestId('why-no').click();
  // The form stays open with what was typed.
  await expect(status.first()).toHaveValue('done');
  await expect(page.getByTestId('collection-row').first()).toHaveAttribute('data-changed', 'true');
  await page.getByTestId('collection-save').click();
  await give(page, 'Phiếu về muộn');
  await expect(page.locator('[data-changed]')).toHaveCount(0);
  await status.nth(1).selectOption('done');
  await page.getByTestId('collection-save').click();
  await expect(page.locator('[data-changed]')).toHaveCount(0);
  await expect(page.getByTestId('why')).toHaveCount(0);
  expect(await reasons(shell, quarter)).toEqual(['Phiếu về muộn', 'Phiếu về muộn']);
});
