import type { Page } from '@playwright/test';
import type { Plan } from '../src/backend/generated';
import { expectAccessible, expectFits } from './a11y';
import { expect, open, savedAfter, seqOf, test, type Shell } from './harness';
import { block, fill, importedPlan, newPlan, tableBlock } from './plans';
import { SENTENCE, typeTelex } from './telex';

const editor = (page: Page) => page.getByTestId('editor');
const at = (plan: string, section = '') =>
  `#/plan/${plan}/compose${section && `?section=${section}`}`;
const read = (shell: Shell, plan: string) => shell.invoke<Plan>('get_plan', { plan });

/** The first section as lines of kind, label and words. */
async function lines(shell: Shell, plan: string): Promise<string[]> {
  const { sections } = await read(shell, plan);
  return (sections[0]?.blocks ?? []).map(({ kind, label, text }) => `${kind} ${label} ${text}`);
}

async function writeOn(page: Page, shell: Shell, blocks = [block('paragraph', '')]) {
  const plan = await newPlan(shell);
  const section = await fill(shell, plan, blocks);
  await open(page, shell, at(plan.id, section));
  await editor(page).click();
  return { plan: plan.id, section };
}

test('what is written is there after the power failed', async ({ page, shell }) => {
  const { plan } = await writeOn(page, shell);
  const before = await seqOf(page);
  await page.keyboard.type('Mở đầu');
  await page.keyboard.press('Enter');
  await page.getByTestId('tool-dash').click();
  await page.keyboard.type('một');
  await page.keyboard.press('Enter');
  await page.keyboard.type('hai');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+b');
  await page.keyboard.type(' đậm');
  await savedAfter(page, before);
  await expect.poll(() => lines(shell, plan)).toContain('plus + hai đậm');
  await shell.restart();
  await open(page, shell, at(plan));
  await expect(editor(page).locator('strong')).toHaveText(' đậm');
  expect(await lines(shell, plan)).toEqual(['paragraph  Mở đầu', 'dash - một', 'plus + hai đậm']);
});

test('undo and redo in the editor', async ({ page, shell }) => {
  await writeOn(page, shell, [block('dash', 'đầu')]);
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' thêm');
  await expect(editor(page)).toHaveText('đầu thêm');
  await page.keyboard.press('Control+z');
  await expect(editor(page)).toHaveText('đầu');
  await page.keyboard.press('Control+y');
  await expect(editor(page)).toHaveText('đầu thêm');
  await page.getByTestId('tool-undo').click();
  await expect(editor(page)).toHaveText('đầu');
});

test('leaving for another tab saves at once', async ({ page, shell }) => {
  const { plan } = await writeOn(page, shell);
  await page.keyboard.type('vừa gõ');
  await page.getByTestId('tab-check').click();
  await expect(page.getByTestId('editor')).toHaveCount(0);
  expect(await lines(shell, plan)).toEqual(['paragraph  vừa gõ']);
});

test('a section is added, moved, deleted and brought back', async ({ page, shell }) => {
  const { plan } = await writeOn(page, shell);
  const titles = async () => (await read(shell, plan)).sections.map((it) => it.title);
  const first = await titles();
  await page.getByTestId('section-add').click();
  await page.getByTestId('section-add-targets').click();
  await expect(page.getByTestId('section-title')).toHaveValue('CHỈ TIÊU');
  await expect(page.getByTestId('section-title')).toBeFocused();
  const added = [first[0], 'CHỈ TIÊU', ...first.slice(1)];
  expect(await titles()).toEqual(added);

  const item = page.getByTestId('outline-item').filter({ hasText: 'CHỈ TIÊU' });
  await item.focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(titles).toEqual(['CHỈ TIÊU', ...first]);
  await expect(item).toBeFocused();
  await page.keyboard.press('Delete');
  await expect.poll(titles).toEqual(first);
  await page.getByTestId('undo').click();
  await expect.poll(titles).toEqual(['CHỈ TIÊU', ...first]);
  await expect(item).toBeVisible();
});

