import type { Page } from '@playwright/test';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Collection, Progress, SavedDirectory } from '../src/backend/generated';
import { expectAccessible, expectFits } from './a11y';
import { expect, open, savedAfter, seqOf, test, type Shell } from './harness';
import { addTask, newPlan } from './plans';

const YEAR = 2025;

/** A plan of a year that is over: two tasks of one unit, one in which it only co-operates. */
async function plan(shell: Shell): Promise<string> {
  const form = { year: YEAR, subject: 'Tuyên truyền giờ làm việc mới' };
  const { plan } = await shell.invoke<{ plan: { id: string } }>('create_plan', { form });
  const unit = 'Phòng Văn hóa - Xã hội';
  const official = await shell.invoke<SavedDirectory>('save_official', {
    official: { id: '', name: 'Lò Thị Mai', position: 'Công chức', unit: null, active: true },
  });
  const mai = official.directory.officials.find((it) => it.name === 'Lò Thị Mai')?.id ?? '';
  await addTask(shell, plan.id, 'Phát thanh giờ làm việc mới', {
    lead: unit,
    deliverable: '12 buổi',
    official: mai,
    timeframe: `Quý I/${YEAR}`,
  });
  await addTask(shell, plan.id, 'In tờ gấp', { lead: unit, timeframe: `Quý I/${YEAR}` });
  await addTask(shell, plan.id, 'Niêm yết thủ tục hành chính tại trụ sở', {
    lead: 'Trung tâm Phục vụ hành chính công',
    coordinating: [unit],
    timeframe: 'Thường xuyên',
  });
  return plan.id;
}

async function ask(page: Page, which: string): Promise<void> {
  await page.getByTestId('papers').click();
  await page.getByTestId(`ask-${which}`).click();
  await expect(page.getByTestId(which)).toBeVisible();
}

// Files go into a folder of their own.
test.use({
  env: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'loa-papers-'));
    await use({ LOA_TEST_SAVE_DIR: folder });
    await rm(folder, { recursive: true, force: true });
  },
});

test('slips, letters and the timeline are asked for and written', async ({ page, shell, env }) => {
  const id = await plan(shell);
  await open(page, shell, `#/plan/${id}/tasks`);
  await ask(page, 'slips');
  await expect(page.getByTestId('slips-unassigned')).toContainText('2');
  await expect(page.getByTestId('slips-who')).toContainText('Lò Thị Mai (1 nhiệm vụ)');
  await expectAccessible(page);
  await page.getByTestId('slips-paper').selectOption('a5');
  await page.getByTestId('slips-pdf').click();
  await expect(page.getByTestId('export-path')).toContainText('Phiếu giao việc Lò Thị Mai.pdf');

  await ask(page, 'reminders');
  await page.getByTestId('reminders-quarter').selectOption(`${YEAR}-Q1`);
  await expect(page.getByTestId('reminders-whom')).toContainText('Mỗi đơn vị một công văn (2)');
  await page.getByTestId('reminders-whom').selectOption('together');
  await expect(page.getByTestId('reminders-by')).not.toHaveValue('');
  await expectAccessible(page);
  await page.getByTestId('reminders-docx').click();
  await expect(page.getByTestId('export-path')).toContainText('Công văn đôn đốc');

  await ask(page, 'timeline');
  await expectAccessible(page);
  await page.getByTestId('timeline-pdf').click();
  await expect(page.getByTestId('export-path')).toContainText('Biểu tiến độ');
  const files = await readdir(env.LOA_TEST_SAVE_DIR ?? '');
  expect(files.map((it) => it.split('.').at(-1)).sort()).toEqual(['docx', 'pdf', 'pdf']);
});

test('a form that came back is typed in by keyboard, row by row', async ({ page, shell }) => {
  const id = await plan(shell);
  await open(page, shell, `#/plan/${id}/quarters`);
  const quarter = `${YEAR}-Q1`;
  const out = await shell.invoke<Collection>('list_collection', { plan: id, quarter });
  const code = out.units[0]?.code ?? '';
  await ask(page, 'collection');
  await page.getByTestId('collection-code').fill('khong-co');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Không có phiếu nào mang mã này.')).toBeVisible();
  await page.getByTestId('collection-code').fill(code.toLowerCase());
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('collection-this-code')).toContainText(code);
  await expect(page.getByTestId('collection-row')).toHaveCount(3);
  await expectAccessible(page);
  await expectFits(page);

  let seq = await seqOf(page);
  await page.getByTestId('collection-status').first().focus();
  await page.getByTestId('collection-status').first().selectOption('done');
  await page.keyboard.press('Tab');
  await page.keyboard.type('1.200 buổi');
  await page.keyboard.press('Enter');
  await savedAfter(page, seq);
  await expect(page.getByTestId('collection-status').nth(1)).toBeFocused();
  await expect(page.getByTestId('collection-quantity').first()).toHaveValue('1200');
  await expect(page.getByTestId('collection-measure').first()).toHaveValue('buổi');
  await expect(page.getByTestId('collection-counted')).toContainText('1/2');
  await expect(page.getByTestId('collection-back')).toBeVisible();

  // A figure that is none is told at its field; nothing of it is kept.
  await page.getByTestId('collection-quantity').nth(1).fill('nhiều');
  await page.keyboard.press('Enter');
  await expect(page.locator('.flaw')).toBeVisible();
  await page.getByTestId('collection-quantity').nth(1).fill('700');
  seq = await seqOf(page);
  await page.keyboard.press('Enter');
  await savedAfter(page, seq);
  await expect(page.locator('.flaw')).toBeHidden();

  // The unit only co-operates in the third.
  seq = await seqOf(page);
  await page.getByTestId('collection-note').nth(2).fill('Cử 02 người');
  await page.keyboard.press('Enter');
  await savedAfter(page, seq);
  await expect(page.getByTestId('collection-save')).toBeFocused();
  const progress = await shell.invoke<Progress>('get_progress', { plan: id });
  expect(progress.marks).toHaveLength(3);
  expect(progress.marks.find((it) => it.quantity === 1200)?.note).toBe(
    'Theo phiếu của Phòng Văn hóa - Xã hội',
  );

  seq = await seqOf(page);
  await page.getByTestId('collection-forget').click();
  await savedAfter(page, seq);
  await expect(page.getByTestId('collection-counted')).toContainText('0/2');
});

