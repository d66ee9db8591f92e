import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Report, SavedIndicators, SavedReport, Written } from '../src/backend/generated';
import { expectAccessible, expectFits } from './a11y';
import { expect, open, savedAfter, seqOf, test, type Shell } from './harness';
import { logWork } from './log-work';
import { addTask, newPlan } from './plans';

const mark = (task: string, status: string, note = '') => ({
  mark: { task, quarter: '2026-Q1', status, quantity: '', measure: '', reason: '', note },
});

/** A plan with two tasks of the first quarter, one done and one late, and one of the second. */
async function worked(shell: Shell): Promise<{ plan: string; late: string }> {
  const { id: plan } = await newPlan(shell);
  const done = await addTask(shell, plan, 'Phát thanh về chuyển đổi số', { timeframe: 'Quý I' });
  const late = await addTask(shell, plan, 'In tờ rơi', { timeframe: 'Quý I', lead: 'Văn phòng' });
  await addTask(shell, plan, 'Tổ chức hội nghị', { timeframe: 'Quý II' });
  await shell.invoke('save_mark', mark(done, 'done'));
  return { plan, late };
}

async function reported(shell: Shell, plan: string): Promise<string> {
  const made = await shell.invoke<SavedReport>('create_report', { plan, period: '2026-Q1' });
  return made.report.about.id;
}

const part = (page: Page, name: RegExp) =>
  page.getByTestId('report-part').filter({ hasText: name });

const textOf = (report: Report) =>
  report.text.sections.flatMap((it) => it.blocks.map((block) => block.text)).join('\n');

test('a report is drafted from what was done, and its figures follow', async ({ page, shell }) => {
  const { plan, late } = await worked(shell);
  await open(page, shell, '#/reports');
  await expectAccessible(page);
  await page.getByTestId('reports-new').click();
  await expect(page.getByTestId('new-report-plan')).toHaveValue(plan);
  await page.getByTestId('new-report-period').selectOption('2026-Q1');
  await expect(page.getByTestId('new-report')).toContainText('2 nhiệm vụ đến hạn');
  await expectAccessible(page);
  await page.getByTestId('new-report-begin').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Báo cáo Quý I/2026');

  await part(page, /Kết quả đạt được/).click();
  const editor = page.getByTestId('editor');
  await expect(editor).toContainText('Trong kỳ có 02 nhiệm vụ đến hạn');
  await expect(editor.locator('[data-figure]').first()).toHaveText('02');
  await expectAccessible(page);
  await expectFits(page);
  const before = await seqOf(page);
  await editor.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Nhân dân hưởng ứng.');
  await savedAfter(page, before);

  await shell.invoke('save_mark', mark(late, 'done'));
  await page.reload();
  await part(page, /Kết quả đạt được/).click();
  await expect(editor).toContainText('duy trì 02 nhiệm vụ, đạt 100%. Nhân dân hưởng ứng.');
});

test('a figure is cut loose by keyboard and stays what it said', async ({ page, shell }) => {
  const { plan, late } = await worked(shell);
  const report = await reported(shell, plan);
  await open(page, shell, `#/reports/${report}`);
  await part(page, /Kết quả đạt được/).click();
  const editor = page.getByTestId('editor');
  await editor.focus();
  await page.keyboard.press('Control+Home');
  for (let i = 0; i < 'Trong kỳ có '.length + 1; i += 1) await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('tool-cut-loose')).toBeEnabled();
  const figures = await editor.locator('[data-figure]').count();
  const before = await seqOf(page);
  await page.keyboard.press('Control+Shift+X');
  await expect(editor.locator('[data-figure]')).toHaveCount(figures - 1);
  await savedAfter(page, before);
  await addTask(shell, plan, 'Thêm việc', { timeframe: 'Quý I' });
  await shell.invoke('save_mark', mark(late, 'done'));
  const kept = textOf(await shell.invoke<Report>('get_report', { report }));
  expect(kept).toContain('Trong kỳ có 02 nhiệm vụ đến hạn');
  expect(kept).toContain('duy trì 02 nhiệm vụ, đạt 66,66%');
});

