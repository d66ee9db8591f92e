import type { Page } from '@playwright/test';
import type { Checklists, Task } from '../src/backend/generated';
import { expectAccessible, expectFits, unreachable } from './a11y';
import { expect, open, savedAfter, seqOf, test, type Shell } from './harness';
import { importedPlan } from './plans';

/** A plan of an invented province that asks six things, one of them of others alone. */
const PROVINCE = `ỦY BAN NHÂN DÂN
TỈNH SÔNG LAM
Số: 31/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Sông Lam, ngày 05 tháng 01 năm 2026
KẾ HOẠCH
Tuyên truyền chuyển đổi số năm 2026
Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
- Nâng cao nhận thức của nhân dân.
II. NỘI DUNG
1. Nội dung tuyên truyền
a) Tuyên truyền dịch vụ công trực tuyến toàn trình;
b) Tuyên truyền thanh toán không dùng tiền mặt tại chợ.
III. TỔ CHỨC THỰC HIỆN
1. Sở Khoa học và Công nghệ
- Chủ trì tập huấn tổ công nghệ số cộng đồng.
2. Ủy ban nhân dân các xã, phường
- Bố trí kinh phí thực hiện Kế hoạch.
- Kiện toàn tổ công nghệ số cộng đồng ở từng thôn.
- Báo cáo kết quả hằng quý về tỉnh.
Trên đây là Kế hoạch tuyên truyền chuyển đổi số năm 2026.
Nơi nhận:
- UBND các xã, phường;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Hồ Thị Mai
`;

const kept = (shell: Shell, plan: string) => shell.invoke<Checklists>('list_checklists', { plan });
const item = (page: Page, words: string) =>
  page.getByTestId('requirement').filter({ hasText: words });

/** The tab with a checklist made by pasting, as a user makes one. */
async function checklist(page: Page, shell: Shell): Promise<string> {
  const plan = await importedPlan(shell);
  await open(page, shell, `#/plan/${plan.id}/checklist`);
  await page.getByTestId('checklist-paste-ask').click();
  await page.getByTestId('checklist-paste').fill(PROVINCE);
  await page.getByTestId('checklist-read').click();
  await expect(page.getByTestId('superior-code')).toHaveValue('31/KH-UBND');
  await expect(page.getByTestId('checklist-chosen')).toContainText('6');
  expect((await kept(shell, plan.id)).lists).toEqual([]);
  await page.getByTestId('checklist-accept').click();
  await expect(page.getByTestId('requirements')).toBeFocused();
  await expect(page.getByTestId('requirement')).toHaveCount(6);
  return plan.id;
}

test('an empty tab says what it is for, and a pasted plan becomes a checklist', async ({
  page,
  shell,
}) => {
  const plan = await importedPlan(shell);
  await open(page, shell, `#/plan/${plan.id}/checklist`);
  await expect(page.getByTestId('checklist-pick')).toBeVisible();
  await expectAccessible(page);
  await checklist(page, shell);
});

test('each requirement is answered by keyboard and that stays', async ({ page, shell }) => {
  const plan = await checklist(page, shell);
  // Nothing is tied before somebody does it.
  await expect(page.getByTestId('count-open')).toContainText('6');
  await expect(page.getByTestId('suggestions')).toContainText('dịch vụ công trực tuyến');
  let seq = await seqOf(page);
  await page.keyboard.press('Enter');
  await savedAfter(page, seq);
  await expect(item(page, 'dịch vụ công')).toHaveAttribute('data-state', 'answered');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByTestId('answer-panel')).toContainText('Chủ trì tập huấn');
  await page.keyboard.press('n');
  await expect(item(page, 'Chủ trì tập huấn')).toHaveAttribute('data-state', 'not_ours');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  seq = await seqOf(page);
  await page.keyboard.press('t');
  await savedAfter(page, seq);
  await expect(item(page, 'Kiện toàn tổ')).toHaveAttribute('data-state', 'answered');
  await expect(page.getByTestId('ties')).toContainText('Nhiệm vụ 1');
  await expect(page.getByTestId('count-open')).toContainText('3');

  await shell.restart();
  const [list] = (await kept(shell, plan)).lists;
  expect(list?.counts).toEqual({ open: 3, answered: 2, not_ours: 1, broken: 0 });
});

