import type { Page } from '@playwright/test';
import type { Course, Plan, PlanSummary, PlanVersions, SavedPlan } from '../src/backend/generated';
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

const step = async (shell: Shell, plan: string, deed: Record<string, unknown>) => {
  const { content } = await shell.invoke<Course>('get_course', { plan });
  const by = deed['step'] === 'submit' ? 'Nguyễn Ngọc Ánh' : 'Phạm Văn Quý';
  const form = { deed, seen: content, by };
  await shell.invoke('take_step', { plan, form });
};

test('last year’s plan is the other side, also with no version kept', async ({ page, shell }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  const plan = await first(shell);
  const last = plan.year - 1;
  const begin = async (year: number, subject: string) => {
    const form = { year, subject, template: null };
    return (await shell.invoke<SavedPlan>('create_plan', { form })).plan.id;
  };
  await begin(plan.year, 'Tuyên truyền bầu cử');
  await begin(last, 'Phòng, chống cháy rừng');
  const like = await begin(last, plan.title.replace(String(plan.year), String(last)));
  await open(page, shell, `#/plan/${plan.id}/versions`);
  await expect(page.getByText('Chưa giữ phiên bản nào')).toBeVisible();
  await expect(page.getByTestId('versions-old')).toHaveValue(`plan:${like}`);
  await expect(page.getByTestId('versions-new')).toHaveValue('now');
  await expect(page.getByTestId('compare-count')).not.toHaveText('Không có gì thay đổi.');
  await expectAccessible(page);
  await expectFits(page);
  expect(await unreachable(page)).toEqual([]);

  // With versions, the newest two come first; any other plan stands in the list by its group.
  await shell.invoke('keep_version', { plan: plan.id, note: '' });
  await page.reload();
  const old = page.getByTestId('versions-old');
  await expect(page.getByTestId('compare-count')).toHaveText('Không có gì thay đổi.');
  const groups = old.locator('optgroup');
  await expect(groups).toHaveCount(3);
  await expect(groups.nth(1)).toHaveAttribute('label', 'Kế hoạch năm trước');
  await expect(groups.nth(1).locator('option')).toHaveCount(2);
  await expect(groups.nth(1).locator('option').first()).toHaveAttribute('value', `plan:${like}`);
  await expect(groups.nth(2)).toHaveAttribute('label', 'Kế hoạch khác');
  await old.focus();
  await old.selectOption(`plan:${like}`);
  await expect(page.getByTestId('compare-count')).not.toHaveText('Không có gì thay đổi.');
  await expectAccessible(page);
  await expectFits(page);
  await page.getByTestId('comparison-print').click();
  await expect(page.getByText('.pdf').first()).toBeVisible({ timeout: 40_000 });
});

test('in review, restoring takes the plan back and says so before', async ({ page, shell }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  const plan = await first(shell);
  await shell.invoke('keep_version', { plan: plan.id, note: 'bản đầu' });
  await change(shell, plan);
  await step(shell, plan.id, { step: 'submit' });
  await open(page, shell, `#/plan/${plan.id}/versions`);
  await expect(page.getByTestId('version-now')).toContainText('Trưởng phòng');
  const dialog = page.getByRole('dialog');
  await version(page, 2).getByTestId('version-restore').click();
  await expect(dialog).not.toContainText('rút lại');
  await page.getByTestId('confirm-no').click();
  await version(page, 1).getByTestId('version-restore').click();
  await expect(dialog).toContainText('được rút lại về Đang soạn thảo');
  await expectAccessible(page);
  const before = await seqOf(page);
  await page.getByTestId('confirm-yes').click();
  await savedAfter(page, before);
  await expect(page.getByTestId('version-now')).toContainText('Đang soạn thảo');
  await expect(page.getByText('được rút lại về Đang soạn thảo').first()).toBeVisible();
  const course = await shell.invoke<Course>('get_course', { plan: plan.id });
  expect(course.passages.map((it) => it.step)).toEqual(['submit', 'take_back']);
  expect(course.passages[1]?.reason).toBe('Khôi phục phiên bản 1');
  const undoing = await seqOf(page);
  await page.keyboard.press('Control+z');
  await savedAfter(page, undoing);
  const again = await shell.invoke<Plan>('get_plan', { plan: plan.id });
  expect(again.head.subject).toBe('Tuyên truyền chuyển đổi số');
  await expect(page.getByTestId('version-now')).toContainText('Đang soạn thảo');
});

test('a new draft begins from a version of a numbered document', async ({ page, shell }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  const plan = await first(shell);
  await shell.invoke('keep_version', { plan: plan.id, note: 'bản đầu' });
  await change(shell, plan);
  for (const name of ['submit', 'pass_content', 'pass_form', 'approve']) {
    await step(shell, plan.id, { step: name });
  }
  const { at } = (await shell.invoke<Course>('get_course', { plan: plan.id })).passages[0] ?? {};
  const on = at?.slice(0, 10);
  await step(shell, plan.id, { step: 'sign', by: 'Phạm Văn Quý', on, reason: '' });
  await step(shell, plan.id, { step: 'number', number: '', on });
  await open(page, shell, `#/plan/${plan.id}/versions`);
  await expect(page.getByTestId('versions-frozen')).toContainText('bản nháp mới');
  await expect(page.getByTestId('version-restore')).toHaveCount(0);
  await expectAccessible(page);
  await expectFits(page);
  await version(page, 1).getByTestId('version-begin').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('phiên bản 1');
  const before = await seqOf(page);
  await page.getByTestId('confirm-yes').click();
  await savedAfter(page, before);
  await expect(page).toHaveURL(/compose/);
  expect(page.url()).not.toContain(plan.id);
  const plans = await shell.invoke<PlanSummary[]>('list_plans');
  const begun = plans.find((it) => it.id !== plan.id);
  expect(page.url()).toContain(begun?.id);
  const draft = await shell.invoke<Plan>('get_plan', { plan: begun?.id });
  expect(draft.head).toMatchObject({ subject: plan.head.subject, number: '' });
  expect(draft.sections.map((it) => it.title)).toEqual(plan.sections.map((it) => it.title));
});