test.describe('where the user chose a place', () => {
  test.use({
    env: async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'loa-reports-'));
      await use({ LOA_TEST_SAVE_DIR: folder });
      await rm(folder, { recursive: true, force: true });
    },
  });

  test('what is missing is told before a report is written', async ({ page, shell }) => {
    const { plan } = await worked(shell);
    await open(page, shell, `#/reports/${await reported(shell, plan)}`);
    await expect(page.getByTestId('report-gaps')).toContainText('Kính gửi');
    await page.getByTestId('report-addressees').fill('Ủy ban nhân dân tỉnh');
    await expect(page.getByTestId('report-gaps')).not.toContainText('Kính gửi');
    await page.getByTestId('report-docx').click();
    await expect(page.getByRole('dialog')).toContainText('Còn thiếu');
    await page.getByRole('button', { name: 'Vẫn xuất' }).click();
    const path = page.getByTestId('report-path');
    await expect(path).toHaveText(/\.docx$/);
    const bytes = await readFile((await path.textContent()) ?? '');
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
  });

  test('what changed since it was sent is a paper of its own', async ({ page, shell }) => {
    const { plan, late } = await worked(shell);
    const indicator = await aimed(shell, plan, late);
    const report = await reported(shell, plan);
    await shell.invoke('send_report', { report });
    await shell.invoke('close_period', { period: '2026-Q1' });
    await reach(shell, indicator, '2', '2', 'Kiểm lại sổ hộ');
    await open(page, shell, `#/reports/${report}`);
    await expect(page.getByTestId('report-late')).toContainText('Kiểm lại sổ hộ');
    await expectAccessible(page);
    await expectFits(page);
    await page.getByTestId('supplement-docx').focus();
    await page.keyboard.press('Enter');
    const path = page.getByTestId('report-path');
    await expect(path).toHaveText(/\.docx$/);
    const bytes = await readFile((await path.textContent()) ?? '');
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    const args = { report, format: 'text' };
    const text = await shell.invoke<Written>('export_report_supplement', args);
    const words = await readFile(text.path, 'utf8');
    expect(words).toContain('Bổ sung số liệu báo cáo');
    expect(words).toContain('Kiểm lại sổ hộ');
  });
});

test('what was sent stands, and what changed since is shown', async ({ page, shell }) => {
  const { plan, late } = await worked(shell);
  await open(page, shell, `#/reports/${await reported(shell, plan)}`);
  await page.getByTestId('report-send').click();
  await page.getByRole('button', { name: 'Vẫn ghi là đã gửi' }).click();
  await expect(page.getByTestId('report-sent')).toContainText('Còn 01 nhiệm vụ chậm');
  await shell.invoke('save_mark', mark(late, 'done'));
  await page.reload();
  await expect(page.getByTestId('report-sent')).toContainText('Còn 01 nhiệm vụ chậm');
  await expectAccessible(page);
  await page.getByTestId('report-compare').click();
  const late_ = page.getByTestId('changed-figure').filter({ hasText: 'Số nhiệm vụ chậm' });
  await expect(late_).toContainText('01');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByTestId('report-reopen').click();
  await expect(page.getByTestId('report-part').first()).toBeVisible();
});

/** A target that no channel counts, and an indicator reached in two quarters. */
async function aimed(shell: Shell, plan: string, task: string): Promise<string> {
  const counts = [{ quarter: '2026-Q1', count: '2' }];
  await shell.invoke('set_targets', { plan, targets: [{ task, measure: 'mô hình', counts }] });
  const edit = { id: '', text: 'Hộ được tuyên truyền', unit: 'hộ', kind: 'share', origin: null };
  const saved = await shell.invoke<SavedIndicators>('save_indicators', {
    plan,
    edits: [{ ...edit, aim: '97,5' }],
  });
  const indicator = saved.indicators.rows[0]?.indicator.id ?? '';
  await reach(shell, indicator, '1', '2');
  return indicator;
}

const reach = (shell: Shell, indicator: string, numerator: string, denominator: string, why = '') =>
  shell.invoke('save_reached', {
    edit: { indicator, quarter: '2026-Q1', numerator, denominator, note: '', why },
  });

test('indicators and targets of tasks stand beside the counts', async ({ page, shell }) => {
  const { plan, late } = await worked(shell);
  await aimed(shell, plan, late);
  const report = await reported(shell, plan);
  await open(page, shell, `#/reports/${report}`);
  const own = page.getByTestId('report-count').filter({ hasText: 'In tờ rơi' });
  await expect(own).toContainText('mô hình');
  await expect(own).toContainText('0%');
  await expect(page.getByTestId('report-indicator')).toContainText('mục tiêu 97,5% hộ');
  await expectAccessible(page);
  await expectFits(page);

  await part(page, /Kết quả đạt được/).click();
  const editor = page.getByTestId('editor');
  await editor.click();
  await page.keyboard.press('Control+End');
  const before = await seqOf(page);
  await page.getByTestId('report-indicator').getByRole('button').first().click();
  await expect(editor.locator('[data-figure]').last()).toHaveText('1/2 (50%)');
  await savedAfter(page, before);
  await expectAccessible(page);
});

