import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectAccessible, expectFits } from './a11y';
import { expect, open, test } from './harness';
import { PLAN_TEXT } from './plan-text';

const FOLDER = join(tmpdir(), `loa-page-folder-${process.pid}`);
const other = (year: number) =>
  `KẾ HOẠCH\nTuyên truyền phòng cháy năm ${year}\nI. MỤC ĐÍCH\n- Mọi nhà có bình chữa cháy.\n`;

test.use({ env: { LOA_TEST_FOLDER: FOLDER } });
test.describe.configure({ mode: 'serial' });

test.beforeEach(async () => {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(join(FOLDER, 'Năm 2025'), { recursive: true });
  await writeFile(join(FOLDER, 'nuoc-sach.txt'), PLAN_TEXT);
  await cp(join(FOLDER, 'nuoc-sach.txt'), join(FOLDER, 'nuoc-sach (ban sao).txt'));
  await writeFile(join(FOLDER, 'Năm 2025', 'chay.txt'), other(2025));
  await writeFile(join(FOLDER, 'hong.docx'), 'PK\u0003\u0004 không phải tệp Word');
  await writeFile(join(FOLDER, '~$hong.docx'), 'khoá');
});
test.afterAll(async () => {
  await rm(FOLDER, { recursive: true, force: true });
});

test('a folder is read, each file is told of, and what is taken is kept', async ({
  page,
  shell,
}) => {
  await open(page, shell, '#/import');
  await page.getByTestId('folder-pick').click();
  const files = page.getByTestId('folder-file');
  await expect(page.getByTestId('folder-summary')).toContainText('Đọc được 3 tệp');
  await expect(files).toHaveCount(4);
  const bad = files.filter({ hasText: 'hong.docx' });
  await expect(bad).toContainText('Tệp bị hỏng');
  await expect(bad.getByRole('checkbox')).toHaveCount(0);
  // Of two alike the first in order is chosen.
  const named = (name: string) => files.filter({ has: page.getByText(name, { exact: true }) });
  const copy = named('nuoc-sach (ban sao).txt');
  const first = named('nuoc-sach.txt');
  await expect(first).toContainText('Cùng tên và năm với tệp');
  await expect(copy.getByRole('checkbox')).toBeChecked();
  await expect(first.getByRole('checkbox')).not.toBeChecked();
  expect(await shell.invoke('list_plans')).toEqual([]);
  await expectAccessible(page);
  await expectFits(page);

  // Looked at like any other file, and back again.
  await copy.getByTestId('folder-open').click();
  await expect(page.getByTestId('import-preview')).toContainText(/nước sạch/i);
  await page.getByTestId('import-back').click();
  await expect(files).toHaveCount(4);

  await files.filter({ hasText: 'chay.txt' }).getByRole('checkbox').press('Space');
  await page.getByTestId('folder-accept').press('Enter');
  await expect(copy).toHaveAttribute('data-kind', 'kept');
  await expect(page.getByTestId('save-line')).toHaveAttribute('data-kind', 'saved');
  expect(await shell.invoke<unknown[]>('list_plans')).toHaveLength(1);
  await expect(first).toContainText('Đã có kế hoạch cùng tên');

  // The report is there until it is closed.
  await page.goto(`${shell.url}/#/desk`);
  await page.goto(`${shell.url}/#/import`);
  await expect(files).toHaveCount(4);
  await page.getByTestId('folder-close').click();
  await expect(files).toHaveCount(0);
});

test('a file of the folder is accepted from its preview', async ({ page, shell }) => {
  await open(page, shell, '#/import');
  await page.getByTestId('folder-pick').click();
  const file = page.getByTestId('folder-file').filter({ hasText: 'chay.txt' });
  await file.getByTestId('folder-open').click();
  await page.getByTestId('import-accept').click();
  await expect(page).toHaveURL(/#\/plan\/.+\/compose/);
  await page.goto(`${shell.url}/#/import`);
  await expect(file).toHaveAttribute('data-kind', 'kept');
});

test('how far it is, and giving it up', async ({ page, shell }) => {
  await open(page, shell, '#/import');
  const half = {
    folder: '/ke-hoach',
    running: true,
    current: 'b.pdf',
    done: 1,
    total: 2,
    more: false,
    files: [
      { draft: 'a', name: 'a.txt', outcome: { kind: 'waiting' } },
      { draft: 'b', name: 'b.pdf', outcome: { kind: 'waiting' } },
    ],
  };
  await page.route('**/invoke/start_folder_import', (route) => route.fulfill({ json: half }));
  await page.route('**/invoke/folder_import', (route) => route.fulfill({ json: half }));
  await page.route('**/invoke/cancel_folder_import', (route) =>
    route.fulfill({ json: { ...half, running: false, current: null } }),
  );
  await page.getByTestId('folder-pick').click();
  await expect(page.getByTestId('folder-progress').getByRole('progressbar')).toHaveAttribute(
    'aria-valuenow',
    '50',
  );
  await expect(page.getByTestId('folder')).toContainText('Đang đọc b.pdf');
  await expectAccessible(page);
  await page.getByTestId('folder-cancel').click();
  await expect(page.getByTestId('folder-progress')).toHaveCount(0);
  await expect(page.getByTestId('folder-summary')).toContainText('Còn 2 tệp chưa đọc');
});
