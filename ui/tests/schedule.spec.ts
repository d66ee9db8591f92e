import type { Page } from '@playwright/test';
import type { LogStart, Schedules } from '../src/backend/generated';
import { expectAccessible, expectFits } from './a11y';
import { expect, open, test, type Shell } from './harness';
import { addTask, newPlan } from './plans';

const spring = (shell: Shell) =>
  shell.invoke<Schedules>('get_schedules', { first: '2024-03-01', last: '2024-06-30' });
const slot = (page: Page, day: string) => page.locator(`[data-testid=slot][data-day="${day}"]`);

/** The schedule of March to June 2024, made as a user makes one. */
async function made(page: Page, shell: Shell): Promise<void> {
  await open(page, shell, '#/log/schedule');
  await page.getByTestId('schedule-new').click();
  await page.getByTestId('schedule-title').fill('Phòng, chống đuối nước');
  for (const day of [1, 3, 5]) await page.getByTestId(`schedule-day-${day}`).click();
  await page.getByTestId('schedule-time').fill('17h30');
  await page.getByTestId('schedule-first').fill('01/03/2024');
  await page.getByTestId('schedule-last').fill('30/06/2024');
  await expect(page.getByTestId('schedule-count')).toContainText('52 buổi, 780 phút');
  await page.getByTestId('schedule-save').click();
  await expect(page.getByTestId('month')).toHaveText('Tháng 3/2024');
  await expect(page.locator('[data-testid=slot][data-day^="2024-03"]')).toHaveCount(13);
  // The late ones of other months stand above.
  await expect(page.getByRole('group', { name: '39 buổi quá ngày chưa ghi' })).toBeVisible();
  await slot(page, '2024-03-01').click();
}

test('a schedule is made, ticked, moved and excused by keyboard', async ({ page, shell }) => {
  await made(page, shell);
  await expectAccessible(page);
  await expectFits(page);
  const list = page.getByTestId('slots');
  await list.focus();
  await list.press('Space');
  await expect(slot(page, '2024-03-01')).toHaveAttribute('data-state', 'done');
  expect((await spring(shell)).schedules[0]?.done).toBe(1);
  // Taken back by the bar, and ticked again.
  await page.keyboard.press('Control+z');
  await expect(slot(page, '2024-03-01')).toHaveAttribute('data-state', 'planned');
  await list.focus();
  await list.press('ArrowDown');
  await list.press('m');
  // Keys of the list are letters in a field.
  await page.getByTestId('slot-words').fill('');
  await page.getByTestId('slot-words').pressSequentially('06/03/2024');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('slot-dialog')).toContainText('đã');
  await page.getByTestId('slot-words').fill('05/03/2024');
  await page.keyboard.press('Enter');
  await expect(slot(page, '2024-03-05')).toContainText('chuyển từ 04/03/2024');
  await expect(list).toBeFocused();
  await list.press('ArrowDown');
  await list.press('e');
  await page.getByTestId('slot-words').pressSequentially('Mem hỏng máy');
  await page.keyboard.press('Enter');
  await expect(slot(page, '2024-03-06')).toHaveAttribute('data-state', 'excused');
  await page.getByTestId('tick-month').click();
  await expect(page.locator('[data-testid=slot][data-state=done]')).toHaveCount(12);
  const now = await spring(shell);
  expect(now.schedules[0]).toMatchObject({ done: 12, excused: 1, slots: 52 });
});

test('a changed schedule says first what will change', async ({ page, shell }) => {
  await made(page, shell);
  await page.getByTestId('slots').focus();
  await page.keyboard.press('Space');
  await expect(slot(page, '2024-03-01')).toHaveAttribute('data-state', 'done');
  await page.getByTestId('schedule-edit').click();
  await page.getByTestId('schedule-day-5').click();
  await expect(page.getByTestId('schedule-count')).toContainText('Giữ nguyên: 1 đã phát');
  await page.getByTestId('schedule-last').fill('29/02/2023');
  await page.getByTestId('schedule-save').click();
  await expect(page.getByTestId('schedule-dialog').getByRole('alert')).toBeVisible();
  await page.getByTestId('schedule-last').fill('31/03/2024');
  await expectAccessible(page);
  await page.getByTestId('schedule-save').click();
  await expect(page.getByTestId('schedule-dialog')).toBeHidden();
  expect((await spring(shell)).slots).toHaveLength(9);
  await page.getByTestId('schedule-remove').click();
  await expect(page.getByTestId('schedule')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('schedule')).toHaveCount(1);
});

test('books are chosen by period or by days', async ({ page, shell }) => {
  await made(page, shell);
  await page.getByTestId('schedule-books').click();
  await expect(page.getByTestId('book-first')).toHaveValue('01/03/2024');
  await page.getByTestId('book-kind').selectOption('work');
  await expectAccessible(page);
  await page.getByTestId('book-last').fill('30/02/2024');
  await page.getByTestId('book-print').click();
  await expect(page.getByTestId('book-dialog').getByRole('alert')).toBeVisible();
});

test('a task of the plan begins a schedule', async ({ page, shell }) => {
  const { id: plan } = await newPlan(shell);
  const task = await addTask(shell, plan, 'Phát thanh 15 phút vào thứ Hai, thứ Tư hằng tuần', {});
  await open(page, shell, `#/plan/${plan}/tasks`);
  await page.getByTestId('task-row').getByRole('checkbox').check();
  await page.getByTestId('task-schedule').click();
  await expect(page.getByTestId('schedule-dialog')).toBeVisible();
  await expect(page.getByTestId('schedule-plan')).toHaveValue(plan);
  await expect(page.getByTestId('schedule-task')).toHaveValue(task);
  await expect(page.getByTestId('schedule-day-3')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/#\/log\/schedule$/);
  await expect(page.getByTestId('schedule-dialog')).toBeHidden();
});

test('a schedule is logged in the channel that is chosen', async ({ page, shell }) => {
  const { lists } = await shell.invoke<LogStart>('start_log');
  const own = { code: '', name: 'Loa lưu động', family: 'traditional', measures: ['lượt'] };
  await shell.invoke('save_channels', {
    channels: [...lists.channels, { ...own, built_in: false, active: true }],
  });
  await open(page, shell, '#/log/schedule');
  await page.getByTestId('schedule-new').click();
  const channel = page.getByTestId('schedule-channel');
  await expect(channel.locator('option')).toHaveText(['Phát thanh', 'Loa lưu động']);
  await expect(channel).toHaveValue('broadcast');
  await channel.selectOption({ label: 'Loa lưu động' });
  await page.getByTestId('schedule-title').fill('Phòng, chống đuối nước');
  await page.getByTestId('schedule-day-5').click();
  await page.getByTestId('schedule-first').fill('01/03/2024');
  await page.getByTestId('schedule-last').fill('01/03/2024');
  await expectAccessible(page);
  await page.getByTestId('schedule-save').click();
  await slot(page, '2024-03-01').click();
  await page.getByTestId('slots').press('Space');
  await expect(slot(page, '2024-03-01')).toHaveAttribute('data-state', 'done');
  await open(page, shell, '#/log');
  await page.getByTestId('log-show-all').click();
  await expect(page.getByTestId('log-row')).toContainText('Loa lưu động');
});
