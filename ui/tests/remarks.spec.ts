// Remarks beside the text: made by mouse and by keyboard, answered, put in, and found again.
import type { Page } from '@playwright/test';
import type { Plan, Remarks } from '../src/backend/generated';
import { expectAccessible, expectFits, unreachable } from './a11y';
import { expect, open, savedAfter, seqOf, test, type Shell } from './harness';
import { addTask, importedPlan, tableBlock, fill } from './plans';

const kept = (shell: Shell, plan: string) => shell.invoke<Remarks>('list_remarks', { plan });
const remark = (page: Page, words: string) => page.getByTestId('remark').filter({ hasText: words });

async function tab(page: Page, shell: Shell): Promise<Plan> {
  const plan = await importedPlan(shell);
  await open(page, shell, `#/plan/${plan.id}/review`);
  await expect(page.getByTestId('remarks-text')).toContainText('Nâng cao nhận thức');
  return plan;
}

/** Selects words of the text as a mouse does. */
async function select(page: Page, words: string): Promise<void> {
  await page.evaluate((words) => {
    const text = document.querySelector('[data-testid=remarks-text]');
    const walker = document.createTreeWalker(text ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node.textContent ?? '').indexOf(words);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      document.getSelection()?.removeAllRanges();
      document.getSelection()?.addRange(range);
      return;
    }
    throw new Error(`no ${words}`);
  }, words);
}

/** Writes a remark on words, with other words to stand there. */
async function suggest(page: Page, words: string, instead: string): Promise<void> {
  await select(page, words);
  await page.getByTestId('remark-selection').click();
  await page.getByTestId('remark-suggest').check();
  await page.getByTestId('remark-suggestion').fill(instead);
  await page.getByTestId('remark-by').fill('Phạm Văn Quý');
  await page.getByTestId('remark-save').click();
  await expect(page.getByTestId('remark-dialog')).toHaveCount(0);
}

test('selected words are remarked on, answered and closed one by one', async ({ page, shell }) => {
  const plan = await tab(page, shell);
  await expect(page.getByTestId('remark-selection')).toBeDisabled();
  await expectAccessible(page);
  await select(page, ' ngắn gọn,');
  await page.getByTestId('remark-selection').click();
  await expectAccessible(page);
  // Nothing said is nothing kept.
  await page.getByTestId('remark-save').click();
  await expect(page.getByTestId('remark-dialog')).toContainText('trống');
  await page.getByTestId('remark-text').fill('Ngắn gọn là thế nào?');
  await page.getByTestId('remark-save').click();
  await expect(page.locator('mark')).toHaveText('ngắn gọn,');
  await expect(page.locator('mark')).toHaveAttribute('data-numbers', '1');
  await page.getByTestId('remark-plan').click();
  await page.getByTestId('remark-text').fill('Cần thêm kinh phí');
  await page.getByTestId('remark-save').click();
  await expect(page.getByTestId('remark')).toHaveCount(2);
  await expect(page.getByTestId('remarks-count')).toContainText('2');
  expect((await kept(shell, plan.id)).remarks.map((it) => [it.number, it.text])).toEqual([
    [1, 'Cần thêm kinh phí'],
    [2, 'Ngắn gọn là thế nào?'],
  ]);

  await page.getByTestId('remark-decline').click();
  await page.getByTestId('remark-give').click();
  await expect(page.getByTestId('remark-form-decline')).toContainText('lý do');
  await page.getByTestId('remark-answer').fill('Kinh phí đã giao đầu năm');
  await page.getByTestId('remark-give').click();
  await expect(page.getByTestId('remark-ruling')).toContainText('Kinh phí đã giao đầu năm');
  // By keyboard to the other one, which is answered and closed.
  await page.getByTestId('remark-head').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(remark(page, 'Ngắn gọn là thế nào?').getByTestId('remark-head')).toBeFocused();
  await page.getByTestId('remark-answer-ask').click();
  await page.getByTestId('remark-answer').fill('Không quá 300 chữ');
  await page.getByTestId('remark-give').click();
  await expect(page.getByTestId('remark-reply')).toContainText('Không quá 300 chữ');
  await expectAccessible(page);
  await expectFits(page);
  const seq = await seqOf(page);
  await page.getByTestId('remark-done').click();
  await page.getByTestId('remark-give').click();
  await savedAfter(page, seq);
  await expect(page.getByTestId('remarks-count')).toContainText('0');
  await shell.restart();
  expect((await kept(shell, plan.id)).counts).toMatchObject({ declined: 1, done: 1, open: 0 });
});

