import { spawnSync } from 'node:child_process';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import type { ImportChoice, ImportPreview, Plan } from '../src/backend/generated';
import { expectAccessible, expectFits, unreachable } from './a11y';
import { expect, open, test } from './harness';
import { PLAN_TEXT } from './plan-text';
import { writeWordFile } from './word-file';

/** The pieces as shown: kind, label and words. */
const pieces = (page: Page) => page.getByTestId('import-piece');
const chosen = (page: Page) => page.locator('[data-testid=import-piece][aria-selected=true]');

test('pasted text is shown first and kept only when accepted', async ({ page, shell }) => {
  await open(page, shell, '#/import');
  await expect(page.getByTestId('import-read')).toBeDisabled();
  await page.getByTestId('import-paste').fill(PLAN_TEXT);
  await page.getByTestId('import-read').click();

  const preview = page.getByTestId('import-preview');
  await expect(preview).toContainText(/nước sạch/i);
  await expect(preview).toContainText('2026');
  await expect(preview).toContainText(/BÌNH LẠC/);
  await expect(page.getByTestId('import-piece').filter({ hasText: 'II.' }).first()).toContainText(
    'NỘI DUNG TUYÊN TRUYỀN',
  );
  await expect(page.getByTestId('preview-doubts').first()).toBeVisible();
  expect(await shell.invoke('list_plans')).toEqual([]);

  await page.getByTestId('import-back').click();
  await expect(page.getByTestId('import-paste')).toHaveValue(PLAN_TEXT);
  await page.getByTestId('import-read').click();
  await page.getByTestId('import-accept').click();
  await expect(page).toHaveURL(/#\/plan\/.+\/compose/);
  expect(await shell.invoke<unknown[]>('list_plans')).toHaveLength(1);

  await page.goto(`${shell.url}/#/import`);
  await page.getByTestId('import-paste').fill(PLAN_TEXT);
  await page.getByTestId('import-read').click();
  await expect(preview.getByRole('status')).toBeVisible();
});

test('what cannot be read says why, and the paste stays', async ({ page, shell }) => {
  await open(page, shell, '#/import');
  await page.route('**/invoke/preview_text', (route) =>
    route.fulfill({
      status: 422,
      json: { kind: 'unreadable', reason: 'too_many_lines', line: null, limit: 50_000 },
    }),
  );
  await page.getByTestId('import-paste').fill('một dòng');
  await page.getByTestId('import-read').click();
  await expect(page.getByTestId('failure')).toBeVisible();
  await expect(page.getByTestId('import-paste')).toHaveValue('một dòng');
});

test('reading can be given up', async ({ page, shell }) => {
  await open(page, shell, '#/import');
  await page.getByTestId('import-paste').fill(PLAN_TEXT);
  let answer = () => {};
  const held = new Promise<void>((done) => (answer = done));
  await page.route('**/invoke/preview_text', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByTestId('import-read').click();
  const answered = page.waitForResponse('**/invoke/preview_text');
  await page.getByTestId('import-cancel').click();
  answer();
  await answered;
  await expect(page.getByTestId('import-read')).toBeEnabled();
  await expect(page.getByTestId('import-preview')).toHaveCount(0);
  await expect(page.getByTestId('import-paste')).toHaveValue(PLAN_TEXT);
});

test('a closed file dialog changes nothing', async ({ page, shell }) => {
  await open(page, shell, '#/import');
  await page.getByTestId('import-pick').click();
  await expect(page.getByTestId('import-pick')).toBeEnabled();
  await expect(page.getByTestId('failure')).toHaveCount(0);
});

const FILE = join(tmpdir(), `loa-page-import-${process.pid}.txt`);
test.describe('a chosen file', () => {
  test.use({ env: { LOA_TEST_OPEN: FILE } });

  test('is read', async ({ page, shell }) => {
    await writeFile(FILE, PLAN_TEXT);
    await open(page, shell, '#/import');
    await page.getByTestId('import-pick').click();
    await expect(page.getByTestId('import-preview')).toContainText(/nước sạch/i);
  });

  test('that is a picture is refused with advice', async ({ page, shell }) => {
    await writeFile(FILE, Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0]));
    await open(page, shell, '#/import');
    await page.getByTestId('import-pick').click();
    await expect(page.getByTestId('failure')).toBeVisible();
  });

  test.describe.configure({ mode: 'serial' });
});

