import { expectAccessible, expectFits, unreachable } from './a11y';
import { expect, open, savedAfter, seqOf, test, type Shell } from './harness';
import type { PaperForm } from '../src/backend/generated';

const valueOf = async (shell: Shell, name: string) =>
  (await shell.invoke<PaperForm>('get_form')).figures.find((it) => it.name === name)?.value;

test('a figure is chosen within the decree, another refused with the reason', async ({
  page,
  shell,
}) => {
  await open(page, shell, '#/settings/form');
  const left = page.getByTestId('form-margin_left');
  await expect(left).toHaveValue('30');
  let before = await seqOf(page);
  await left.fill('32,5');
  await page.getByTestId('form-margin_top').focus();
  await savedAfter(page, before);
  expect(await valueOf(shell, 'margin_left')).toBe(1843);

  await left.fill('50');
  await page.getByTestId('form-margin_top').focus();
  await expect(left).toHaveAttribute('aria-invalid', 'true');
  await expect(left).toHaveValue('50');
  await expect(page.getByRole('alert')).toContainText('từ 30 đến 35 mm');
  await expectAccessible(page);
  expect(await valueOf(shell, 'margin_left')).toBe(1843);

  // Other figures are kept all the same, and leaving asks first.
  before = await seqOf(page);
  await page.getByTestId('form-body').selectOption('13,5');
  await savedAfter(page, before);
  expect(await valueOf(shell, 'body')).toBe(27);
  await page.getByTestId('rail-desk').click();
  await page.getByTestId('confirm-no').click();

  before = await seqOf(page);
  await page.getByTestId('form-reset').click();
  await savedAfter(page, before);
  await expect(left).toHaveValue('30');
  await expect(left).not.toHaveAttribute('aria-invalid', 'true');
  expect(await valueOf(shell, 'body')).toBe(28);
  await page.getByTestId('undo').click();
  await expect(left).toHaveValue('32,5');
  await expect.poll(() => valueOf(shell, 'body')).toBe(27);

  await shell.restart();
  await open(page, shell, '#/settings/form');
  await expect(left).toHaveValue('32,5');
});

test('every figure that can be chosen is on the page', async ({ page, shell }) => {
  const { figures } = await shell.invoke<PaperForm>('get_form');
  await open(page, shell, '#/settings/form');
  for (const { name } of figures) await expect(page.getByTestId(`form-${name}`)).toBeVisible();
});

for (const part of ['form', 'templates', 'phrases'])
  test(`everything on ${part} is reached with Tab`, async ({ page, shell }) => {
    await open(page, shell, `#/settings/${part}`);
    await expect(page.getByRole('tabpanel')).not.toHaveText(/^\s*Đang mở/);
    expect(await unreachable(page)).toEqual([]);
  });

test.describe('with large text in the dark', () => {
  test.use({ settings: { text_size: 175, theme: 'dark' } });
  for (const part of ['form', 'templates', 'phrases'])
    test(`${part} is accessible and fits`, async ({ page, shell }) => {
      await open(page, shell, `#/settings/${part}`);
      await expect(page.getByRole('tabpanel').getByRole('status')).toHaveCount(
        part === 'phrases' ? 1 : 0,
      );
      await expectAccessible(page);
      await expectFits(page);
    });
});
