// Who may not change something sees it before trying: the same screens for a drafter, who may, and
// for roles that may not. The program's own refusals are tested beside it (tests/profiles.rs).
import type { Page } from '@playwright/test';
import type { Plan, SavedPeople, Task } from '../src/backend/generated';
import { expectAccessible, expectFits, unreachable } from './a11y';
import { expect, open, test, type Shell } from './harness';
import { TEXT } from './plans';

test.use({ begin: 'sample' });

const DRAFTER = 'Nguyễn Ngọc Ánh';
const LEADER = 'Đỗ Thị Hường';
const CLERK = 'Vũ Thị Mai';

async function add(shell: Shell, name: string, role: string): Promise<void> {
  const form = { id: '', name, role, official: null, keeper: false, active: true };
  await shell.invoke<SavedPeople>('save_profile', { form });
}

/** A drafter, who sits here, a leader and a clerk; answers the sample's plan. */
async function three(shell: Shell): Promise<Plan> {
  await add(shell, DRAFTER, 'drafter');
  await add(shell, LEADER, 'leader');
  await add(shell, CLERK, 'clerk');
  const [first] = await shell.invoke<{ id: string }[]>('list_plans');
  return shell.invoke<Plan>('get_plan', { plan: first?.id });
}

const seat = (page: Page) => page.getByTestId('seat');

/** Two keys, one after the other, without a look in between. */
async function sit(page: Page, key: string, name: string): Promise<void> {
  await page.keyboard.press('Control+Shift+U');
  await page.keyboard.press(key);
  await expect(seat(page)).toContainText(name);
  await expect(page.getByTestId('sit')).toHaveCount(0);
}

test('two keys on the plan page change who works there, and write nothing into the text', async ({
  page,
  shell,
}) => {
  const plan = await three(shell);
  const section = plan.sections[0]?.id;
  await open(page, shell, `#/plan/${plan.id}/compose?section=${section}`);
  const editor = page.getByTestId('editor');
  await editor.click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Xong.');
  await sit(page, '2', LEADER);
  await expect(editor).toContainText('Xong.');
  await expect(editor).not.toContainText('Xong.2');
  await expect(editor).toHaveAttribute('contenteditable', 'false');
  // What was written before the change was kept in the name of who wrote it.
  const history = await shell.invoke<{ by: string; kind: string }[]>('get_history', {
    plan: plan.id,
    task: null,
  });
  expect(history.find((it) => it.kind === 'plan_saved')?.by).toBe(DRAFTER);
  await sit(page, '1', DRAFTER);
  await expect(editor).toHaveAttribute('contenteditable', 'true');
  await editor.click();
  await sit(page, '3', CLERK);
  await expect(editor).not.toContainText('3');
});

test('a plan is for reading to a leader: fields, text, buttons and keys', async ({
  page,
  shell,
}) => {
  const plan = await three(shell);
  await open(page, shell, `#/plan/${plan.id}/compose?section=${plan.sections[0]?.id}`);
  await expect(page.getByTestId('section-title')).toBeEditable();
  await expect(page.getByTestId('section-add')).toBeEnabled();
  await sit(page, '2', LEADER);

  await expect(page.getByTestId('view-only')).toHaveText('Chỉ xem');
  const title = page.getByTestId('section-title');
  await expect(title).not.toBeEditable();
  await expect(title).toHaveAttribute('title', /Đỗ Thị Hường không có quyền: soạn/);
  await expect(page.getByTestId('section-kind')).toBeDisabled();
  for (const button of ['section-add', 'section-up', 'section-down', 'section-remove']) {
    await expect(page.getByTestId(button)).toBeDisabled();
  }
  await expect(page.getByTestId('section-add')).toHaveAttribute('title', /không có quyền: soạn/);
  await expect(page.getByRole('toolbar')).toHaveCount(0);
  // Keys that change the order or remove do nothing, and nothing is refused aloud.
  const outline = page.getByTestId('outline-item');
  const before = await outline.allTextContents();
  await outline.nth(1).click();
  await outline.nth(1).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Delete');
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await outline.allTextContents()).toEqual(before);
  // What can only be read is walked to and copied all the same.
  await title.focus();
  await expect(title).toBeFocused();
  await expectAccessible(page);
  await expectFits(page);
  expect(await unreachable(page)).toEqual([]);

  await outline.first().click();
  await expect(page.getByTestId('head-subject')).not.toBeEditable();
  await expect(page.getByTestId('head-urgency')).toBeDisabled();
  await expectAccessible(page);

  await page.getByTestId('tab-tasks').click();
  const cell = page.getByTestId('task-text').first();
  await expect(cell).not.toBeEditable();
  for (const gone of ['task-add', 'task-paste', 'task-table', 'task-remove']) {
    await expect(page.getByTestId(gone)).toHaveCount(0);
  }
  await expect(page.getByTestId('task-propose-targets')).toBeDisabled();
  const official = page.getByTestId('task-official').first();
  await expect(official).toHaveAttribute('aria-disabled', 'true');
  const rows = await page.getByTestId('task-row').count();
  await cell.focus();
  await page.keyboard.press('Control+Delete');
  await expect(page.getByTestId('task-row')).toHaveCount(rows);
  await expectAccessible(page);
  await page.getByTestId('task-details').first().click();
  await expect(page.getByTestId('target-1')).not.toBeEditable();
  await expect(page.getByTestId('targets-save')).toBeDisabled();
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  await page.getByTestId('tab-quarters').click();
  await page.getByTestId('mark-cell').first().click();
  await expect(page.getByTestId('mark-status')).toBeDisabled();
  await expect(page.getByTestId('mark-note')).not.toBeEditable();
  await expect(page.getByTestId('mark-save')).toBeDisabled();
  await expect(page.getByTestId('evidence-pick')).toBeDisabled();
  await expectAccessible(page);

  await page.getByTestId('tab-review').click();
  await expect(page.getByTestId('remark-plan')).toBeEnabled();
  await page.getByTestId('tab-versions').click();
  await expect(page.getByTestId('versions-keep').first()).toBeEnabled();
});