test('the head and the ending are kept', async ({ page, shell }) => {
  const plan = (await importedPlan(shell)).id;
  await open(page, shell, at(plan, 'head'));
  await page.getByTestId('head-number').fill('7');
  await page.getByTestId('head-day').fill('5');
  await page.getByTestId('head-month').fill('1');
  await page.getByTestId('head-date-year').fill('2026');
  await page.getByTestId('head-bases').fill('Luật A\nNghị định B');
  await page.getByTestId('outline-item').filter({ hasText: 'Kết thúc' }).click();
  await page.getByTestId('signature-name').fill('Phạm Văn Quý');
  await page.getByTestId('ending-closing').fill('Trên đây là Kế hoạch.');
  await page.getByTestId('tab-check').click();
  await expect(page.getByTestId('tab-check')).toHaveAttribute('aria-selected', 'true');
  const { head, signature, closing, state } = await read(shell, plan);
  expect([head.number, head.bases, signature.name, state]).toEqual([
    '7',
    ['Luật A', 'Nghị định B'],
    'Phạm Văn Quý',
    'issued',
  ]);
  expect(closing[0]?.runs[0]?.text).toBe('Trên đây là Kế hoạch.');
});

test('number and date of a plan that was begun here come by their step', async ({
  page,
  shell,
}) => {
  const { plan } = await writeOn(page, shell);
  await open(page, shell, at(plan, 'head'));
  for (const field of ['head-number', 'head-day', 'head-month', 'head-date-year'])
    await expect(page.getByTestId(field)).toHaveAttribute('readonly');
  await page.getByTestId('head-bases').fill('Luật A');
  await page.getByTestId('tab-check').click();
  await expect(page.getByTestId('tab-check')).toHaveAttribute('aria-selected', 'true');
  expect((await read(shell, plan)).head.bases).toEqual(['Luật A']);
});

test('a date that does not exist stays in its field and says so', async ({ page, shell }) => {
  const plan = (await importedPlan(shell)).id;
  await open(page, shell, at(plan, 'head'));
  await page.getByTestId('head-day').fill('31');
  await page.getByTestId('head-month').fill('2');
  await page.getByTestId('head-date-year').fill('2026');
  await expect(page.getByTestId('failure')).toBeVisible();
  await expect(page.getByTestId('head-day')).toHaveValue('31');
  await expect(page.getByTestId('head-day')).toHaveAttribute('aria-invalid', 'true');
});

test.describe('Telex', () => {
  for (const slow of [1, 20]) {
    test(`a paragraph, ${slow}× slow`, async ({ page, shell }) => {
      await writeOn(page, shell);
      await typeTelex(page, SENTENCE, slow);
      await expect(editor(page)).toHaveText(SENTENCE);
    });
  }

  test('a list goes on over Enter', async ({ page, shell }) => {
    const { plan } = await writeOn(page, shell, [block('dash', '')]);
    await typeTelex(page, 'Đường làng\nngõ xóm đều được quét dọn');
    await expect
      .poll(() => lines(shell, plan))
      .toEqual(['dash - Đường làng', 'dash - ngõ xóm đều được quét dọn']);
  });

  test('a table cell', async ({ page, shell }) => {
    await writeOn(page, shell, [
      tableBlock([
        ['TT', 'Việc'],
        ['1', ''],
      ]),
    ]);
    const cell = editor(page).locator('td').nth(1);
    await cell.click();
    await typeTelex(page, SENTENCE);
    await expect(cell).toHaveText(SENTENCE);
  });

  test('bold switched on stays on', async ({ page, shell }) => {
    await writeOn(page, shell);
    await page.keyboard.type('abc ');
    await page.keyboard.press('Control+b');
    await typeTelex(page, 'Đồng');
    await expect(editor(page).locator('strong')).toHaveText('Đồng');
    await expect(editor(page)).toHaveText('abc Đồng');
  });

  test('the heading', async ({ page, shell }) => {
    await writeOn(page, shell);
    await page.getByTestId('section-title').fill('');
    await typeTelex(page, SENTENCE);
    await expect(page.getByTestId('section-title')).toHaveValue(SENTENCE);
  });
});

/** Puts something on the clipboard and pastes it where the caret is. */
async function paste(page: Page, data: Record<string, string>): Promise<void> {
  await page.evaluate((parts) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(parts)) clipboardData.setData(type, text);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, data);
}

