import type { Page } from '@playwright/test';
import type { Plan, PlanSummary, PlanVersions } from '../src/backend/generated';
import { expectAccessible, expectFits, unreachable } from './a11y';
import { expect, open, savedAfter, seqOf, test, type Shell } from './harness';

test.use({ begin: 'sample' });

const first = async (shell: Shell): Promise<Plan> => {
  const [plan] = await shell.invoke<PlanSummary[]>('list_plans');
  return shell.invoke<Plan>('get_plan', { plan: plan?.id });
};
const listed = (shell: Shell, plan: string) =>
  shell.invoke<PlanVersions>('list_versions', { plan });
const version = (page: Page, number: number) =>
  page.locator(`[data-testid=version][data-number="${number}"]`);

/** Moves the first section behind the second, and writes another subject. */
async function change(shell: Shell, plan: Plan): Promise<void> {
  await shell.invoke('save_head', {
    plan: plan.id,
    head: { ...plan.head, subject: 'Tuyên truyền chuyển đổi số' },
  });
  await shell.invoke('move_section', {
    plan: plan.id,
    section: plan.sections[0]?.id,
    parent: null,
    index: 1,
  });
}

test('a version is kept, compared in words, brought back and undone', async ({ page, shell }) => {
  const plan = await first(shell);
  await open(page, shell, `#/plan/${plan.id}/versions`);
  await expect(page.getByText('Chưa giữ phiên bản nào')).toBeVisible();
  await expectAccessible(page);
  await page.getByTestId('versions-keep').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('versions-note')).toBeFocused();
  await page.keyboard.type('bản đầu');
  const before = await seqOf(page);
  await page.keyboard.press('Enter');
  await savedAfter(page, before);
  await expect(version(page, 1)).toContainText('bản đầu');
  await expect(page.getByTestId('compare-count')).toHaveText('Không có gì thay đổi.');

  await change(shell, plan);
  await page.reload();
  await expect(page.getByTestId('version-now')).toContainText('chuyển chỗ');
  await expect(page.getByTestId('compare-count')).toContainText('1 chuyển chỗ');
  await expect(page.getByTestId('compare-moved')).toHaveCount(1);
  await expect(page.getByTestId('comparison').locator('ins').first()).toContainText(
    'chuyển đổi số',
  );

  // From change to change by the keyboard, round at the end.
  await page.keyboard.press('F7');
  await expect(page.getByTestId('compare-at')).toHaveText('Chỗ 1/2');
  await expect(page.locator(':focus')).toContainText('chuyển đổi số');
  await page.keyboard.press('n');
  await expect(page.getByTestId('compare-at')).toHaveText('Chỗ 2/2');
  await page.keyboard.press('F7');
  await expect(page.getByTestId('compare-at')).toHaveText('Chỗ 1/2');
  await page.keyboard.press('Shift+F7');
  await expect(page.getByTestId('compare-at')).toHaveText('Chỗ 2/2');
  await page.getByTestId('compare-only').check();
  await expect(page.getByTestId('compare-moved')).toHaveCount(1);
  await expectAccessible(page);
  expect(await unreachable(page)).toEqual([]);

  const seq = await seqOf(page);
  await version(page, 1).getByTestId('version-restore').click();
  await page.getByTestId('confirm-yes').click();
  await savedAfter(page, seq);
  await expect(version(page, 2)).toContainText('Trước khi thay bản khác');
  const back = await shell.invoke<Plan>('get_plan', { plan: plan.id });
  expect(back.head.subject).toBe(plan.head.subject);
  expect(back.sections.map((it) => it.id)).toEqual(plan.sections.map((it) => it.id));
  const undoing = await seqOf(page);
  await page.keyboard.press('Control+z');
  await savedAfter(page, undoing);
  const again = await shell.invoke<Plan>('get_plan', { plan: plan.id });
  expect(again.head.subject).toBe('Tuyên truyền chuyển đổi số');
  expect((await listed(shell, plan.id)).versions).toHaveLength(3);
});

test('any two are chosen, printed and fit the window', async ({ page, shell }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  const plan = await first(shell);
  await shell.invoke('keep_version', { plan: plan.id, note: 'trước' });
  await change(shell, plan);
  await shell.invoke('keep_version', { plan: plan.id, note: 'sau' });
  await open(page, shell, `#/plan/${plan.id}/versions`);
  await expect(page.getByTestId('version-now')).toContainText('Giống phiên bản gần nhất');
  await version(page, 2).getByTestId('version-compare').click();
  const [newest, oldest] = (await listed(shell, plan.id)).versions;
  await expect(page.getByTestId('versions-old')).toHaveValue(oldest?.id ?? '');
  await expect(page.getByTestId('versions-new')).toHaveValue(newest?.id ?? '');
  await expect(page.getByTestId('compare-moved')).toHaveCount(1);
  await expectFits(page);
  await page.getByTestId('versions-old').selectOption(newest?.id ?? '');
  await expect(page.getByTestId('versions-same')).toBeVisible();
  await page.getByTestId('versions-new').selectOption(oldest?.id ?? '');
  await expect(page.getByTestId('compare-moved')).toHaveCount(1);
  await page.getByTestId('comparison-landscape').check();
  await page.getByTestId('comparison-print').click();
  // No viewer here: the paper was made, and its place is told.
  await expect(page.getByText('.pdf').first()).toBeVisible();
});

test('what one version changed is taken again, and a clash asks', async ({ page, shell }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  const plan = await first(shell);
  const subject = (words: string) =>
    shell.invoke('save_head', { plan: plan.id, head: { ...plan.head, subject: words } });
  await shell.invoke('keep_version', { plan: plan.id, note: '' });
  await change(shell, plan);
  await shell.invoke('keep_version', { plan: plan.id, note: '' });
  const [, oldest] = (await listed(shell, plan.id)).versions;
  await shell.invoke('restore_version', { version: oldest?.id, trash: null });
  await subject('Tuyên truyền an toàn giao thông');
  await open(page, shell, `#/plan/${plan.id}/versions`);
  await version(page, 2).getByTestId('version-merge').click();
  const dialog = page.getByTestId('versions-merge-dialog');
  await expect(dialog.getByTestId('merge-conflict')).toHaveCount(1);
  await expect(dialog.getByTestId('merge-taken')).toHaveCount(1);
  await expect(dialog.getByTestId('merge-accept')).toBeDisabled();
  await expectAccessible(page);
  await dialog.getByTestId('merge-theirs').check();
  await expect(dialog.getByTestId('merge-open')).toHaveAttribute('data-open', '0');
  await dialog.getByTestId('merge-own').check();
  await dialog.getByTestId('merge-words').fill('Tuyên truyền chuyển đổi số, an toàn giao thông');
  await dialog.getByTestId('merge-use-own').click();
  await expect(dialog.locator('ins').filter({ hasText: 'chuyển đổi số, ' }).first()).toBeVisible();
  const before = await seqOf(page);
  await dialog.getByTestId('merge-accept').click();
  await savedAfter(page, before);
  const merged = await shell.invoke<Plan>('get_plan', { plan: plan.id });
  expect(merged.head.subject).toBe('Tuyên truyền chuyển đổi số, an toàn giao thông');
  expect(merged.sections[1]?.id).toBe(plan.sections[0]?.id);
  const undoing = await seqOf(page);
  await page.keyboard.press('Control+z');
  await savedAfter(page, undoing);
  const back = await shell.invoke<Plan>('get_plan', { plan: plan.id });
  expect(back.head.subject).toBe('Tuyên truyền an toàn giao thông');
});
