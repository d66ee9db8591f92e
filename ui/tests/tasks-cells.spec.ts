import type { Page } from '@playwright/test';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Task } from '../src/backend/generated';
import { expectAccessible, expectFits } from './a11y';
import { expect, open, test, type Shell } from './harness';
import { newPlan } from './plans';
import { zip } from './zip';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (inner: [string, string, string][]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner
    .map(([id, kind, to]) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${to}"/>`)
    .join('')}</Relationships>`;

/** An Excel file of sheets. */
function workbook(
  sheets: Record<string, string[][]>,
  besides: Record<string, string> = {},
): Buffer {
  const names = Object.keys(sheets);
  const cell = (words: string): string => `<c t="inlineStr"><is><t>${words}</t></is></c>`;
  const row = (cells: string[]): string => `<row>${cells.map(cell).join('')}</row>`;
  const sheet = (name: string, n: number): [string, string] => [
    `xl/worksheets/sheet${n}.xml`,
    `<worksheet xmlns="${MAIN}"><sheetData>${(sheets[name] ?? []).map(row).join('')}</sheetData></worksheet>`,
  ];
  return zip({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relations([['r', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names
      .map((name, n) => `<sheet name="${name}" sheetId="${n + 1}" r:id="s${n}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      names.map((_, n) => [`s${n}`, 'worksheet', `worksheets/sheet${n}.xml`]),
    ),
    ...Object.fromEntries(names.map(sheet)),
    ...besides,
  });
}

const SHEETS = {
  'Danh bạ': [
    ['Họ tên', 'Điện thoại'],
    ['Lò Thị Mai', '0200'],
  ],
  'Nhiệm vụ 2026': [
    ['DANH MỤC NHIỆM VỤ TUYÊN TRUYỀN NĂM 2026'],
    ['STT', 'Thời gian', 'Nội dung công việc', 'Sản phẩm', 'Chủ trì', 'Phối hợp', 'Mã'],
    ['1', 'Quý I', 'Mở lớp tập huấn', '1 lớp', 'Phòng Văn hóa - Xã hội', 'Công an xã', 'A1'],
    ['2', 'khi rảnh', 'Phát thanh', '48 lượt', 'Ai đó', '', 'A2'],
    ['3', 'Quý II', '', '', 'Văn phòng', '', ''],
    ['4', 'Quý III', 'Treo băng rôn', '10 cái', 'Trạm Y tế xã', '', ''],
  ],
};

const folder = mkdtempSync(join(tmpdir(), 'loa-bang-'));
const TABLE = join(folder, 'nhiem-vu-2026.xlsx');

async function put(bytes: Buffer): Promise<void> {
  writeFileSync(TABLE, bytes);
}

const texts = async (shell: Shell, plan: string): Promise<string[]> =>
  (await shell.invoke<Task[]>('list_tasks', { plan })).map((it) => it.fields.text);

async function chooseTable(page: Page, shell: Shell): Promise<string> {
  const plan = await newPlan(shell);
  await open(page, shell, `#/plan/${plan.id}/tasks`);
  await page.getByTestId('task-table').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('table-dialog')).toBeVisible();
  return plan.id;
}

test.use({ env: { LOA_TEST_OPEN: TABLE }, viewport: { width: 1366, height: 768 } });