test('a suggestion is put in, taken back, and refused once its words changed', async ({
  page,
  shell,
}) => {
  const plan = await tab(page, shell);
  await suggest(page, 'dễ hiểu', 'dễ nhớ');
  await expect(page.getByTestId('remark-change').locator('del')).toContainText('hiểu');
  await expect(page.getByTestId('remark-change').locator('ins')).toContainText('nhớ');
  await page.getByTestId('remark-put').click();
  await expect(page.getByTestId('remarks-text')).toContainText('Nội dung ngắn gọn, dễ nhớ.');
  await expect(page.getByTestId('remarks-count')).toContainText('0');
  await page.getByTestId('undo').click();
  await expect(page.getByTestId('remarks-text')).toContainText('Nội dung ngắn gọn, dễ hiểu.');
  await expect(page.getByTestId('remark-put')).toBeVisible();

  const block = plan.sections[0]?.sections[1]?.blocks[0];
  const section = plan.sections[0]?.sections[1];
  const edit = {
    kind: section?.kind,
    label: null,
    title: section?.title,
    run_in: false,
    blocks: [{ ...block, text: 'Nội dung ngắn.', runs: [{ text: 'Nội dung ngắn.' }] }],
  };
  await shell.invoke('save_section', { plan: plan.id, section: section?.id, edit });
  await page.reload();
  await expect(page.getByTestId('remarks-lost')).toBeVisible();
  await page.getByTestId('remark-head').click();
  await expect(page.getByTestId('remark-orphaned')).toBeVisible();
  await expect(page.getByTestId('remark-put')).toHaveCount(0);
  await expect(page.locator('blockquote')).toHaveText('dễ hiểu');
  await expectAccessible(page);
});

test('all of it goes by keyboard', async ({ page, shell }) => {
  const plan = await tab(page, shell);
  await page.getByTestId('remark-block').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByTestId('remark-block').nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('remark-picked')).toContainText('cả đoạn');
  await page.getByTestId('remark-pick').focus();
  await page.keyboard.press('Control+Home');
  for (let i = 0; i < 'Nội dung'.length; i += 1) await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByTestId('remark-picked')).toContainText('“Nội dung”');
  await page.getByTestId('remark-text').focus();
  await page.keyboard.type('Sửa');
  await page.getByTestId('remark-by').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('mark')).toHaveText('Nội dung');
  expect((await kept(shell, plan.id)).remarks[0]?.place).toMatchObject({ start: 0, end: 8 });
  expect(await unreachable(page)).toEqual([]);
});

test('words of a table and a whole section are remarked on', async ({ page, shell }) => {
  const plan = await importedPlan(shell);
  await fill(shell, plan, [
    tableBlock([
      ['TT', 'Nhiệm vụ'],
      ['1', 'Phát thanh hằng tuần'],
    ]),
  ]);
  await open(page, shell, `#/plan/${plan.id}/review`);
  await select(page, 'hằng tuần');
  await page.getByTestId('remark-selection').click();
  await page.getByTestId('remark-text').fill('Thứ mấy?');
  await page.getByTestId('remark-save').click();
  await expect(page.locator('td mark')).toHaveText('hằng tuần');
  await page.getByTestId('remark-section').first().click();
  await page.getByTestId('remark-text').fill('Gộp hai mục');
  await page.getByTestId('remark-save').click();
  await expect(page.locator('h3 mark')).toHaveCount(1);
});

test('the subject, a recipient and a task are remarked on, and take other words', async ({
  page,
  shell,
}) => {
  const plan = await importedPlan(shell);
  await addTask(shell, plan.id, 'Phát thanh trên đài xã', { deliverable: '48 bài' });
  await open(page, shell, `#/plan/${plan.id}/review`);
  const text = page.getByTestId('remarks-text');
  await suggest(page, '48', '52');
  await suggest(page, 'UBND tỉnh', 'Ủy ban nhân dân tỉnh');
  await page.getByTestId('remark-add-subject').click();
  await expectAccessible(page);
  await page.getByTestId('remark-suggest').check();
  await page.getByTestId('remark-suggestion').fill('Tuyên truyền kỹ năng số năm 2026');
  await page.getByTestId('remark-save').click();
  // Of several lines nobody can say which would change.
  await page.getByTestId('remark-add-signature').click();
  await expect(page.getByTestId('remark-suggest')).toHaveCount(0);
  await page.getByTestId('remark-text').fill('Ai ký?');
  await page.getByTestId('remark-save').click();
  await page.getByTestId('remark-add-task').click();
  await page.getByTestId('remark-text').fill('Ai theo dõi?');
  await page.getByTestId('remark-save').click();
  await expect(page.getByTestId('remark')).toHaveCount(5);
  expect((await kept(shell, plan.id)).remarks.map((it) => [it.of, it.fits])).toEqual([
    ['subject', true],
    ['task', false],
    ['task', true],
    ['recipients', true],
    ['signature', false],
  ]);
  await expectAccessible(page);
  await expectFits(page);
  for (const [at, words] of [
    [0, 'Tuyên truyền kỹ năng số năm 2026'],
    [2, '52 bài'],
    [3, 'Ủy ban nhân dân tỉnh'],
  ] as const) {
    const id = (await kept(shell, plan.id)).remarks[at]?.id;
    await page.locator(`[data-id="${id}"]`).getByTestId('remark-head').click();
    await page.getByTestId('remark-put').click();
    await expect(text).toContainText(words);
  }
  await page.getByTestId('undo').click();
  await expect(text).toContainText('UBND tỉnh (b/c)');
  // The task goes; what was said of it is not lost, and says so.
  const tasks = await shell.invoke<{ id: string }[]>('list_tasks', { plan: plan.id });
  await shell.invoke('remove_tasks', {
    plan: plan.id,
    tasks: tasks.map((it) => it.id),
    reason: '',
  });
  await page.reload();
  await expect(page.getByTestId('remarks-lost')).toBeVisible();
  await remark(page, 'Ai theo dõi?').getByTestId('remark-head').click();
  await expect(page.getByTestId('remark-orphaned')).toContainText('Nhiệm vụ');
});

