import type { Page } from '@playwright/test';
import type { Plan, SavedPlan } from '../src/backend/generated';
import { expectAccessible, expectFits } from './a11y';
import { expect, open, test, type Shell } from './harness';
import { addTask, block, fill, importedPlan, newPlan, tableBlock } from './plans';
import { SENTENCE, typeTelex } from './telex';

const editor = (page: Page) => page.getByTestId('editor');
const sheets = (page: Page) => page.getByTestId('preview-page');
const marked = (page: Page) => page.locator('[data-testid=preview-spot][aria-current]');
const at = (plan: string, section = '') =>
  `#/plan/${plan}/compose${section && `?section=${section}`}`;

/** Waits until a page shows its picture: a long plan takes its time in a debug build. */
async function drawn(page: Page, index = 0): Promise<string> {
  const sheet = page.locator(`[data-page="${index}"][data-fingerprint]`);
  await expect(sheet).toBeVisible({ timeout: 45_000 });
  return (await sheet.getAttribute('data-fingerprint')) ?? '';
}

/** Clicks on a spot of a page, as with the mouse: on the paper, not on the hidden button. */
async function clickSpot(page: Page, kind: string, nth = 0): Promise<void> {
  const spot = page.locator(`[data-testid=preview-spot][data-kind=${kind}]`).nth(nth);
  await spot.scrollIntoViewIfNeeded();
  const box = await spot.boundingBox();
  if (!box) throw new Error(`no ${kind} on the pages`);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** A plan of many pages: its first section holds that many paragraphs. */
async function longPlan(shell: Shell, paragraphs: number): Promise<{ plan: Plan; first: string }> {
  const plan = await newPlan(shell);
  const text = 'Tuyên truyền trên loa truyền thanh của xã, mỗi tuần ba buổi. '.repeat(6);
  const blocks = Array.from({ length: paragraphs }, (_, n) => block('dash', `Việc ${n}: ${text}`));
  const first = await fill(shell, plan, blocks);
  return { plan: await shell.invoke<Plan>('get_plan', { plan: plan.id }), first };
}

test('Telex in the editor: the text is right and the page follows before it is saved', async ({
  page,
  shell,
}) => {
  const plan = await newPlan(shell);
  const section = await fill(shell, plan, [block('paragraph', '')]);
  await open(page, shell, at(plan.id, section));
  const before = await drawn(page);
  await editor(page).click();
  await typeTelex(page, SENTENCE);
  await expect(editor(page)).toHaveText(SENTENCE);
  await expect.poll(() => drawn(page)).not.toBe(before);
  // What is shown now is what is shown after it was saved and everything was read anew.
  await page.getByTestId('tab-check').click();
  await page.getByTestId('tab-compose').click();
  await expect(editor(page)).toHaveText(SENTENCE);
  const saved = await shell.invoke<{ pages: { fingerprint: string }[] }>('preview_plan', {
    plan: plan.id,
    edit: null,
  });
  await expect.poll(() => drawn(page)).toBe(saved.pages[0]?.fingerprint);
});

test('a page shows what is typed although it cannot be saved', async ({ page, shell }) => {
  const { plan, first } = await longPlan(shell, 2);
  await page.route('**/invoke/save_section', (route) =>
    route.fulfill({ status: 500, json: { kind: 'no_space' } }),
  );
  await open(page, shell, at(plan.id, first));
  const before = await drawn(page);
  await editor(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' chưa lưu');
  await expect.poll(() => drawn(page)).not.toBe(before);
  await expect(page.getByTestId('failure')).toBeVisible();
});

test('typing waits for nothing: one laying out at a time, the newest waiting', async ({
  page,
  shell,
}) => {
  const { plan, first } = await longPlan(shell, 2);
  let flying = 0;
  let most = 0;
  let calls = 0;
  let said = '';
  await page.route('**/invoke/preview_plan', async (route) => {
    flying += 1;
    calls += 1;
    most = Math.max(most, flying);
    said = route.request().postData() ?? '';
    await new Promise((done) => setTimeout(done, 250));
    await route.continue();
    flying -= 1;
  });
  await open(page, shell, at(plan.id, first));
  await drawn(page);
  await editor(page).click();
  await page.keyboard.press('Control+End');
  const before = calls;
  await typeTelex(page, ` ${SENTENCE}`);
  await expect(editor(page)).toContainText(SENTENCE);
  await expect.poll(() => said).toContain(SENTENCE);
  expect(most).toBe(1);
  // Hundreds of keys, a handful of layings out.
  expect(calls - before).toBeLessThan(20);
});

test('unchanged pages are not fetched again, and only what is near the view is', async ({
  page,
  shell,
}) => {
  test.slow();
  const { plan, first } = await longPlan(shell, 330);
  const fetched: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/invoke/preview_page'))
      fetched.push((JSON.parse(request.postData() ?? '{}') as { fingerprint: string }).fingerprint);
  });
  await open(page, shell, at(plan.id, first));
  await drawn(page);
  await expect(page.getByTestId('preview-where')).toHaveText(/^Trang 1\/\d{2}$/);
  const count = Number((await page.getByTestId('preview-where').innerText()).split('/')[1]);
  expect(count).toBeGreaterThan(40);
  expect(await sheets(page).count()).toBeLessThan(6);
  expect(new Set(fetched).size).toBeLessThan(6);

  // To the end: its pages come, those between do not.
  await page
    .getByTestId('preview-pages')
    .evaluate((pages) => pages.scrollTo(0, pages.scrollHeight));
  await drawn(page, count - 1);
  await expect(page.getByTestId('preview-where')).toHaveText(`Trang ${count}/${count}`);
  expect(new Set(fetched).size).toBeLessThan(12);
  await expect(page.getByRole('img', { name: `Trang ${count} / ${count}` })).toBeVisible();

  // A word in the first paragraph, while the last pages are in view: the page is brought there.
  await editor(page).click({ position: { x: 200, y: 20 } });
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Một ');
  await expect(page.getByTestId('preview-where')).toHaveText(`Trang 1/${count}`);
  await drawn(page);
  expect(new Set(fetched).size).toBe(fetched.length);
});

