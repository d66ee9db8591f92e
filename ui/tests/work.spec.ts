import type { Page } from '@playwright/test';
import type { Plan, SavedPlan, Task, TaskFields, TaskLink } from '../src/backend/generated';
import { expectAccessible } from './a11y';
import { expect, open, test, type Shell } from './harness';
import { addTask, newPlan } from './plans';

const SENTENCE =
  'Công an xã chủ trì, phối hợp với Đoàn Thanh niên tổ chức 02 hội nghị trong quý II/2026, kinh phí 5.000.000 đồng từ ngân sách xã.';

const list = (shell: Shell, plan: string) => shell.invoke<Task[]>('list_tasks', { plan });

/** Writes a section's text as one block. */
async function write(shell: Shell, plan: Plan, words: string, block = ''): Promise<Plan> {
  const section = plan.sections[0];
  const edit = {
    kind: 'implementation',
    label: null,
    title: 'TỔ CHỨC THỰC HIỆN',
    run_in: false,
    blocks: [
      {
        id: block,
        kind: 'paragraph',
        label: '',
        auto_label: true,
        text: '',
        runs: [{ text: words }],
        table: null,
      },
    ],
  };
  const args = { plan: plan.id, section: section?.id, edit };
  return (await shell.invoke<SavedPlan>('save_section', args)).plan;
}

async function official(shell: Shell, name: string): Promise<void> {
  const person = { id: '', name, position: 'Công chức', unit: null, active: true };
  await shell.invoke('save_official', { official: person });
}

async function made(page: Page, shell: Shell): Promise<Plan> {
  const plan = await write(shell, (await newPlan(shell)) as unknown as Plan, SENTENCE);
  await open(page, shell, `#/plan/${plan.id}/compose?section=${plan.sections[0]?.id}`);
  await page.getByTestId('editor').click();
  await page.keyboard.press('F4');
  await expect(page.getByTestId('make-lead')).toHaveValue('Công an xã');
  return plan;
}

test('a sentence becomes a task by the keyboard, and what changed is answered', async ({
  page,
  shell,
}) => {
  const plan = await made(page, shell);
  await expect(page.getByTestId('make-coordinating')).toHaveValue('Đoàn Thanh niên');
  await expect(page.getByTestId('make-deliverable')).toHaveValue('02 hội nghị');
  await expect(page.getByTestId('make-timeframe')).toHaveValue('quý II/2026');
  await expect(page.getByTestId('make-budget')).toHaveValue('5.000.000 đồng từ ngân sách xã');
  await expectAccessible(page);
  await page.getByTestId('make-lead').press('Enter');
  await expect(page.getByTestId('make-task-dialog')).toBeHidden();
  await expect(page.getByTestId('section-tasks-count')).toContainText('1');
  await expect.poll(async () => (await list(shell, plan.id)).length).toBe(1);

  const links = await shell.invoke<TaskLink[]>('list_task_links', { plan: plan.id });
  await write(shell, plan, SENTENCE.replace('quý II', 'quý III'), links[0]?.block ?? '');
  await open(page, shell, `#/plan/${plan.id}/tasks`);
  await expect(page.getByTestId('task-drifted')).toBeVisible();
  await expect(page.getByTestId('task-sums')).toContainText('5.000.000 đồng');
  await page.getByTestId('task-text').first().focus();
  await page.keyboard.press('Alt+Enter');
  await expect(page.getByTestId('task-drift')).toContainText('quý III/2026');
  await expectAccessible(page);
  await page.getByTestId('drift-take').click();
  await expect(page.getByTestId('task-drifted')).toBeHidden();
  // Taken back, it drifts again and says what it said.
  await page.getByTestId('undo').click();
  await expect(page.getByTestId('task-drifted')).toBeVisible();
  expect((await list(shell, plan.id))[0]?.fields.timeframe).toBe('quý II/2026');
  await page.getByTestId('task-text').first().focus();
  await page.keyboard.press('Alt+Enter');
  await page.getByTestId('drift-take').click();
  await expect(page.getByTestId('task-drifted')).toBeHidden();
  await expect
    .poll(async () => (await list(shell, plan.id))[0]?.fields.timeframe)
    .toBe('quý III/2026');

  // From the task to its sentence, and from there back to the task.
  await page.getByTestId('task-details').first().click();
  await page.getByTestId('go-to-sentence').click();
  await expect(page.getByTestId('editor')).toBeFocused();
  await page.getByTestId('section-tasks-count').click();
  await page.getByTestId('section-task').click();
  await expect(page.getByTestId('task-text').first()).toBeFocused();
});

