import type { Page } from '@playwright/test';
import type { Directory, SavedDirectory, Task } from '../src/backend/generated';
import { expectAccessible, expectFits } from './a11y';
import { expect, open, test, type Shell } from './harness';
import { addTask, importedPlan, newPlan } from './plans';
import { SENTENCE, typeTelex } from './telex';

const list = (shell: Shell, plan: string) => shell.invoke<Task[]>('list_tasks', { plan });
const cell = (page: Page, column: string, row = 0) =>
  page.getByTestId('task-row').nth(row).getByTestId(`task-${column}`);

async function withTasks(page: Page, shell: Shell, count: number): Promise<string> {
  const plan = await newPlan(shell);
  for (let n = 1; n <= count; n += 1) await addTask(shell, plan.id, `Việc ${n}`);
  await open(page, shell, `#/plan/${plan.id}/tasks`);
  return plan.id;
}

test('proposals are accepted, one dropped and brought back', async ({ page, shell }) => {
  const plan = await importedPlan(shell);
  const proposed = (await list(shell, plan.id)).filter((it) => it.standing === 'proposed');
  expect(proposed.length).toBeGreaterThan(1);
  await open(page, shell, `#/plan/${plan.id}/tasks`);
  await page.getByTestId('task-drop').first().click();
  await expect(page.getByTestId('task-drop')).toHaveCount(proposed.length - 1);
  await page.getByTestId('undo').click();
  await expect(page.getByTestId('task-drop')).toHaveCount(proposed.length);
  await page.getByTestId('task-accept-all').click();
  await expect(page.getByTestId('task-accept')).toHaveCount(0);
  const after = await list(shell, plan.id);
  expect(after.filter((it) => it.standing === 'proposed')).toEqual([]);
});

test('a row is filled with the keyboard alone', async ({ page, shell }) => {
  const plan = await withTasks(page, shell, 2);
  await cell(page, 'text').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('12 bài');
  await page.keyboard.press('Tab');
  await page.keyboard.type('van phong');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Công an xã; Trạm y tế');
  await page.keyboard.press('Enter');
  await expect(cell(page, 'coordinating', 1)).toBeFocused();
  // Cells are saved one after another behind the typing; the last is kept last.
  await expect
    .poll(async () => (await list(shell, plan))[0]?.fields.coordinating)
    .toEqual(['Công an xã', 'Trạm y tế']);
  const { fields } = (await list(shell, plan))[0] ?? {};
  expect(fields?.deliverable).toBe('12 bài');
  expect(fields?.lead).toMatch(/^Văn phòng/);
});

test('Escape gives up, F2 edits, Enter keeps', async ({ page, shell }) => {
  const plan = await withTasks(page, shell, 1);
  await cell(page, 'text').focus();
  await page.keyboard.type('bỏ');
  await page.keyboard.press('Escape');
  await expect(cell(page, 'text')).toHaveValue('Việc 1');
  await page.keyboard.press('F2');
  await page.keyboard.type(' thêm');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await list(shell, plan))[0]?.fields.text).toBe('Việc 1 thêm');
});

test('an empty task is refused and keeps what was typed', async ({ page, shell }) => {
  const plan = await withTasks(page, shell, 1);
  await cell(page, 'text').focus();
  await page.keyboard.press('Delete');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('failure')).toBeVisible();
  await expect(cell(page, 'text')).toHaveAttribute('aria-invalid', 'true');
  expect((await list(shell, plan))[0]?.fields.text).toBe('Việc 1');
  await cell(page, 'text').focus();
  await page.keyboard.type('Việc mới');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('failure')).toHaveCount(0);
});

test('somebody is named and answers for a task', async ({ page, shell }) => {
  const plan = await withTasks(page, shell, 1);
  await cell(page, 'official').selectOption({ label: 'Thêm người…' });
  await page.getByTestId('new-official-name').fill('Vũ Thị Lành');
  await page.getByTestId('new-official-save').click();
  await expect.poll(async () => (await list(shell, plan))[0]?.official_name).toBe('Vũ Thị Lành');
  const { officials } = await shell.invoke<Directory>('get_directory');
  expect(officials.map((it) => it.name)).toContain('Vũ Thị Lành');
});