test('what a clerk records is open to her, and what is drafted or set up is not', async ({
  page,
  shell,
}) => {
  const plan = await three(shell);
  await open(page, shell, `#/plan/${plan.id}/quarters`);
  await sit(page, '3', CLERK);
  await expect(page.getByTestId('view-only')).toHaveCount(0);
  await page.getByTestId('mark-cell').first().click();
  await expect(page.getByTestId('mark-status')).toBeEnabled();
  await expect(page.getByTestId('evidence-pick')).toBeEnabled();
  await page.getByTestId('mark-note').fill('Đã có báo cáo');
  await page.getByTestId('mark-save').click();
  await expect(page.getByTestId('mark-panel')).toHaveCount(0);
  await page.getByTestId('tab-tasks').click();
  await expect(page.getByTestId('view-only')).toBeVisible();
  await expect(page.getByTestId('task-text').first()).not.toBeEditable();

  await open(page, shell, '#/log');
  await expect(page.getByTestId('log-new-topic')).toBeEditable();
  await expect(page.getByTestId('log-new-save')).toBeEnabled();
  await sit(page, '2', LEADER);
  await expect(page.getByTestId('view-only')).toBeVisible();
  await expect(page.getByTestId('log-new-topic')).not.toBeEditable();
  await expect(page.getByTestId('log-new-save')).toBeDisabled();
  await expect(page.getByTestId('log-import')).toBeDisabled();
  await expect(page.getByTestId('log-filter-text')).toBeEditable();
  await expectAccessible(page);
  await expectFits(page);

  await open(page, shell, '#/settings/office');
  await expect(page.getByTestId('agency-place')).not.toBeEditable();
  await expect(page.getByTestId('agency-kind')).toBeDisabled();
  await expect(page.getByTestId('settings-theme')).toBeEnabled();
  await expect(page.getByTestId('backup-now')).toBeEnabled();
  await expect(page.getByTestId('backup-file')).toBeDisabled();
  await expectAccessible(page);
  await page.getByTestId('settings-tab-review').click();
  await expect(page.getByTestId('steps-unit')).toBeDisabled();
  await page.getByTestId('settings-tab-form').click();
  await expect(page.getByTestId('form-reset')).toBeDisabled();

  await open(page, shell, '#/desk');
  await expect(page.getByTestId('door-new')).toBeDisabled();
  await expectAccessible(page);
  await open(page, shell, '#/people');
  await expect(page.getByTestId('official-add')).toBeDisabled();
  await expect(page.getByTestId('official-name').first()).not.toBeEditable();
  await expectAccessible(page);
  await sit(page, '1', DRAFTER);
  await expect(page.getByTestId('official-name').first()).toBeEditable();
  await expect(page.getByTestId('official-add')).toBeEnabled();
});