test('targets are read, looked at, kept and taken back', async ({ page, shell }) => {
  const plan = await newPlan(shell);
  await addTask(shell, plan.id, 'Phát thanh');
  const [task] = await list(shell, plan.id);
  const fields: TaskFields = {
    ...(task as Task).fields,
    deliverable: '01 chương trình trên tháng',
    timeframe: 'Thường xuyên',
  };
  await shell.invoke('save_task', { task: task?.id, fields });
  await open(page, shell, `#/plan/${plan.id}/tasks`);
  await page.getByTestId('task-propose-targets').click();
  await expect(page.getByTestId('targets-proposal')).toContainText('3·3·3·3');
  await expectAccessible(page);
  await page.getByTestId('targets-accept').click();
  await expect(page.getByTestId('task-details')).toContainText('3·3·3·3');
  await page.getByTestId('task-details').click();
  await page.getByTestId('target-2').fill('mười');
  await page.getByTestId('target-2').press('Enter');
  await expect(page.getByTestId('target-2')).toHaveAttribute('aria-invalid', 'true');
  await page.getByTestId('target-2').fill('1.000');
  await page.getByTestId('target-2').press('Enter');
  await expect(page.getByTestId('task-details')).toContainText('3·1000·3·3');
  await page.getByTestId('undo').click();
  await expect(page.getByTestId('task-details')).toContainText('3·3·3·3');
});

test('tasks are handed over and the history tells it', async ({ page, shell }) => {
  await official(shell, 'Lê Thị Một');
  await official(shell, 'Trần Văn Hai');
  const plan = await newPlan(shell);
  await addTask(shell, plan.id, 'Phát thanh');
  const [task] = await list(shell, plan.id);
  const { officials } = await shell.invoke<{ officials: { id: string; name: string }[] }>(
    'get_directory',
  );
  const first = officials.find((it) => it.name === 'Lê Thị Một')?.id ?? '';
  const fields = { ...(task as Task).fields, official: first };
  await shell.invoke('save_task', { task: task?.id, fields });
  await open(page, shell, '#/people');
  await page.getByTestId('handover-open').click();
  await page.getByTestId('handover-from').selectOption({ label: 'Lê Thị Một' });
  await page.getByTestId('handover-to').selectOption({ label: 'Trần Văn Hai' });
  await page.getByTestId('handover-note').fill('Chuyển công tác');
  await expectAccessible(page);
  await page.getByTestId('handover-do').click();
  await expect
    .poll(async () => (await list(shell, plan.id))[0]?.official_name)
    .toBe('Trần Văn Hai');
  await page.getByTestId('undo').click();
  await expect.poll(async () => (await list(shell, plan.id))[0]?.official_name).toBe('Lê Thị Một');
  await open(page, shell, `#/plan/${plan.id}/tasks`);
  await page.getByTestId('task-details').click();
  await expect(page.getByTestId('task-history')).toContainText('Lê Thị Một');
});

test('a cell of two thousand tasks changes its own row alone', async ({ page, shell }) => {
  test.slow();
  const plan = await newPlan(shell);
  const rows = Array.from({ length: 2000 }, (_, n) => `${n + 1}\tViệc số ${n + 1}\tsản phẩm`);
  await shell.invoke('paste_tasks', { plan: plan.id, text: rows.join('\n') });
  await open(page, shell, `#/plan/${plan.id}/tasks`);
  await expect(page.getByTestId('task-row').first()).toBeVisible();
  // Which rows change while a cell is typed, and how much the program answers.
  await page.evaluate(() => {
    const touched = new Set<string>();
    const grid = document.querySelector('[data-testid="task-grid"]');
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const at = target instanceof Element ? target : target.parentElement;
        const row = at?.closest<HTMLElement>('[data-task]')?.dataset.task;
        if (row) touched.add(row);
      }
    }).observe(grid as Element, { childList: true, characterData: true, subtree: true });
    Object.assign(globalThis, { touched });
  });
  const answers: number[] = [];
  page.on('response', async (answer) => {
    if (answer.url().endsWith('/invoke/save_task')) answers.push((await answer.body()).length);
  });
  await page.getByTestId('task-deliverable').first().focus();
  await page.keyboard.type('12 bài');
  await page.keyboard.press('Enter');
  await expect.poll(() => answers.length).toBe(1);
  await page.waitForTimeout(1000);
  expect(answers[0]).toBeLessThan(4000);
  const touched = await page.evaluate(
    () => (globalThis as unknown as { touched: Set<string> }).touched.size,
  );
  expect(touched).toBeLessThanOrEqual(1);
});
