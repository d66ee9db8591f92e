import type { Page } from '@playwright/test';
import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Evidence, Task } from '../src/backend/generated';
import { expectAccessible, expectFits, unreachable } from './a11y';
import { expect, open, test, type Shell } from './harness';
import { importedPlan } from './plans';

const PHOTO = join(import.meta.dirname, '../../docs/quarters.png');
const NAMES = ['Ảnh hội nghị “thôn Đồng”.png', 'Biên bản.pdf', 'rỗng.jpg', 'thư mục'];

test.use({
  viewport: { width: 1366, height: 768 },
  env: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'loa-evidence-'));
    const files = NAMES.map((name) => join(folder, name));
    await copyFile(PHOTO, files[0] ?? '');
    await writeFile(files[1] ?? '', '%PDF-1.4 biên bản');
    await writeFile(files[2] ?? '', '');
    await mkdir(files[3] ?? '');
    const usb = join(folder, 'usb');
    await mkdir(usb);
    await use({ LOA_TEST_EVIDENCE: files.join(delimiter), LOA_TEST_SAVE_DIR: usb });
    await rm(folder, { recursive: true, force: true });
  },
});

const item = (page: Page, words: string) =>
  page.getByTestId('evidence-item').filter({ hasText: words });

const kept = (shell: Shell, task: string) =>
  shell.invoke<Evidence[]>('list_evidence', {
    of: { kind: 'task', task, quarter: '2026-Q1' },
  });

/** The quarters of a plan with the panel of its first task in Q1; answers plan and tasks. */
async function panel(page: Page, shell: Shell): Promise<[string, Task[]]> {
  const plan = await importedPlan(shell);
  const all = await shell.invoke<Task[]>('list_tasks', { plan: plan.id });
  await shell.invoke('accept_tasks', { plan: plan.id, tasks: all.map((it) => it.id) });
  const [first, second] = all;
  for (const task of [first, second]) {
    await shell.invoke('save_mark', {
      mark: {
        task: task?.id,
        quarter: '2026-Q1',
        status: 'done',
        quantity: '',
        measure: '',
        note: '',
      },
    });
  }
  await open(page, shell, `#/plan/${plan.id}/quarters`);
  await openCell(page, first?.id ?? '');
  await expect(page.getByTestId('evidence-pick')).toBeVisible();
  return [plan.id, all];
}

async function openCell(page: Page, task: string): Promise<void> {
  await page.locator(`[data-task="${task}"][data-quarter="2026-Q1"]`).click();
  await expect(page.getByTestId('mark-panel')).toBeVisible();
}

test('files are added, noted, removed and brought back by keyboard', async ({ page, shell }) => {
  const [, tasks] = await panel(page, shell);
  const task = tasks[0]?.id ?? '';
  await page.getByTestId('evidence-pick').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('evidence-item')).toHaveCount(2);
  await expect(page.getByTestId('evidence-refused')).toHaveCount(2);
  await expect(page.getByTestId('evidence-told')).toContainText('0 byte');
  await expect(page.getByTestId('evidence-told')).toContainText('thư mục');
  await expect(item(page, 'Ảnh hội nghị').locator('img')).toHaveAttribute('src', /^data:image/);
  await expectAccessible(page);
  await expectFits(page);
  expect(await unreachable(page)).toEqual([]);

  await item(page, 'Biên bản').getByTestId('evidence-note').press('Enter');
  await page.keyboard.type('Trang 2 có chữ ký');
  await page.keyboard.press('Enter');
  await expect(item(page, 'Biên bản')).toContainText('Trang 2 có chữ ký');
  await expect(item(page, 'Biên bản').getByTestId('evidence-note')).toBeFocused();
  expect((await kept(shell, task))[1]?.note).toBe('Trang 2 có chữ ký');

  await item(page, 'Ảnh hội nghị').getByTestId('evidence-remove').press('Enter');
  await expect(page.getByTestId('evidence-item')).toHaveCount(1);
  await expect(item(page, 'Biên bản').getByTestId('evidence-open')).toBeFocused();
  await page.getByTestId('undo').click();
  await expect(page.getByTestId('evidence-item')).toHaveCount(2);
  expect((await kept(shell, task)).map((it) => it.words)).toEqual(NAMES.slice(0, 2));
});