test('a new plan is made by who drafts: rolled over, read in, asked of from above', async ({
  page,
  shell,
}) => {
  const plan = await three(shell);
  const refused = async (...buttons: string[]): Promise<void> => {
    for (const button of buttons) {
      await expect(page.getByTestId(button).first()).toBeDisabled();
      await expect(page.getByTestId(button).first()).toHaveAttribute('title', /quyền: soạn/);
    }
  };
  await open(page, shell, `#/rollover/${plan.id}/${plan.year + 1}`);
  await expect(page.getByTestId('proposal-take').first()).toBeEnabled();
  await sit(page, '2', LEADER);
  await expect(page.getByTestId('view-only')).toBeVisible();
  await refused('proposal-take', 'proposal-skip', 'proposal-edit');
  await refused('rollover-safe', 'rollover-rest', 'rollover-undo');
  // Its keys walk, and decide nothing.
  const progress = await page.getByTestId('rollover-progress').textContent();
  await page.locator('[data-testid=proposal][data-state=open]').first().focus();
  for (const key of ['Enter', 'Delete', 'e', 'F2', 'Control+z']) await page.keyboard.press(key);
  await expect(page.getByTestId('proposal-words')).toHaveCount(0);
  await expect(page.getByTestId('rollover-progress')).toHaveText(progress ?? '');
  await page.keyboard.press('End');
  await expect(page.getByTestId('proposal').last()).toBeFocused();
  await expectAccessible(page);
  await expectFits(page);
  await page.getByTestId('rollover-compare').click();
  await expect(page.getByTestId('compare-count')).toBeVisible();
  await refused('rollover-create');
  await expectAccessible(page);
  await page.getByTestId('rollover-back').click();
  await sit(page, '1', DRAFTER);
  await expect(page.getByTestId('view-only')).toHaveCount(0);
  await page.getByTestId('proposal-take').first().click();
  await expect(page.getByTestId('rollover-progress')).not.toHaveText(progress ?? '');

  // What was read in before somebody else sat down is not kept by them.
  await open(page, shell, '#/import');
  await page.getByTestId('import-paste').fill(TEXT);
  await page.getByTestId('import-read').click();
  await expect(page.getByTestId('import-accept')).toBeEnabled();
  const accept = page.getByTestId('search-result').filter({ hasText: 'Nhận kế hoạch này' });
  await page.getByTestId('search').fill('Nhận kế hoạch này');
  await expect(accept).toBeVisible();
  await sit(page, '2', LEADER);
  await refused('import-accept');
  await page.getByTestId('search').fill('Nhận kế hoạch');
  await expect(accept).toHaveCount(0);
  await page.getByTestId('search').press('Escape');
  await expectAccessible(page);

  await open(page, shell, `#/plan/${plan.id}/checklist`);
  await refused('checklist-pick', 'checklist-paste-ask');
  await sit(page, '1', DRAFTER);
  await page.getByTestId('checklist-paste-ask').click();
  await page.getByTestId('checklist-paste').fill(TEXT);
  await page.getByTestId('checklist-read').click();
  await expect(page.getByTestId('superior-code')).toBeEditable();
  await sit(page, '2', LEADER);
  await refused('checklist-accept');
  await expect(page.getByTestId('superior-code')).not.toBeEditable();

  // A checklist is printed by everybody; what changes it is not listed.
  await sit(page, '1', DRAFTER);
  await page.getByTestId('checklist-accept').click();
  await expect(page.getByTestId('requirements')).toBeFocused();
  await sit(page, '2', LEADER);
  await page.getByTestId('checklist-papers').click();
  await expect(page.getByTestId('checklist-print')).toBeVisible();
  await expect(page.getByTestId('checklist-delete')).toHaveCount(0);
});

test('who changed what and when stands at the task and at the plan, in words', async ({
  page,
  shell,
}) => {
  const plan = await three(shell);
  const [task] = await shell.invoke<Task[]>('list_tasks', { plan: plan.id });
  const fields = { ...task?.fields, lead: 'Công an xã', remarks: 'mỗi tháng' };
  await shell.invoke('save_task', { task: task?.id, fields });
  await shell.invoke('save_head', { plan: plan.id, head: plan.head });
  await open(page, shell, `#/plan/${plan.id}/tasks`);
  await page.getByTestId('task-details').first().click();
  const told = page.getByTestId('task-details-dialog').getByTestId('history');
  await expect(told).toContainText('Sửa chủ trì, ghi chú');
  await expect(told).toContainText(DRAFTER);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByTestId('tab-review').click();
  await page.getByTestId('review-history').click();
  const all = page.getByTestId('history').getByRole('listitem');
  await expect(all.first()).toContainText('Sửa phần đầu');
  await expect(all.first()).toContainText(DRAFTER);
  await expect(all.nth(1)).toContainText('Sửa chủ trì, ghi chú');
  await expectAccessible(page);
});