test('ties are found by words, taken away and taken back', async ({ page, shell }) => {
  const plan = await checklist(page, shell);
  await item(page, 'Báo cáo kết quả').click();
  await page.getByTestId('place-find').fill('van phong hdnd');
  await page.getByTestId('place-tie').first().click();
  await expect(item(page, 'Báo cáo kết quả')).toHaveAttribute('data-state', 'answered');
  await expect(page.getByTestId('ties')).toContainText('Văn phòng HĐND');
  await page.getByTestId('answer-note').fill('Gửi bản giấy');
  await page.getByTestId('answer-note').blur();
  await expect
    .poll(async () => (await kept(shell, plan)).lists[0]?.requirements.at(-1)?.answer)
    .toMatchObject({ kind: 'answered', note: 'Gửi bản giấy' });
  await page.getByTestId('requirement-reopen').click();
  await expect(item(page, 'Báo cáo kết quả')).toHaveAttribute('data-state', 'open');
  await page.getByTestId('undo').click();
  await expect(item(page, 'Báo cáo kết quả')).toHaveAttribute('data-state', 'answered');
  await expect(page.getByTestId('answer-note')).toHaveValue('Gửi bản giấy');

  // What it names goes: the tie is broken, and that is no answer.
  await item(page, 'Kiện toàn tổ').click();
  await page.getByTestId('requirement-task').click();
  await expect(item(page, 'Kiện toàn tổ')).toHaveAttribute('data-state', 'answered');
  const tasks = await shell.invoke<Task[]>('list_tasks', { plan });
  await shell.invoke('remove_tasks', { plan, tasks: [tasks.at(-1)?.id], reason: '' });
  await page.reload();
  await expect(item(page, 'Kiện toàn tổ')).toHaveAttribute('data-state', 'broken');
  await expect(page.getByTestId('count-broken')).toContainText('1');
  await page.getByTestId('checklist-only-open').check();
  await expect(item(page, 'Báo cáo kết quả')).toHaveCount(0);
  await expect(item(page, 'Kiện toàn tổ')).toBeVisible();
});

test('a task made for a requirement is taken back with its tie, in one step', async ({
  page,
  shell,
}) => {
  const plan = await checklist(page, shell);
  await item(page, 'Kiện toàn tổ').click();
  await page.getByTestId('requirement-task').click();
  await expect(item(page, 'Kiện toàn tổ')).toHaveAttribute('data-state', 'answered');
  const tasks = () => shell.invoke<Task[]>('list_tasks', { plan });
  const many = (await tasks()).length;
  await page.getByTestId('undo').click();
  await expect(item(page, 'Kiện toàn tổ')).toHaveAttribute('data-state', 'open');
  expect((await tasks()).length).toBe(many - 1);
  expect((await kept(shell, plan)).lists[0]?.counts.open).toBe(6);
});

test('what is asked is found by search, and opened there', async ({ page, shell }) => {
  const plan = await checklist(page, shell);
  for (const [screen, words, kind] of [
    ['#/desk', 'kien toan to', 'Yêu cầu'],
    [`#/plan/${plan}/tasks`, 'kiện toàn tổ', 'Yêu cầu'],
    [`#/plan/${plan}/checklist`, '31/KH-UBND', 'Đối chiếu'],
  ] as const) {
    await page.evaluate((hash) => (location.hash = hash), screen);
    await page.keyboard.press('Control+k');
    await page.getByTestId('search').fill(words);
    const found = page.getByTestId('search-result').filter({ hasText: kind });
    await expect(found.first()).toContainText('31/KH-UBND');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('requirements')).toBeFocused();
    const chosen = page.locator('[data-testid=requirement][aria-selected=true]');
    await expect(chosen).toContainText(kind === 'Yêu cầu' ? 'Kiện toàn tổ' : 'dịch vụ công');
  }
});

test('requirements are split, joined, added and removed', async ({ page, shell }) => {
  await checklist(page, shell);
  await item(page, 'Kiện toàn tổ').click();
  await page.getByTestId('requirement-edit').click();
  const text = page.getByTestId('requirement-text');
  await text.evaluate((area: HTMLTextAreaElement) => {
    const at = area.value.indexOf('ở từng thôn');
    area.focus();
    area.setSelectionRange(at, at);
  });
  await page.getByTestId('requirement-split').click();
  await expect(page.getByTestId('requirement')).toHaveCount(7);
  await expect(page.getByTestId('requirements')).toBeFocused();
  await page.keyboard.press('e');
  await page.getByTestId('requirement-join').click();
  await expect(page.getByTestId('requirement')).toHaveCount(6);
  await page.getByTestId('requirement-add').click();
  await page.getByTestId('requirement-save').click();
  await expect(page.getByTestId('requirement-text')).toHaveAttribute('aria-invalid', 'true');
  await page.getByTestId('requirement-text').fill('Mở chuyên mục trên loa');
  await page.getByTestId('requirement-save').click();
  await expect(item(page, 'Mở chuyên mục trên loa')).toBeVisible();
  await item(page, 'Mở chuyên mục trên loa').click();
  await page.getByTestId('requirement-edit').click();
  await page.getByTestId('requirement-remove').click();
  await expect(item(page, 'Mở chuyên mục trên loa')).toHaveCount(0);
  await page.getByTestId('undo').click();
  await expect(item(page, 'Mở chuyên mục trên loa')).toBeVisible();
});

test('it fits and is whole for those without sight or mouse', async ({ page, shell }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await checklist(page, shell);
  await expectAccessible(page);
  await expectFits(page);
  expect(await unreachable(page)).toEqual([]);
  await page.setViewportSize({ width: 700, height: 768 });
  await expectFits(page);
});