test('a link and a document are added; a wrong address says so', async ({ page, shell }) => {
  const [, tasks] = await panel(page, shell);
  await page.getByTestId('evidence-link').press('Enter');
  await expect(page.getByTestId('evidence-words')).toBeFocused();
  await page.keyboard.type('không phải');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('evidence-words')).toHaveAttribute('aria-invalid', 'true');
  await page.getByTestId('evidence-words').fill('anhoa.example/tin/12');
  await page.keyboard.press('Enter');
  await expect(item(page, 'https://anhoa.example/tin/12')).toBeVisible();
  await expect(page.getByTestId('evidence-link')).toBeFocused();
  await page.getByTestId('evidence-document').press('Enter');
  await page.keyboard.type('Báo cáo số 12/BC-UBND');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('evidence-form')).toHaveCount(0);
  await expect(page.getByTestId('mark-panel')).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Báo cáo số 12/BC-UBND');
  await page.keyboard.press('Enter');
  await expect(item(page, 'Báo cáo số 12')).toBeVisible();
  expect(await kept(shell, tasks[0]?.id ?? '')).toHaveLength(2);
});

test('a file of another task is offered and used', async ({ page, shell }) => {
  const [, tasks] = await panel(page, shell);
  await page.getByTestId('evidence-pick').click();
  await expect(page.getByTestId('evidence-item')).toHaveCount(2);
  await openCell(page, tasks[1]?.id ?? '');
  await expect(page.getByTestId('evidence-item')).toHaveCount(0);
  await page.getByTestId('evidence-pick').click();
  await expect(page.getByTestId('evidence-known')).toHaveCount(2);
  await expect(page.getByTestId('evidence-known').first()).toContainText('Quý I/2026');
  await page.getByTestId('evidence-use').first().press('Enter');
  await expect(page.getByTestId('evidence-item')).toHaveCount(1);
  await expect(page.getByTestId('evidence-known')).toHaveCount(1);
});

test('what has no evidence is listed, and the folder is written', async ({ page, shell, env }) => {
  test.setTimeout(120_000);
  const [plan] = await panel(page, shell);
  const list = page.getByTestId('missing-evidence');
  await expect(list).toBeVisible();
  await page.getByTestId('evidence-pick').click();
  await expect(page.getByTestId('evidence-item')).toHaveCount(2);
  await list.getByTestId('evidence-export').press('Enter');
  await expect(page.getByTestId('evidence-made')).toContainText('có thể rút USB', {
    timeout: 60_000,
  });
  const folder = (await page.getByTestId('evidence-folder').textContent()) ?? '';
  expect(folder.startsWith(env.LOA_TEST_SAVE_DIR ?? '-')).toBe(true);
  expect(await readdir(folder)).toContain('00-danh-muc.docx');
  await expectAccessible(page);
  await expectFits(page);
  const missing = await shell.invoke<{ tasks: { task: string }[] }>('missing_evidence', {
    plan,
    period: '2026-Q1',
  });
  expect(missing.tasks).toHaveLength(1);
});

test('a backup goes to a drive with the files', async ({ page, shell, env }) => {
  await panel(page, shell);
  await page.getByTestId('evidence-pick').click();
  await expect(page.getByTestId('evidence-item')).toHaveCount(2);
  await open(page, shell, '#/settings');
  await page.getByTestId('backup-drive').press('Enter');
  await expect(page.getByTestId('backup-copied')).toContainText('2 tệp minh chứng');
  expect(await readdir(env.LOA_TEST_SAVE_DIR ?? '')).toContain('evidence');
  await page.getByTestId('verify').press('Enter');
  await expect(page.getByTestId('verify-result')).toContainText('Tệp minh chứng: 2 tệp');
});