test.describe('paste', () => {
  test('from Word', async ({ page, shell }) => {
    const { plan } = await writeOn(page, shell);
    const html = `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>-<span>&nbsp;</span></span>Nâng cao <b>nhận thức</b></p><p class=MsoNormal>1. Khoản</p><table><tr><td>TT</td><td>Việc</td></tr></table>`;
    await paste(page, { 'text/html': html, 'text/plain': 'x' });
    await expect
      .poll(() => lines(shell, plan))
      .toEqual(['dash - Nâng cao nhận thức', 'clause 1. Khoản', 'table  TT\tViệc']);
  });

  test('into a cell as lines', async ({ page, shell }) => {
    await writeOn(page, shell, [
      tableBlock([
        ['TT', 'Việc'],
        ['1', ''],
      ]),
    ]);
    const cell = editor(page).locator('td').nth(1);
    await cell.click();
    await page.keyboard.type('*');
    await expect(cell).toHaveText('*');
    await page.keyboard.press('Backspace');
    await paste(page, { 'text/plain': 'Việc\n- một\n- hai' });
    await expect(cell.locator('p')).toHaveText(['Việc', '- một', '- hai']);
    await expect(editor(page).locator('table')).toHaveCount(1);
  });

  test('a million letters do not stop the page', async ({ page, shell }) => {
    test.slow();
    await writeOn(page, shell);
    await paste(page, { 'text/plain': '- Tuyên truyền trên loa truyền thanh\n'.repeat(28_000) });
    await expect(editor(page).locator('p').nth(27_999)).toHaveText(/loa truyền thanh/);
  });
});

test('a doubt leads to its place and is settled', async ({ page, shell }) => {
  const plan = await importedPlan(shell);
  const open_ = plan.doubts.filter((doubt) => !doubt.settled);
  const at_ = open_.find((doubt) => doubt.section);
  expect(at_).toBeDefined();
  await open(page, shell, at(plan.id, at_?.section ?? ''));
  await page.getByTestId('toggle-side').click();
  await page.getByTestId('doubt-settle').first().click();
  await expect
    .poll(async () => (await read(shell, plan.id)).doubts.filter((it) => !it.settled).length)
    .toBe(open_.length - 1);
});

// The line under the text is as high as its button.
for (const [width, height, part] of [
  [1366, 768, 0.47],
  [1280, 720, 0.38],
] as const)
  test(`the text has its room at ${width}×${height}`, async ({ page, shell }) => {
    await page.setViewportSize({ width, height });
    const many = Array.from({ length: 60 }, (_, n) => block('dash', `Dòng ${n}`));
    await writeOn(page, shell, many);
    await expectFits(page);
    const main = page.locator('main');
    expect(await main.evaluate((it) => it.scrollHeight - it.clientHeight)).toBe(0);
    const paper = await editor(page).locator('..').boundingBox();
    expect(paper?.height).toBeGreaterThanOrEqual(height * part);
    await page.keyboard.press('Control+End');
    await expect(editor(page).getByText('Dòng 59')).toBeInViewport();
    await expect(page.getByTestId('section-title')).toBeInViewport();
    await expect(page.getByTestId('section-words')).toBeInViewport();
  });

for (const [width, text_size] of [
  [1280, 100],
  [1366, 100],
  [1366, 175],
] as const)
  test.describe(`${width} wide, ${text_size} %`, () => {
    test.use({ settings: { text_size } });

    test('where I am never runs into the search', async ({ page, shell }) => {
      await page.setViewportSize({ width, height: 768 });
      await writeOn(page, shell);
      const where = page.getByRole('navigation', { name: 'Vị trí hiện tại' });
      const [way, search] = await Promise.all([
        where.boundingBox(),
        page.getByRole('search').boundingBox(),
      ]);
      expect((way?.x ?? 0) + (way?.width ?? 0)).toBeLessThanOrEqual(search?.x ?? 0);
      expect(await where.evaluate((it) => getComputedStyle(it).overflowX)).toBe('hidden');
    });
  });

test('Escape and Tab lead out of the editor', async ({ page, shell }) => {
  const { plan } = await writeOn(page, shell, [block('dash', 'một')]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(editor(page)).not.toBeFocused();
  expect(await lines(shell, plan)).toEqual(['dash - một']);
});

for (const theme of ['light', 'dark', 'contrast'] as const)
  for (const text_size of [100, 175])
    test.describe(`${theme}, ${text_size} %`, () => {
      test.use({ settings: { theme, text_size } });

      test('compose and check are for everybody', async ({ page, shell }) => {
        const plan = await importedPlan(shell);
        for (const place of [plan.sections[1]?.id, 'head', 'ending']) {
          await open(page, shell, at(plan.id, place));
          await expect(page.getByTestId('outline-item').first()).toBeVisible();
          await expectAccessible(page);
          await expectFits(page);
        }
        await open(page, shell, `#/plan/${plan.id}/check`);
        await expect(page.getByTestId('finding').first()).toBeVisible();
        await expectAccessible(page);
        await expectFits(page);
      });
    });
