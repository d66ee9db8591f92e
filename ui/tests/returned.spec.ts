// A Word file with remarks is taken back from the review tab: what it says is shown first.
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectAccessible } from './a11y';
import { expect, open, test } from './harness';
import { writeWordFile } from './word-file';

const FILE = join(tmpdir(), `loa-returned-${process.pid}.docx`);

test.use({ begin: 'sample', env: { LOA_TEST_OPEN: FILE } });

test('a file that came back is shown, taken once, and adds nothing again', async ({
  page,
  shell,
}) => {
  const [plan] = await shell.invoke<{ id: string }[]>('list_plans');
  await writeWordFile(FILE);
  await open(page, shell, `#/plan/${plan?.id}/review`);
  await page.getByTestId('returned-open').click();
  const dialog = page.getByTestId('returned-dialog');
  await expect(dialog).toContainText('Tệp không ghi là của kế hoạch nào');
  await expect(dialog.getByTestId('returned-item').first()).toBeVisible();
  await expect(dialog.getByTestId('returned-role').first()).toHaveValue('leader');
  await expectAccessible(page);
  await dialog.getByTestId('returned-take').click();
  await expect(page.getByTestId('returned-told')).toContainText('Đã nhận');

  await page.getByTestId('returned-open').click();
  await expect(dialog.getByTestId('returned-counts')).toContainText('nhận từ trước');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('returned-open')).toBeFocused();

  await writeFile(FILE, (await readFile(FILE)).subarray(0, 200));
  await page.getByTestId('returned-open').click();
  await expect(page.getByTestId('failure')).toBeVisible();
});