test('rows come from Excel, rows move and go', async ({ page, shell }) => {
  const plan = await withTasks(page, shell, 1);
  await page.getByTestId('task-paste').click();
  await page
    .getByTestId('task-paste-text')
    .fill('2\tPhát thanh\t48 lượt\n3\tTreo băng rôn\t10 cái');
  await page.getByTestId('task-paste-do').click();
  const texts = async () => (await list(shell, plan)).map((it) => it.fields.text);
  await expect.poll(texts).toEqual(['Việc 1', 'Phát thanh', 'Treo băng rôn']);
  await expect(page.getByTestId('task-row')).toHaveCount(3);
  await cell(page, 'text', 2).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(texts).toEqual(['Việc 1', 'Treo băng rôn', 'Phát thanh']);
  await page.getByTestId('task-row').nth(0).getByRole('checkbox').check();
  await page.getByTestId('task-row').nth(1).getByRole('checkbox').check();
  await page.getByTestId('task-remove').click();
  await expect.poll(texts).toEqual(['Phát thanh']);
  await page.getByTestId('undo').click();
  await expect.poll(texts).toEqual(['Việc 1', 'Treo băng rôn', 'Phát thanh']);
});

test('words without marks find tasks', async ({ page, shell }) => {
  await withTasks(page, shell, 3);
  await cell(page, 'text', 1).fill('Đường làng ngõ xóm');
  await cell(page, 'text', 1).press('Enter');
  await page.getByTestId('task-find').fill('duong lang');
  await expect(page.getByTestId('task-row')).toHaveCount(1);
  await page.getByTestId('task-filter-clear').click();
  await expect(page.getByTestId('task-row')).toHaveCount(3);
});

for (const column of [
  'text',
  'deliverable',
  'lead',
  'coordinating',
  'timeframe',
  'budget',
  'remarks',
])
  test(`Telex in the column ${column}`, async ({ page, shell }) => {
    const words = column === 'coordinating' ? SENTENCE.replace(';', ',') : SENTENCE;
    await withTasks(page, shell, 1);
    await cell(page, column).focus();
    await typeTelex(page, words);
    await expect(cell(page, column)).toHaveValue(words);
    await page.keyboard.press('Escape');
    await cell(page, column).focus();
    await page.keyboard.press('F2');
    await typeTelex(page, ' đúng');
    await expect(cell(page, column)).toHaveValue(/ đúng$/);
  });

test('two thousand tasks are drawn as few, and the last is reached', async ({ page, shell }) => {
  test.slow();
  const plan = await newPlan(shell);
  const rows = Array.from({ length: 2000 }, (_, n) => `${n + 1}\tViệc số ${n + 1}\tsản phẩm`);
  await shell.invoke('paste_tasks', { plan: plan.id, text: rows.join('\n') });
  await open(page, shell, `#/plan/${plan.id}/tasks`);
  await expect(page.getByTestId('task-row').first()).toBeVisible();
  expect(await page.getByTestId('task-row').count()).toBeLessThan(60);
  await cell(page, 'text').focus();
  await page.keyboard.press('Control+End');
  const last = page.getByTestId('task-row').last();
  await expect(last.getByTestId('task-text')).toHaveValue('Việc số 2000');
  await expect(last.getByTestId('task-remarks')).toBeFocused();
  await page.keyboard.type('cuối');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await list(shell, plan.id)).at(-1)?.fields.remarks).toBe('cuối');
});

for (const theme of ['light', 'dark', 'contrast'] as const)
  for (const text_size of [100, 175])
    test.describe(`${theme}, ${text_size} %`, () => {
      test.use({ settings: { theme, text_size } });

      test('tasks are for everybody', async ({ page, shell }) => {
        const plan = await importedPlan(shell);
        await addTask(shell, plan.id, 'Phát thanh', { lead: 'Phòng Văn hóa - Xã hội' });
        await open(page, shell, `#/plan/${plan.id}/tasks`);
        await expect(page.getByTestId('task-row').first()).toBeVisible();
        await expectAccessible(page);
        await expectFits(page);
      });
    });

test('a person of the directory answers for a task', async ({ page, shell }) => {
  const official = { id: '', name: 'Hoàng Văn Thái', position: '', unit: null, active: true };
  await shell.invoke<SavedDirectory>('save_official', { official });
  const plan = await withTasks(page, shell, 1);
  await cell(page, 'official').selectOption({ label: 'Hoàng Văn Thái' });
  await expect.poll(async () => (await list(shell, plan))[0]?.official_name).toBe('Hoàng Văn Thái');
});