test('a workbook is looked at, a column changed, rows added and taken back, by keyboard', async ({
  page,
  shell,
}) => {
  await put(workbook(SHEETS));
  const plan = await chooseTable(page, shell);
  await expect(page.getByTestId('table-sheet')).toHaveValue('1');
  await expect(page.getByTestId('table-sheet')).toBeFocused();
  await expect(page.getByTestId('table-first')).toHaveValue('2');
  await expect(page.getByTestId('table-column')).toHaveCount(7);
  const code = page.getByTestId('table-column').nth(6);
  await expect(code).toContainText('Chưa rõ');
  await expect(code).toHaveClass(/unsure/);
  await expect(page.getByTestId('table-task')).toHaveCount(3);
  await expect(page.getByTestId('table-dialog')).toContainText('không hiểu thời gian “khi rảnh”');
  await expect(page.getByTestId('table-dialog')).toContainText('Dòng 5: không có nhiệm vụ.');
  expect(await texts(shell, plan)).toEqual([]);
  await code.getByTestId('table-field').focus();
  await page.keyboard.type('Bỏ qua');
  await expect(code).toContainText('Bạn đã chọn');
  await expect(code).not.toHaveClass(/unsure/);
  await expect(page.getByTestId('table-tasks')).not.toContainText('A1');
  await expect(page.getByTestId('table-add')).toHaveText('Thêm 3 nhiệm vụ');
  await page.getByTestId('table-add').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('table-dialog')).toHaveCount(0);
  await expect(page.getByTestId('task-row')).toHaveCount(3);
  expect(await texts(shell, plan)).toEqual(['Mở lớp tập huấn', 'Phát thanh', 'Treo băng rôn']);
  await page.getByTestId('undo').click();
  await expect.poll(() => texts(shell, plan)).toEqual([]);
});

test('another sheet, another first row, and a table without a task column', async ({
  page,
  shell,
}) => {
  await put(workbook(SHEETS));
  const plan = await chooseTable(page, shell);
  await page.getByTestId('table-sheet').selectOption('0');
  await expect(page.getByTestId('table-column')).toHaveCount(2);
  await page.getByTestId('table-first').selectOption('1');
  await expect(page.getByTestId('table-task')).toHaveCount(1);
  for (const column of await page.getByTestId('table-field').all())
    await column.selectOption('remarks');
  await expect(page.getByTestId('table-none')).toContainText('Chưa có cột nào là Nhiệm vụ');
  await expect(page.getByTestId('table-add')).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('table-dialog')).toHaveCount(0);
  expect(await texts(shell, plan)).toEqual([]);
});

for (const [name, bytes, words] of [
  ['macros', workbook(SHEETS, { 'xl/vbaProject.bin': 'x' }), 'không có macro'],
  ['no words', workbook({ 'Tờ 1': [] }), 'Không có ô nào có chữ'],
  ['a Word file', zip({ 'word/document.xml': '<d/>' }), 'không phải bảng tính Excel'],
] as const)
  test(`a file of ${name} says what to do, and another can be chosen`, async ({ page, shell }) => {
    await put(bytes);
    await chooseTable(page, shell);
    await expect(page.getByTestId('failure')).toContainText(words);
    await expectAccessible(page);
    await put(workbook(SHEETS));
    await page.getByTestId('table-pick').click();
    await expect(page.getByTestId('table-task')).toHaveCount(3);
    await expect(page.getByTestId('failure')).toHaveCount(0);
  });

test('pasted rows that are unsure are looked at first', async ({ page, shell }) => {
  const plan = await newPlan(shell);
  await open(page, shell, `#/plan/${plan.id}/tasks`);
  await page.getByTestId('task-paste').click();
  await page
    .getByTestId('task-paste-text')
    .fill('TT\tThời gian\tNhiệm vụ\tMã\n1\tQuý I\tMở lớp\tA1');
  await page.getByTestId('task-paste-do').click();
  await expect(page.getByTestId('paste-rows')).toHaveCount(0);
  await expect(page.getByTestId('table-column')).toHaveCount(4);
  expect(await texts(shell, plan.id)).toEqual([]);
  await page.getByTestId('table-add').click();
  await expect.poll(() => texts(shell, plan.id)).toEqual(['Mở lớp']);
  await expect(page.getByTestId('table-dialog')).toHaveCount(0);
});

for (const theme of ['light', 'dark', 'contrast'] as const)
  for (const text_size of [100, 175])
    test.describe(`${theme}, ${text_size} %`, () => {
      test.use({ settings: { theme, text_size } });

      test('a table is for everybody', async ({ page, shell }) => {
        await put(workbook(SHEETS));
        await chooseTable(page, shell);
        await expect(page.getByTestId('table-task').first()).toBeVisible();
        await expectAccessible(page);
        await expectFits(page);
      });
    });
