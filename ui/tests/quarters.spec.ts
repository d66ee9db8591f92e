import type { Page } from '@playwright/test';
import type { Progress } from '../src/backend/generated';
import { expectAccessible, expectFits } from './a11y';
import { expect, open, test, type Shell } from './harness';
import { addTask, newPlan } from './plans';
import { SENTENCE, typeTelex } from './telex';

const progress = (shell: Shell, plan: string) => shell.invoke<Progress>('get_progress', { plan });

async function matrix(page: Page, shell: Shell) {
  const plan = await newPlan(shell);
  const lead = 'Phòng Văn hóa - Xã hội';
  const all = await addTask(shell, plan.id, 'Phát thanh', { lead, timeframe: 'Thường xuyên' });
  const one = await addTask(shell, plan.id, 'Hội nghị', {
    lead: 'Công an xã',
    timeframe: 'Quý II',
  });
  await open(page, shell, `#/plan/${plan.id}/quarters`);
  const cell = (task: string, quarter: number) =>
    page.locator(`[data-testid="mark-cell"][data-task="${task}"][data-quarter="2026-Q${quarter}"]`);
  await expect(cell(all, 1)).toBeVisible();
  return { plan: plan.id, all, one, cell };
}

test('Q1 is marked and counts', async ({ page, shell }) => {
  const { plan, all, cell } = await matrix(page, shell);
  await expect(page.getByTestId('share-total')).toContainText('0/5 (0 %)');
  await cell(all, 1).click();
  await expect(page.getByTestId('mark-status')).toBeFocused();
  await page.getByTestId('mark-status').selectOption('done');
  await page.getByTestId('mark-quantity').fill('12');
  await page.getByTestId('mark-measure').fill('lượt');
  await page.getByTestId('mark-note').fill('Đủ số buổi');
  await page.getByTestId('mark-save').click();
  await expect(cell(all, 1)).toHaveAttribute('data-status', 'done');
  await expect(cell(all, 1)).toContainText('12 lượt');
  await expect(cell(all, 1)).toBeFocused();
  await expect(page.getByTestId('share-total')).toContainText('1/5 (20 %)');
  await expect(page.getByTestId('share-unit').first()).toContainText('1/4 (25 %)');
  await shell.restart();
  expect((await progress(shell, plan)).marks).toMatchObject([{ quantity: 12, note: 'Đủ số buổi' }]);
});

test('the keyboard alone marks, clears and brings back', async ({ page, shell }) => {
  const { plan, all, cell } = await matrix(page, shell);
  await cell(all, 1).focus();
  await page.keyboard.press('Alt+Digit3');
  await expect(cell(all, 1)).toHaveAttribute('data-status', 'done');
  await page.keyboard.press('ArrowRight');
  await expect(cell(all, 2)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('mark-status')).toBeFocused();
  await page.keyboard.press('Escape');
  // The focus goes back to the cell the panel was opened from.
  await expect(page.locator('[data-testid="mark-cell"]:focus')).toHaveCount(1);
  await cell(all, 1).press('Enter');
  await page.getByTestId('mark-clear').press('Enter');
  await expect(cell(all, 1)).toHaveAttribute('data-status', '');
  await page.getByTestId('undo').click();
  await expect(cell(all, 1)).toHaveAttribute('data-status', 'done');
  expect((await progress(shell, plan)).marks).toHaveLength(1);
});

test('what was not done needs its reason, and nothing typed is lost', async ({ page, shell }) => {
  const { plan, all, one, cell } = await matrix(page, shell);
  await cell(all, 1).click();
  await page.getByTestId('mark-status').selectOption('dropped');
  await page.getByTestId('mark-quantity').fill('0');
  await page.getByTestId('mark-save').click();
  await expect(page.getByTestId('mark-note')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByTestId('mark-quantity')).toHaveValue('0');
  await page.getByTestId('mark-note').fill('Mưa bão');
  await cell(one, 2).click();
  await expect(cell(all, 1)).toHaveAttribute('data-status', 'dropped');
  await expect(page.getByTestId('mark-note')).toHaveValue('');
  expect((await progress(shell, plan)).marks).toMatchObject([{ note: 'Mưa bão' }]);
});

test('a quarter that is not due can be marked', async ({ page, shell }) => {
  const { one, cell } = await matrix(page, shell);
  await expect(cell(one, 4)).toContainText('Không giao');
  await cell(one, 4).press('Alt+Digit2');
  await expect(cell(one, 4)).toHaveAttribute('data-status', 'in_progress');
});

test('Telex in the note and the measure', async ({ page, shell }) => {
  const { all, cell } = await matrix(page, shell);
  await cell(all, 1).click();
  for (const field of ['mark-note', 'mark-measure']) {
    await page.getByTestId(field).focus();
    await typeTelex(page, SENTENCE);
    await expect(page.getByTestId(field)).toHaveValue(SENTENCE);
  }
});

test('two thousand tasks are drawn as few', async ({ page, shell }) => {
  test.slow();
  const plan = await newPlan(shell);
  const rows = Array.from({ length: 2000 }, (_, n) => `${n + 1}\tViệc số ${n + 1}\tsản phẩm`);
  await shell.invoke('paste_tasks', { plan: plan.id, text: rows.join('\n') });
  await open(page, shell, `#/plan/${plan.id}/quarters`);
  await expect(page.getByTestId('mark-row').first()).toBeVisible();
  expect(await page.getByTestId('mark-row').count()).toBeLessThan(60);
  await page.getByTestId('mark-cell').first().focus();
  await page.keyboard.press('Control+End');
  await expect(page.getByTestId('mark-row').last()).toContainText('Việc số 2000');
  await page.keyboard.press('Alt+Digit4');
  await expect(page.getByTestId('mark-cell').last()).toHaveAttribute('data-status', 'maintained');
});

for (const theme of ['light', 'dark', 'contrast'] as const)
  for (const text_size of [100, 175])
    test.describe(`${theme}, ${text_size} %`, () => {
      test.use({ settings: { theme, text_size } });

      test('quarters are for everybody', async ({ page, shell }) => {
        const { all, cell } = await matrix(page, shell);
        await expectAccessible(page);
        await expectFits(page);
        await cell(all, 1).click();
        await expect(page.getByTestId('mark-save')).toBeVisible();
        await expectAccessible(page);
        await expectFits(page);
      });
    });