test('the place with the caret is marked: a block, a new block, a field of the head', async ({
  page,
  shell,
}) => {
  const plan = await importedPlan(shell);
  const section = plan.sections[0]?.sections[0];
  await open(page, shell, at(plan.id, section?.id));
  await drawn(page);
  await editor(page).click();
  await expect(marked(page)).toHaveAccessibleName(/Nâng cao nhận thức/);
  await page.keyboard.press('Control+End');
  // The browser tells of a moved caret a task later; nobody's next key comes sooner than this.
  await page.waitForTimeout(100);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Dòng vừa thêm');
  await expect(marked(page)).toHaveAccessibleName(/^(Đoạn văn|Dòng vừa thêm)$/);
  await page.getByTestId('outline-item').first().click();
  await page.getByTestId('head-bases').focus();
  await expect(marked(page)).toHaveAttribute('data-kind', 'basis');
  await page.getByTestId('head-number').focus();
  await expect(marked(page)).toHaveAttribute('data-kind', 'number');
  await page.getByTestId('outline-item').filter({ hasText: 'Kết thúc' }).click();
  await page.getByTestId('recipient-name').first().focus();
  await expect(marked(page)).toHaveAttribute('data-kind', 'recipients');
});

test('a click on the page leads to the field', async ({ page, shell }) => {
  const plan = await importedPlan(shell);
  await addTask(shell, plan.id, 'Phát thanh ba buổi mỗi tuần');
  const annexed = await shell.invoke<Plan>('get_plan', { plan: plan.id });
  await open(page, shell, at(annexed.id, 'ending'));
  await drawn(page);
  for (const [kind, field] of [
    ['subject', 'head-subject'],
    ['number', 'head-number'],
    ['date', 'head-day'],
    ['basis', 'head-bases'],
    ['signature', 'signature-lines'],
    ['recipients', 'recipient-name'],
  ] as const) {
    await clickSpot(page, kind);
    await expect(page.getByTestId(field).first(), kind).toBeFocused();
  }
  const block_ = page
    .getByTestId('preview-spot')
    .and(page.locator('[aria-label^="Nội dung ngắn gọn"]'));
  await block_.scrollIntoViewIfNeeded();
  const box = await block_.boundingBox();
  if (!box) throw new Error('no such paragraph on the page');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(page.getByTestId('section-title')).toHaveValue('Yêu cầu');
  await expect(editor(page)).toBeFocused();
  await page.keyboard.type('X');
  await expect(editor(page)).toHaveText(/^XNội dung ngắn gọn/);
});

test('by keyboard: through the places, and Enter goes to the field', async ({ page, shell }) => {
  const plan = await importedPlan(shell);
  await open(page, shell, at(plan.id, 'head'));
  await drawn(page);
  const spots = page.getByTestId('preview-spot');
  // One stop for Tab, at the place being edited.
  await expect(page.locator('[data-testid=preview-spot][tabindex="0"]')).toHaveCount(1);
  await page.locator('[data-testid=preview-spot][tabindex="0"]').focus();
  await expect(spots.and(page.locator(':focus'))).toHaveAttribute('data-kind', 'subject');
  await page.keyboard.press('ArrowDown');
  await expect(spots.and(page.locator(':focus'))).toHaveAccessibleName('Căn cứ 1');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('head-bases')).toBeFocused();
});