test('the head is reached by keyboard from the text', async ({ page, shell }) => {
  const plan = await tab(page, shell);
  await page.getByTestId('remark-block').first().focus();
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowUp');
  await expect(page.getByTestId('remark-part-subject')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByTestId('remark-pick').focus();
  await page.keyboard.press('Control+Home');
  for (let i = 0; i < 'Tuyên'.length; i += 1) await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByTestId('remark-picked')).toContainText('“Tuyên”');
  await page.getByTestId('remark-text').fill('Viết hoa?');
  await page.getByTestId('remark-save').click();
  await expect(page.locator('mark')).toHaveText('Tuyên');
  expect((await kept(shell, plan.id)).remarks[0]?.place).toEqual({
    kind: 'part_words',
    part: 'subject',
    start: 0,
    end: 5,
  });
  expect(await unreachable(page)).toEqual([]);
});

test('a judgement is bound to the words it judged', async ({ page, shell }) => {
  const plan = await tab(page, shell);
  await page.getByTestId('opinion-ask').click();
  await page.getByTestId('verdict-return').check();
  await page.getByTestId('opinion-save').click();
  await expect(page.getByTestId('opinion-dialog')).toContainText('lý do');
  await page.getByTestId('opinion-reason').fill('Thiếu chỉ tiêu');
  await expectAccessible(page);
  await page.getByTestId('opinion-save').click();
  await expect(page.getByTestId('opinions')).toContainText('Thiếu chỉ tiêu');
  expect((await kept(shell, plan.id)).opinions[0]).toMatchObject({
    verdict: 'return',
    current: true,
  });
  // Why it goes back is a remark, to be answered like any other.
  await expect(remark(page, 'Thiếu chỉ tiêu')).toBeVisible();
  await expect(page.getByTestId('remarks-count')).toContainText('1 ý kiến, 1');
});

test('a draft is to be amended by something that was said', async ({ page, shell }) => {
  await tab(page, shell);
  await page.getByTestId('opinion-ask').click();
  await page.getByTestId('verdict-amend').check();
  await page.getByTestId('opinion-save').click();
  await expect(page.getByTestId('opinion-dialog')).toContainText('Chưa rõ phải sửa gì');
  await expect(page.getByTestId('opinion-reason')).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByTestId('remark-plan').click();
  await page.getByTestId('remark-text').fill('Ghi rõ giờ phát');
  await page.getByTestId('remark-save').click();
  await page.getByTestId('opinion-ask').click();
  await page.getByTestId('verdict-amend').check();
  await page.getByTestId('opinion-save').click();
  await expect(page.getByTestId('opinions')).toBeVisible();
  await expect(page.getByTestId('remark')).toHaveCount(1);
});

test('remarks from a print are typed in by their lines', async ({ page, shell }) => {
  const plan = await importedPlan(shell);
  // Without a viewer the print is made all the same.
  await shell.invoke('print_for_remarks', { plan: plan.id }).catch(() => undefined);
  await open(page, shell, `#/plan/${plan.id}/review`);
  await page.getByTestId('remark-lines').click();
  await page.getByTestId('line-said').fill('dòng 8');
  await expect(page.getByTestId('line-found')).toContainText('dòng 8');
  await expectAccessible(page);
  await page.getByTestId('line-text').fill('Viết rõ hơn');
  await page.getByTestId('line-save').click();
  await expect(page.getByTestId('line-kept')).toContainText('1');
  await expect(page.getByTestId('line-said')).toBeFocused();
  await page.getByTestId('line-said').fill('999');
  await expect(page.getByTestId('line-found')).toContainText('không có dòng này');
  await page.getByTestId('line-text').fill('Ở cuối trang');
  await page.getByTestId('line-save').click();
  await expect(page.getByTestId('line-kept')).toContainText('2');
  await page.getByTestId('line-close').click();
  await expect(remark(page, 'Ở cuối trang')).toBeVisible();
  const standing = (await kept(shell, plan.id)).remarks.map((it) => [it.source, it.standing]);
  expect(standing).toContainEqual(['paper', 'unplaced']);
});

test('an own remark is removed and comes back', async ({ page, shell }) => {
  await tab(page, shell);
  await page.getByTestId('remark-plan').click();
  await page.getByTestId('remark-text').fill('Nhầm chỗ');
  await page.getByTestId('remark-save').click();
  await page.getByTestId('remark-remove').click();
  await expect(page.getByTestId('remark')).toHaveCount(0);
  await page.getByTestId('undo').click();
  await expect(remark(page, 'Nhầm chỗ')).toBeVisible();
});
