import { expectAccessible } from './a11y';
import { expect, open, savedAfter, seqOf, test } from './harness';
import { block, fill, newPlan } from './plans';
import { typeTelex } from './telex';
import type { Phrase, Plan } from '../src/backend/generated';

const PHRASE = 'Báo cáo kết quả về Phòng Văn hóa - Xã hội để tổng hợp.';

test.beforeEach(async ({ shell }) => {
  await shell.invoke('save_phrase', { phrase: { id: '', text: PHRASE } });
});

test('a phrase is put between what is typed by Telex, and undone in one step', async ({
  page,
  shell,
}) => {
  const plan = await newPlan(shell);
  const section = await fill(shell, plan, [block('paragraph', '')]);
  await open(page, shell, `#/plan/${plan.id}/compose?section=${section}`);
  const editor = page.getByTestId('editor');
  await editor.click();
  await typeTelex(page, 'Đơn vị được giao chủ trì.');
  await expect(editor).toHaveText('Đơn vị được giao chủ trì.');
  await page.keyboard.press('F3');
  await expect(page.getByTestId('phrases-find')).toBeFocused();
  await typeTelex(page, 'bao cao ket qua ve phong');
  await expect(page.getByTestId('phrase-option')).toHaveText([PHRASE]);
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(editor).toHaveText(`Đơn vị được giao chủ trì. ${PHRASE}`);
  await expect(editor).toBeFocused();
  await typeTelex(page, ' Trưởng ấp thực hiện.');
  const whole = `Đơn vị được giao chủ trì. ${PHRASE} Trưởng ấp thực hiện.`;
  await expect(editor).toHaveText(whole);
  await page.keyboard.press('Control+z');
  await expect(editor).toHaveText(`Đơn vị được giao chủ trì. ${PHRASE}`);
  await page.keyboard.press('Control+z');
  await expect(editor).toHaveText('Đơn vị được giao chủ trì.');
  await page.keyboard.press('Control+y');
  await page.keyboard.press('Control+y');
  const before = await seqOf(page);
  await page.getByTestId('section-title').focus();
  await savedAfter(page, before - 1);
  await expect
    .poll(async () => {
      const kept = await shell.invoke<Plan>('get_plan', { plan: plan.id });
      return kept.sections[0]?.blocks[0]?.text;
    })
    .toBe(whole);
});

test('Escape leaves the text as it was, a click puts the phrase in', async ({ page, shell }) => {
  const plan = await newPlan(shell);
  const section = await fill(shell, plan, [block('dash', 'Tuyên truyền')]);
  await open(page, shell, `#/plan/${plan.id}/compose?section=${section}`);
  await page.getByTestId('editor').click();
  await page.keyboard.press('End');
  await page.getByTestId('tool-phrases').click();
  await page.getByTestId('phrases-find').fill('không có câu này');
  await expect(page.getByTestId('phrase-option')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('phrases')).toHaveCount(0);
  await expect(page.getByTestId('editor')).toBeFocused();
  await expect(page.getByTestId('editor')).toHaveText('Tuyên truyền');
  await page.getByTestId('tool-phrases').click();
  await page.getByTestId('phrase-option').filter({ hasText: PHRASE }).click();
  await expect(page.getByTestId('editor')).toHaveText(`Tuyên truyền ${PHRASE}`);
});

test('chosen words become a phrase; phrases are changed, removed and brought back', async ({
  page,
  shell,
}) => {
  const plan = await newPlan(shell);
  const section = await fill(shell, plan, [block('paragraph', 'Định kỳ hằng tháng phát thanh.')]);
  await open(page, shell, `#/plan/${plan.id}/compose?section=${section}`);
  await page.getByTestId('editor').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('F3');
  await page.getByTestId('phrases-add').click();
  await expect(page.getByTestId('phrases-said')).toHaveText('Đã thêm câu mẫu');
  await page.getByTestId('phrases-manage').click();
  await expect(page).toHaveURL(/#\/settings\/phrases/);

  await page.getByTestId('phrase-filter').fill('dinh ky hang thang phat thanh');
  await expect(page.getByTestId('phrase-row')).toHaveCount(1);
  const field = page.getByTestId('phrase-text');
  await expect(field).toHaveValue('Định kỳ hằng tháng phát thanh.');
  await expectAccessible(page);
  const before = await seqOf(page);
  await field.focus();
  await page.keyboard.press('End');
  await typeTelex(page, ' Hai buổi mỗi tuần.');
  await page.getByTestId('phrase-new').focus();
  await savedAfter(page, before);
  const text = 'Định kỳ hằng tháng phát thanh. Hai buổi mỗi tuần.';
  const kept = async () =>
    (await shell.invoke<Phrase[]>('list_phrases')).filter((it) => it.text === text).length;
  await expect.poll(kept).toBe(1);
  await page.getByTestId('phrase-remove').click();
  await expect.poll(kept).toBe(0);
  await page.getByTestId('undo').click();
  await expect.poll(kept).toBe(1);
  await page.getByTestId('phrase-add').click();
  await expect(page.getByTestId('phrase-new')).toHaveAttribute('aria-invalid', 'true');
});