test('a row of the annex leads to its task', async ({ page, shell }) => {
  const plan = await newPlan(shell);
  const task = await addTask(shell, plan.id, 'Phát thanh ba buổi mỗi tuần');
  await shell.invoke('accept_tasks', { plan: plan.id, tasks: [task] });
  await open(page, shell, at(plan.id));
  await drawn(page);
  const row = page.getByTestId('preview-spot').and(page.locator(`[data-spot$="${task}"]`));
  await expect(async () => {
    await page
      .getByTestId('preview-pages')
      .evaluate((pages) => pages.scrollTo(0, pages.scrollHeight));
    await expect(row).toBeVisible({ timeout: 1_000 });
  }).toPass();
  const box = await row.boundingBox();
  if (!box) throw new Error('no row');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(page.getByTestId('tab-tasks')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByTestId('task-text').first()).toHaveValue(/Phát thanh ba buổi/);
});

test('zoom by button, wheel and key; remembered with the columns', async ({ page, shell }) => {
  const { plan, first } = await longPlan(shell, 12);
  await open(page, shell, at(plan.id, first));
  await drawn(page);
  const percent = page.getByTestId('preview-percent');
  const fit = await percent.innerText();
  await page.getByTestId('preview-zoom-in').click();
  await expect(percent).toHaveText('60 %');
  await page.getByTestId('preview-pages').hover();
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await expect(percent).toHaveText('75 %');
  await page.locator('[data-testid=preview-spot][tabindex="0"]').focus();
  await page.keyboard.press('Control+-');
  await expect(percent).toHaveText('60 %');
  await page.reload();
  await drawn(page);
  await expect(percent).toHaveText('60 %');
  await page.locator('[data-testid=preview-spot][tabindex="0"]').focus();
  await page.keyboard.press('Control+0');
  await expect(percent).toHaveText(fit);
  await expect(page.getByTestId('preview-fit')).toHaveAttribute('aria-pressed', 'true');

  await page.getByTestId('preview-close').click();
  await expect(page.getByTestId('preview')).toHaveCount(0);
  await expect(page.getByTestId('toggle-page')).toBeFocused();
  await page.reload();
  await expect(editor(page)).toBeVisible();
  await expect(page.getByTestId('preview')).toHaveCount(0);
});

test('pages that cannot be laid out: the last ones stay, and trying again helps', async ({
  page,
  shell,
}) => {
  const { plan, first } = await longPlan(shell, 2);
  await open(page, shell, at(plan.id, first));
  await drawn(page);
  await page.route('**/invoke/preview_plan', (route) =>
    route.fulfill({ status: 500, json: { kind: 'internal' } }),
  );
  await editor(page).click();
  await page.keyboard.type('thêm ');
  await expect(page.getByTestId('preview-failure')).toContainText('đang hiện bản trước');
  await drawn(page);
  await page.unroute('**/invoke/preview_plan');
  await page.getByTestId('preview-again').click();
  await expect(page.getByTestId('preview-failure')).toHaveCount(0);
});

test('what cannot be printed is named', async ({ page, shell }) => {
  const plan = await newPlan(shell);
  const section = await fill(shell, plan, [block('paragraph', 'Vui vẻ \u{1F600} cùng làm')]);
  await open(page, shell, at(plan.id, section));
  await expect(page.getByTestId('preview-missing')).toContainText('U+1F600');
});

test('after undo the page is the page before', async ({ page, shell }) => {
  const { plan, first } = await longPlan(shell, 2);
  await open(page, shell, at(plan.id, first));
  const before = await drawn(page);
  await page.getByTestId('outline-item').nth(1).focus();
  await page.keyboard.press('Delete');
  await expect.poll(() => drawn(page)).not.toBe(before);
  await page.getByTestId('undo').click();
  await expect.poll(() => drawn(page)).toBe(before);
});

for (const theme of ['light', 'dark', 'contrast'] as const)
  for (const text_size of [100, 175])
    test.describe(`${theme}, ${text_size} %`, () => {
      test.use({ settings: { theme, text_size } });

      test('the pages are for everybody', async ({ page, shell }) => {
        const plan = await newPlan(shell);
        const section = await fill(shell, plan, [
          block('paragraph', 'Mở đầu'),
          tableBlock([
            ['Việc', 'Nơi'],
            ['Phát thanh', 'Ấp Một'],
          ]),
        ]);
        await shell.invoke<SavedPlan>('get_plan', { plan: plan.id });
        await open(page, shell, at(plan.id, section));
        await expect(editor(page)).toBeVisible();
        if (text_size > 100) {
          await expect(page.getByTestId('toggle-page')).toHaveText('Xem trang in');
          await page.getByTestId('toggle-page').click();
          await expect(editor(page)).toBeHidden();
        }
        await drawn(page);
        await expectAccessible(page);
        await expectFits(page);
        if (text_size > 100) {
          await clickSpot(page, 'subject');
          await expect(page.getByTestId('head-subject')).toBeFocused();
        }
      });
    });