test('a form stays open while it comes back, and another one takes its place', async ({
  page,
  shell,
}) => {
  const id = await plan(shell);
  await open(page, shell, `#/plan/${id}/quarters`);
  await ask(page, 'collection');
  await page.getByTestId('collection-quarter').selectOption(`${YEAR}-Q1`);
  await page
    .getByTestId('collection-unit')
    .selectOption({ label: 'Phòng Văn hóa - Xã hội – chưa gửi' });
  await expect(page.getByTestId('collection-row')).toHaveCount(3);
  const seq = await seqOf(page);
  await page.getByTestId('collection-note').first().fill('Đủ các thôn');
  await page.keyboard.press('Enter');
  await savedAfter(page, seq);
  await expect(page.getByTestId('collection-row')).toHaveCount(3);
  await page.getByTestId('collection-quantity').nth(1).fill('nhiều');
  await page.keyboard.press('Enter');
  await expect(page.locator('.flaw')).toBeVisible();
  await page.getByTestId('collection-unit').selectOption({ index: 1 });
  await expect(page.getByTestId('collection-row')).toHaveCount(1);
  await page.getByTestId('collection-unit').selectOption({ index: 0 });
  await expect(page.getByTestId('collection-row')).toHaveCount(3);
  await expect(page.getByTestId('collection-note').first()).toHaveValue('Đủ các thôn');
});

test('a wrong figure stays with its message while other forms are looked at', async ({
  page,
  shell,
}) => {
  const id = await plan(shell);
  await open(page, shell, `#/plan/${id}/quarters`);
  await ask(page, 'collection');
  const [quarter, unit] = [
    page.getByTestId('collection-quarter'),
    page.getByTestId('collection-unit'),
  ];
  await quarter.selectOption(`${YEAR}-Q1`);
  await unit.selectOption({ index: 0 });
  await expect(page.getByTestId('collection-row')).toHaveCount(3);
  const wrong = page.getByTestId('collection-quantity').nth(1);
  await wrong.fill('nhiều');
  await wrong.press('Enter');
  const message = (await page.locator('.flaw').textContent()) ?? '';
  expect(message).not.toBe('');
  // Another row that is right does not wipe it.
  const seq = await seqOf(page);
  await page.getByTestId('collection-note').first().fill('Đủ các thôn');
  await page.keyboard.press('Enter');
  await savedAfter(page, seq);
  await expect(page.locator('.flaw')).toHaveText(message);
  // Another unit, another quarter, and the dialog shut: it is still there, and says where.
  await unit.selectOption({ index: 1 });
  await expect(page.getByTestId('collection-row')).toHaveCount(1);
  await expect(page.getByTestId('collection-unkept')).toContainText('1 dòng');
  await quarter.selectOption(`${YEAR}-Q2`);
  await expect(page.getByTestId('collection-unkept')).toContainText('Quý I');
  await page.keyboard.press('Escape');
  await ask(page, 'collection');
  await page.getByTestId('collection-unkept-go').focus();
  await page.keyboard.press('Enter');
  await expect(quarter).toHaveValue(`${YEAR}-Q1`);
  await expect(wrong).toHaveValue('nhiều');
  await expect(page.locator('.flaw')).toHaveText(message);
  await expect(page.getByTestId('collection-unkept')).toHaveCount(0);
  await expectAccessible(page);
  // Mended, it is kept and nothing waits any more.
  const before = await seqOf(page);
  await wrong.fill('5');
  await wrong.press('Enter');
  await savedAfter(page, before);
  await expect(page.locator('.flaw')).toHaveCount(0);
  await quarter.selectOption(`${YEAR}-Q2`);
  await expect(page.getByTestId('collection-unkept')).toHaveCount(0);
});

test('a plan without units or people says so', async ({ page, shell }) => {
  const { id } = await newPlan(shell);
  await open(page, shell, `#/plan/${id}/tasks`);
  await ask(page, 'slips');
  await expect(page.getByTestId('slips-nobody')).toBeVisible();
  await expect(page.getByTestId('slips-print')).toBeDisabled();
  await page.keyboard.press('Escape');
  await ask(page, 'reminders');
  await expect(page.getByTestId('reminders-none')).toBeVisible();
  await page.keyboard.press('Escape');
  await ask(page, 'collection');
  await expect(page.getByTestId('collection-none')).toBeVisible();
});