/** Saves a file in another format as LibreOffice does; nothing where it is not installed. */
function savedAs(file: string, ending: string): string | undefined {
  const folder = dirname(file);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'office')).href}`;
  const run = spawnSync('soffice', [
    profile,
    '--headless',
    '--convert-to',
    ending,
    '--outdir',
    folder,
    file,
  ]);
  return run.error || run.status !== 0
    ? undefined
    : join(folder, `${basename(file, extname(file))}.${ending}`);
}

const REVIEWED = join(tmpdir(), `loa-page-reviewed-${process.pid}.docx`);
test.describe('a Word file that people reviewed', () => {
  test.use({ env: { LOA_TEST_OPEN: REVIEWED } });
  test.describe.configure({ mode: 'serial' });

  test('is read as it was and as it became, with what they said', async ({ page, shell }) => {
    await writeWordFile(REVIEWED);
    await open(page, shell, '#/import');
    await page.getByTestId('import-pick').click();
    const item = pieces(page).filter({ hasText: 'Phát thanh' });
    await expect(item).toContainText('Phát thanh hai buổi mỗi tuần.');
    const comments = page.getByTestId('import-comments');
    await expect(comments).toContainText('Nêu rõ số buổi');
    await expect(comments).toContainText('Đã nêu');
    await expect(comments).toContainText('Đã xử lý');
    await expect(page.getByTestId('import-changes')).toContainText('2');
    await page.getByTestId('import-view-original').click();
    await expect(item).toContainText('Phát thanh một buổi mỗi tuần.');
    await expect(comments).toContainText('Nêu rõ số buổi');
    await page.getByTestId('import-view-accepted').click();
    await expect(item).toContainText('Phát thanh hai buổi mỗi tuần.');
    await expectAccessible(page);
  });

  for (const [ending, view] of [
    ['odt', true],
    ['doc', true],
    ['pdf', false],
  ] as const) {
    test(`is read as ${ending} too`, async ({ page, shell }) => {
      test.setTimeout(90_000);
      const folder = await mkdtemp(join(tmpdir(), 'loa-page-saved-'));
      const word = join(folder, 'gop-y.docx');
      await writeWordFile(word);
      const saved = savedAs(word, ending);
      test.skip(saved === undefined, 'LibreOffice is not here');
      // The door opens one name; what is in the file tells what it is.
      await copyFile(saved ?? word, REVIEWED);
      await rm(folder, { recursive: true });
      await open(page, shell, '#/import');
      await page.getByTestId('import-pick').click();
      await expect(pieces(page).filter({ hasText: 'Tổng vệ sinh' })).toBeVisible({
        timeout: 60_000,
      });
      await expect(page.getByTestId('import-view-original')).toHaveCount(view ? 1 : 0);
      if (!view) return;
      await page.getByTestId('import-view-original').click();
      const item = pieces(page).filter({ hasText: 'Phát thanh' });
      await expect(item).toContainText('một buổi', { timeout: 60_000 });
    });
  }
});

test('text typed for old fonts is shown in Unicode and asked to be read through', async ({
  page,
  shell,
}) => {
  await open(page, shell, '#/import');
  await page
    .getByTestId('import-paste')
    .fill(
      'KÕ HO¹CH\nTuyªn truyÒn c¶i c¸ch hµnh chÝnh n¨m 2026\nI. MôC §ÝCH\n- Ng\u{ad}êi d©n biÕt n¬i nép hå s¬.\n',
    );
  await page.getByTestId('import-read').click();
  const preview = page.getByTestId('import-preview');
  await expect(preview).toContainText('Tuyên truyền cải cách hành chính năm 2026');
  await expect(page.getByTestId('import-piece').first()).toContainText('MỤC ĐÍCH');
  await expect(page.getByTestId('preview-doubts').first()).toContainText('phông chữ cũ');
  await expect(page.getByTestId('preview-doubts').first()).toContainText('TCVN3');
});

/** Reads the pasted plan and stands on a piece. */
async function look(page: Page, words: string): Promise<void> {
  await page.getByTestId('import-paste').fill(PLAN_TEXT);
  await page.getByTestId('import-read').click();
  await pieces(page).filter({ hasText: words }).click();
  await page.getByTestId('import-pieces').focus();
}

test('a plan is put right by keyboard alone, and kept as it was put right', async ({
  page,
  shell,
}) => {
  await open(page, shell, '#/import');
  await page.getByTestId('import-paste').focus();
  await page.keyboard.insertText(PLAN_TEXT);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const list = page.getByTestId('import-pieces');
  const words = page.getByTestId('import-words');
  await expect(words).toContainText('từ để ngoài');
  const before = await words.textContent();
  for (let i = 0; i < 40; i += 1) {
    if (await list.evaluate((it) => it === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(list).toBeFocused();

  // Move, and change the kind by steps and by the menu.
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('ArrowDown');
  await expect(chosen(page)).toContainText('Nâng cao ý thức');
  await page.keyboard.press('Alt+ArrowRight');
  await expect(chosen(page)).toHaveAttribute('data-role', 'dash');
  await page.keyboard.press('k');
  await expect(page.getByTestId('import-kind-heading')).toBeFocused();
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(chosen(page)).toHaveAttribute('data-role', 'point');
  await expect(list).toBeFocused();

  // A label.
  await page.keyboard.press('F2');
  await expect(page.getByTestId('import-label-field')).toBeFocused();
  await page.keyboard.insertText('a)');
  await page.keyboard.press('Enter');
  await expect(chosen(page)).toContainText('a)');
  await expect(list).toBeFocused();

  // Join with the one above, and split again where it was.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('j');
  await expect(chosen(page)).toContainText('trong xã. b) Vận động');
  await page.keyboard.press('s');
  const field = page.getByTestId('import-split-field');
  await expect(field).toBeFocused();
  await page.keyboard.press('x');
  await expect(field).toHaveValue(/^Nâng cao/);
  await page.keyboard.press('Enter');
  await expect(chosen(page)).toContainText('b)');
  await expect(chosen(page)).toHaveAttribute('data-role', 'point');
  await expect(list).toBeFocused();

  // Out of the plan and back.
  await page.keyboard.press('Delete');
  await expect(words).not.toHaveText(before ?? '');
  await page.keyboard.press('Control+z');
  await expect(words).toHaveText(before ?? '');
  await expect(chosen(page)).toContainText('Vận động');
  await page.keyboard.press('Control+y');
  await expect(words).not.toHaveText(before ?? '');
  await page.keyboard.press('End');
  await page.keyboard.press('Insert');
  await expect(page.getByTestId('import-said')).toContainText('Đã đưa lại');

  for (let i = 0; i < 40; i += 1) {
    const accept = page.getByTestId('import-accept');
    if (await accept.evaluate((it) => it === document.activeElement)) break;
    await page.keyboard.press('Shift+Tab');
  }
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/plan\/.+\/compose/);
  const [plan] = await shell.invoke<{ id: string }[]>('list_plans');
  const kept = await shell.invoke<Plan>('get_plan', { plan: plan?.id });
  expect(kept.sections[0]?.sections[0]?.blocks[0]?.label).toBe('a)');
  expect(kept.left_over.map((it) => it.text)).toContain('b) Vận động các hộ xây bể lọc.');
});

test('each side shows the place of the other', async ({ page, shell }) => {
  await open(page, shell, '#/import');
  await look(page, 'bể lọc');
  const lines = page.getByTestId('import-line');
  await expect(lines.filter({ hasText: 'bể lọc' })).toHaveClass(/chosen/);
  await lines.filter({ hasText: '1. Mục đích' }).click();
  await expect(chosen(page)).toContainText('Mục đích');
  await page.getByTestId('import-source').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByTestId('import-said')).toContainText('Thông tin chung');
  await expect(chosen(page)).toHaveCount(0);
  await page.keyboard.press('Home');
  for (let i = 0; i < 10; i += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('import-pieces')).toBeFocused();
  await expect(chosen(page)).toContainText('MỤC ĐÍCH, YÊU CẦU');

  await page.keyboard.press('F8');
  await expect(chosen(page)).toContainText('4.');
  await page.getByTestId('preview-doubts').first().locator('summary').click();
  await page.getByTestId('import-pieces').press('Home');
  await page.getByTestId('preview-doubts').getByRole('button', { name: /^Dòng/ }).click();
  await expect(chosen(page)).toContainText('4.');
  await expect(lines.filter({ hasText: 'xả rác' })).toHaveClass(/chosen/);
});

test('what cannot be done says so and changes nothing', async ({ page, shell }) => {
  await open(page, shell, '#/import');
  await look(page, 'MỤC ĐÍCH, YÊU CẦU');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByTestId('import-said')).toContainText('Không chuyển thêm bậc');
  await expect(page).toHaveURL(/#\/import/);
  await expect(page.getByTestId('import-undo')).toBeDisabled();
  await page.keyboard.press('l');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('import-pieces')).toBeFocused();
});

test('the details around the text are put right before accepting', async ({ page, shell }) => {
  await open(page, shell, '#/import');
  await look(page, 'bể lọc');
  await page.getByTestId('import-facts-open').click();
  await page.getByTestId('import-facts-year').fill('3000');
  await page.getByTestId('import-facts-save').click();
  await expect(page.getByTestId('import-facts-year')).toHaveAttribute('aria-invalid', 'true');
  await page.getByTestId('import-facts-year').fill('2027');
  await page.getByTestId('import-facts-subject').fill('Tuyên truyền nước sạch năm 2027');
  await page.getByTestId('import-facts-save').click();
  await expect(page.getByTestId('import-preview')).toContainText('nước sạch năm 2027');
  await page.getByTestId('import-accept').click();
  await expect(page).toHaveURL(/#\/plan\/.+\/compose/);
  expect(await shell.invoke('list_plans')).toMatchObject([{ year: 2027 }]);
});

test('the user has the last word on the table of an old text', async ({ page, shell }) => {
  await open(page, shell, '#/import');
  await page
    .getByTestId('import-paste')
    .fill('Tuyªn truyÒn n¨m 2026\nI. MôC §ÝCH\n- Ng\u{ad}êi d©n biÕt n¬i nép hå s¬.\n');
  await page.getByTestId('import-read').click();
  await expect(page.getByTestId('import-compared')).toContainText('Tuyên truyền năm 2026');
  await page.getByTestId('import-table').selectOption('as_it_stands');
  await page.getByTestId('import-reread').click();
  await expect(page.getByTestId('import-reading')).toContainText('không chuyển bảng mã');
  await expect(page.getByTestId('import-line').first()).toContainText('truyÒn');
  await page.getByTestId('import-table').selectOption('tcvn3');
  await page.getByTestId('import-reread').click();
  await expect(page.getByTestId('import-line').first()).toContainText('Tuyên truyền');
});

test('repaired marks are taken back one by one or all at once', async ({ page, shell }) => {
  await open(page, shell, '#/import');
  await page
    .getByTestId('import-paste')
    .fill('I. MỤC ĐÍCH\n1. Thưc\u{323} hiện đúng hẹn.\n2. Trả kết qua\u{309} sớm, nhâṇ hồ sơ.\n');
  await page.getByTestId('import-read').click();
  const group = page.getByTestId('preview-doubts').filter({ hasText: 'dấu' });
  await group.locator('summary').click();
  await expect(pieces(page).filter({ hasText: 'Thực hiện' })).toHaveCount(1);
  await group.getByTestId('import-as-found').first().click();
  await expect(pieces(page).filter({ hasText: 'Thực hiện' })).toHaveCount(0);
  await expect(page.getByTestId('import-said')).toContainText('như trong văn bản');
  await group.getByTestId('import-unrepair').click();
  await expect(page.getByTestId('import-repair')).toBeVisible();
  await expect(group).toHaveCount(0);
});

test('a hundred thousand lines are walked through quickly', async ({ page, shell }) => {
  await open(page, shell, '#/import');
  const short = await shell.invoke<ImportPreview>('preview_text', {
    text: 'I. NỘI DUNG\n- Một.\n',
  });
  const [, item] = short.pieces;
  const line = (i: number) => ({ ...item, id: i + 10, line: i + 2, text: `Việc thứ ${i + 1}.` });
  const long = {
    ...short,
    lines: ['I. NỘI DUNG', ...Array.from({ length: 100_000 }, (_, i) => `- Việc thứ ${i + 1}.`)],
    pieces: [short.pieces[0], ...Array.from({ length: 100_000 }, (_, i) => line(i))],
  };
  const joined = { ...line(99_998), text: 'Việc thứ 99999. Việc thứ 100000.' };
  const edit = { at: 99_999, removed: 2, pieces: [joined], focus: joined.id, state: short.state };
  await page.route('**/invoke/preview_text', (route) => route.fulfill({ json: long }));
  await page.route('**/invoke/correct_import', (route) => route.fulfill({ json: edit }));
  await page.getByTestId('import-paste').fill('I. NỘI DUNG');
  await page.getByTestId('import-read').click();
  await pieces(page).first().click({ timeout: 20_000 });
  await page.getByTestId('import-pieces').focus();
  const begun = Date.now();
  await page.keyboard.press('End');
  await expect(chosen(page)).toContainText('Việc thứ 100000');
  for (let i = 0; i < 20; i += 1) await page.keyboard.press('ArrowUp');
  await expect(chosen(page)).toContainText('Việc thứ 99980');
  const walked = Date.now();
  await page.keyboard.press('End');
  await page.keyboard.press('j');
  await expect(chosen(page)).toContainText('99999. Việc');
  expect([walked - begun < 4_000, Date.now() - walked < 4_000]).toEqual([true, true]);
  expect(await pieces(page).count()).toBeLessThan(60);
  expect(await page.getByTestId('import-line').count()).toBeLessThan(60);
  await test.info().attach('times', { body: `${walked - begun} ${Date.now() - walked}` });
});

test('remarks and tracked changes of a Word file are shown, and its versions chosen', async ({
  page,
  shell,
}) => {
  await open(page, shell, '#/import');
  const plain = await shell.invoke<ImportPreview>('preview_text', { text: PLAN_TEXT });
  const word: ImportPreview = {
    ...plain,
    reading: { ...plain.reading, views: true },
    comments: [
      {
        author: 'Trần Văn Nam',
        date: '2026-01-05T08:00:00Z',
        text: 'Ghi rõ thời gian.',
        anchor: 'mỗi tuần hai buổi',
        answer: false,
        done: true,
      },
      { author: '', date: '', text: 'Đã ghi.', anchor: '', answer: true, done: false },
    ],
    changes: [{ kind: 'deleted', author: 'Trần Văn Nam', date: '', text: 'quý I' }],
  };
  await page.route('**/invoke/preview_text', (route) => route.fulfill({ json: word }));
  const asked: unknown[] = [];
  await page.route('**/invoke/reread_import', (route) => {
    const { choice } = route.request().postDataJSON() as { choice: ImportChoice };
    asked.push(choice);
    const reading = { ...word.reading, choice };
    return route.fulfill({ json: { ...word, draft: 'again', reading } });
  });
  await page.getByTestId('import-paste').fill(PLAN_TEXT);
  await page.getByTestId('import-read').click();
  const comments = page.getByTestId('import-comments');
  await expect(comments).toContainText('mỗi tuần hai buổi');
  await expect(comments).toContainText('Đã xử lý');
  await expect(comments).toContainText('Không rõ người ghi');
  await page.getByTestId('import-changes').locator('summary').click();
  await expect(page.getByTestId('import-changes')).toContainText('Xóa: quý I');
  await expectAccessible(page);
  await page.getByTestId('import-view-original').click();
  await expect(page.getByTestId('import-view-original')).toHaveAttribute('aria-pressed', 'true');
  expect(asked).toEqual([{ view: 'original', table: 'guessed', repair: true }]);
});

test('the screen of corrections is accessible in each of its states', async ({ page, shell }) => {
  await open(page, shell, '#/import');
  await look(page, 'bể lọc');
  await expectAccessible(page);
  await page.keyboard.press('s');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('l');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByTestId('import-facts-open').click();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expectFits(page);
  expect(await unreachable(page)).toEqual([]);
});