test('the pages stand beside the form and lead to its parts', async ({ page, shell }) => {
  const { plan } = await worked(shell);
  await open(page, shell, `#/reports/${await reported(shell, plan)}`);
  await page.getByTestId('report-page').click();
  const sheets = page.getByTestId('preview-page');
  await expect(sheets.first().locator('img').first()).toBeVisible();
  await expectAccessible(page);
  await expectFits(page);
  const where = page.getByTestId('preview-where');
  const before = await where.textContent();
  await part(page, /Kiến nghị/).click();
  const editor = page.getByTestId('editor');
  await editor.click();
  const seq = await seqOf(page);
  await page.keyboard.insertText('Đề nghị cấp trên hỗ trợ. '.repeat(200));
  await savedAfter(page, seq);
  await expect(where).not.toHaveText(before ?? '');
  // A click on the title leads to its field.
  const title = page.locator('[data-spot][data-kind="subject"]');
  await title.first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('report-addressees')).toBeVisible();
  await page.getByTestId('preview-close').click();
  await expect(page.getByTestId('preview')).toHaveCount(0);
  await expect(page.getByTestId('report-page')).toBeFocused();
});

test('what was changed after closing is told before it is sent', async ({ page, shell }) => {
  const { plan, late } = await worked(shell);
  const indicator = await aimed(shell, plan, late);
  const report = await reported(shell, plan);
  await shell.invoke('close_period', { period: '2026-Q1' });
  await open(page, shell, `#/reports/${report}`);
  await expect(page.getByTestId('report-lock')).toContainText('Khóa lúc');
  await expect(page.getByTestId('report-late')).toHaveCount(0);
  await reach(shell, indicator, '2', '2', 'Kiểm lại sổ hộ');
  await page.reload();
  await expect(page.getByTestId('report-late')).toContainText('Kiểm lại sổ hộ');
  await expect(page.getByTestId('report-indicator')).toContainText('1/2 (50%)');
  await expectAccessible(page);
  await page.getByTestId('report-compare').click();
  const changed = page.getByTestId('changed-figure').filter({ hasText: 'trong kỳ' });
  await expect(changed).toContainText('2/2 (100%)');
  await expect(changed).toContainText('+50%');
  await expectAccessible(page);
});

test('parts are added, moved and removed, and a report comes back', async ({ page, shell }) => {
  const { plan } = await worked(shell);
  const report = await reported(shell, plan);
  await open(page, shell, `#/reports/${report}`);
  await part(page, /Kiến nghị/).click();
  let before = await seqOf(page);
  await page.getByTestId('report-add-section').click();
  await page.getByTestId('report-title').fill('Phần của chúng tôi');
  await expect(part(page, /V\.\s*Phần của chúng tôi/)).toBeVisible();
  await savedAfter(page, before);
  before = await seqOf(page);
  await page.getByTestId('report-remove-section').click();
  await expect(part(page, /Phần của chúng tôi/)).toHaveCount(0);
  await savedAfter(page, before);
  await page.getByTestId('undo').click();
  await expect(part(page, /Phần của chúng tôi/)).toBeVisible();

  await open(page, shell, '#/reports');
  await page.getByTestId('report-remove').click();
  await expect(page.getByTestId('report-row')).toHaveCount(0);
  await page.getByTestId('undo').click();
  await expect(page.getByTestId('report-row')).toHaveCount(1);
});

test('a period is closed from its report', async ({ page, shell }) => {
  const { plan } = await worked(shell);
  const report = await reported(shell, plan);
  await open(page, shell, `#/reports/${report}`);
  await page.getByTestId('report-close').click();
  await expect(page.getByRole('dialog')).toContainText('Khóa Quý I/2026?');
  await expectAccessible(page);
  await page.getByTestId('confirm-yes').click();
  await expect(page.getByTestId('report-lock')).toContainText('Khóa lúc');
  await expect(page.getByTestId('report-close')).toHaveCount(0);
  await expectAccessible(page);
  await expectFits(page);
  await page.getByTestId('report-lock').getByRole('link').click();
  await expect(page.getByTestId('log-closing')).toContainText('Quý I/2026');
});

test('a number leads to the entries behind it', async ({ page, shell }) => {
  const { plan, late } = await worked(shell);
  const work = { day: '10/03/2026', plan, task: late, count: 2, measure: 'lượt' };
  await logWork(shell, work);
  await logWork(shell, { ...work, day: '10/05/2026' });
  await open(page, shell, `#/reports/${await reported(shell, plan)}`);
  await page.getByTestId('report-count').getByRole('button').first().click();
  await expect(page.getByTestId('log-filter-period')).toHaveValue('2026-Q1');
  await expect(page.getByTestId('log-filter-channel')).toHaveValue('broadcast');
  await expect(page.getByTestId('log-filter-plan')).toHaveValue(plan);
  await expect(page.getByTestId('log-row')).toHaveCount(1);
});
