import type { Directory, SavedDirectory } from '../src/backend/generated';
import { expect, open, savedAfter, seqOf, test } from './harness';
import { addTask, newPlan } from './plans';

test('units and officials are added, changed in place and kept', async ({ page, shell }) => {
  await open(page, shell, '#/people');
  await page.getByTestId('unit-new-name').fill('Trạm Y tế xã');
  await page.getByTestId('unit-new-symbol').fill('TYT');
  await page.getByTestId('unit-add').click();
  await expect(page.getByTestId('unit-new-name')).toHaveValue('');
  await expect(page.getByTestId('unit-new-name')).toBeFocused();

  await page.getByTestId('official-new-name').fill('Bùi Thị Lựu');
  await page.getByTestId('official-new-position').fill('Trạm trưởng');
  await page.getByTestId('official-new-unit').selectOption({ label: 'Trạm Y tế xã' });
  await page.getByTestId('official-new-name').press('Enter');
  await expect(page.getByTestId('official-new-name')).toHaveValue('');

  const row = page.getByTestId('official-row').first();
  await expect(row.getByTestId('official-name')).toHaveValue('Bùi Thị Lựu');
  const before = await seqOf(page);
  await row.getByTestId('official-name').fill('  Bùi Thị Lựu Em ');
  await row.getByTestId('official-position').focus();
  await savedAfter(page, before);
  await expect(row.getByTestId('official-name')).toHaveValue('Bùi Thị Lựu Em');

  await page.reload();
  await expect(page.locator('[data-testid=official-name]').first()).toHaveValue('Bùi Thị Lựu Em');
});

test('an empty name is not saved, says so, and is asked about before leaving', async ({
  page,
  shell,
}) => {
  await open(page, shell, '#/people');
  const name = page.getByTestId('official-name').first();
  await name.fill('');
  await page.getByTestId('rail-desk').click();
  await expect(page.getByTestId('confirm-no')).toBeVisible();
  await page.getByTestId('confirm-no').click();
  await expect(page).toHaveURL(/#\/people/);
  await expect(name).toHaveValue('');
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await page.getByTestId('rail-desk').click();
  await page.getByTestId('confirm-yes').click();
  await expect(page.getByTestId('door-new')).toBeVisible();
  await page.getByTestId('rail-people').click();
  await expect(page.getByTestId('official-name')).toHaveValue('Nguyễn Ngọc Ánh');
});

test('what is removed can be taken back', async ({ page, shell }) => {
  await open(page, shell, '#/people');
  const rows = page.getByTestId('unit-row');
  const count = await rows.count();
  await rows.first().getByTestId('unit-remove').click();
  await expect(rows).toHaveCount(count - 1);
  await page.getByTestId('undo').click();
  await expect(rows).toHaveCount(count);
});

test('a unit that no longer exists is marked so', async ({ page, shell }) => {
  await open(page, shell, '#/people');
  const before = await seqOf(page);
  const unit = page.getByTestId('unit-row').first();
  await unit.getByTestId('unit-active').uncheck();
  await savedAfter(page, before);
  await page.reload();
  await expect(page.getByTestId('unit-active').last()).not.toBeChecked();
});

test('a row stays where it is while its name is typed', async ({ page, shell }) => {
  await open(page, shell, '#/people');
  const name = page.getByTestId('unit-name').first();
  const before = await seqOf(page);
  await name.focus();
  await name.press('End');
  await name.press('Home');
  await page.keyboard.type('Zz ');
  await savedAfter(page, before);
  await expect(name).toBeFocused();
  await page.keyboard.type('y');
  await expect(name).toHaveValue(/^Zz y/);
});

test('a unit and a person that plans name are retired, and taken back', async ({ page, shell }) => {
  const unit = { id: '', name: 'Trạm Y tế xã', symbol: 'TYT', active: true };
  await shell.invoke('save_unit', { unit });
  const official = { id: '', name: 'Bùi Thị Lựu', position: '', unit: null, active: true };
  const { directory } = await shell.invoke<SavedDirectory>('save_official', { official });
  const person = directory.officials.find((it) => it.name === official.name)?.id ?? '';
  const plan = await newPlan(shell);
  await addTask(shell, plan.id, 'Phát thanh', { lead: unit.name, official: person });

  await open(page, shell, '#/people');
  for (const [kind, name] of [
    ['unit', unit.name],
    ['official', official.name],
  ] as const) {
    const active = async () => {
      const { units, officials } = await shell.invoke<Directory>('get_directory');
      return [...units, ...officials].find((it) => it.name === name)?.active;
    };
    const rows = page.getByTestId(`${kind}-row`);
    const row = rows.filter({ has: page.getByRole('button', { name: `Xóa ${name}` }) });
    const count = await rows.count();
    await row.getByTestId(`${kind}-remove`).click();
    await expect(page.getByTestId('undo-bar')).toContainText('chuyển sang ngừng hoạt động');
    await expect(row.getByTestId(`${kind}-active`)).not.toBeChecked();
    expect([await rows.count(), await active()]).toEqual([count, false]);
    await page.getByTestId('undo').click();
    await expect(row.getByTestId(`${kind}-active`)).toBeChecked();
    expect([await rows.count(), await active()]).toEqual([count, true]);
  }
});
