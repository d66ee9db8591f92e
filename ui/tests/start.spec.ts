import { rm, writeFile } from 'node:fs/promises';
import { expect, open, test } from './harness';

/** Puts a picture's bytes in the place of the data file. */
async function spoil(db: string): Promise<void> {
  await rm(`${db}-wal`, { force: true });
  await writeFile(
    db,
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(9000, 'JFIF')]),
  );
}

test.describe('the first start', () => {
  test.use({ begin: 'nothing' });

  test('asks for the office, then shows the desk', async ({ page, shell }) => {
    await open(page, shell);
    await page.getByTestId('first-run-submit').click();
    await expect(page.getByTestId('first-run-name')).toBeFocused();
    await expect(page.getByTestId('first-run-name')).toHaveAttribute('aria-invalid', 'true');

    await page.getByTestId('first-run-kind').selectOption('ward');
    await page.getByTestId('first-run-name').fill('Tân Phú');
    await page.getByTestId('first-run-vice').fill('Lý Thị Mến');
    await page.getByTestId('first-run-officer').fill('Ngô Văn Tín');
    await page.getByTestId('first-run-submit').click();
    await expect(page.getByTestId('door-import')).toBeVisible();
    await expect(page.getByText(/PHƯỜNG TÂN PHÚ/)).toBeVisible();

    await page.getByTestId('rail-people').click();
    await expect(page.getByTestId('official-name')).toHaveValue('Ngô Văn Tín');
    expect(await page.getByTestId('unit-row').count()).toBeGreaterThan(2);
  });

  test('opens the sample, labelled, and removes it in one step', async ({ page, shell }) => {
    await open(page, shell);
    await page.getByTestId('first-run-sample').click();
    await expect(page.getByTestId('sample-note')).toBeVisible();
    await page.getByTestId('rail-plans').click();
    await expect(page.getByTestId('plan-row')).toHaveCount(1);

    await page.getByTestId('rail-desk').click();
    await page.getByTestId('sample-remove').click();
    await page.getByTestId('confirm-yes').click();
    await expect(page.getByTestId('first-run-submit')).toBeVisible();
    expect(await shell.invoke('list_plans')).toEqual([]);
  });

  test('keeps what was typed when it cannot be saved', async ({ page, shell }) => {
    await open(page, shell);
    await page.route('**/invoke/set_up', (route) =>
      route.fulfill({ status: 422, json: { kind: 'no_space' } }),
    );
    await page.getByTestId('first-run-name').fill('Bình Lạc');
    await page.getByTestId('first-run-submit').click();
    await expect(page.getByTestId('failure')).toBeVisible();
    await expect(page.getByTestId('first-run-name')).toHaveValue('Bình Lạc');
  });
});

test.describe('a data file that cannot be used', () => {
  test('is left as it is; a new one is begun only when confirmed', async ({ page, shell }) => {
    await shell.restart(() => spoil(shell.db));
    await open(page, shell);
    await expect(page.getByTestId('trouble')).toHaveAttribute('data-kind', 'not_a_database');
    await page.getByTestId('trouble-again').click();
    await expect(page.getByTestId('trouble')).toBeVisible();
    await page.getByTestId('trouble-anew').click();
    await page.getByTestId('confirm-no').click();
    await expect(page.getByTestId('trouble')).toBeVisible();
    await page.getByTestId('trouble-anew').click();
    await page.getByTestId('confirm-yes').click();
    await expect(page.getByTestId('first-run-submit')).toBeVisible();
  });

  test('is replaced by a backup from the list', async ({ page, shell }) => {
    await shell.invoke('backup_now');
    await shell.restart(() => spoil(shell.db));
    await open(page, shell);
    await page.getByTestId('trouble-restore').first().click();
    await page.getByTestId('confirm-yes').click();
    await expect(page.getByTestId('door-new')).toBeVisible();
    await expect(page.getByText(/XÃ BÌNH LẠC/)).toBeVisible();
  });

  for (const kind of ['newer', 'busy', 'network_share', 'cloud_folder', 'no_space', 'no_access']) {
    test(`says what to do: ${kind}`, async ({ page, shell }) => {
      await page.route('**/invoke/startup', (route) =>
        route.fulfill({
          json: {
            kind: 'trouble',
            trouble: { kind, path: 'D:\\loa.db', detail: 'x', backups: [] },
          },
        }),
      );
      await open(page, shell);
      await expect(page.getByTestId('trouble')).toHaveAttribute('data-kind', kind);
      await expect(page.getByText('D:\\loa.db')).toBeVisible();
      await expect(page.getByTestId('trouble-anew')).toHaveCount(kind === 'newer' ? 1 : 0);
      await page.route('**/invoke/try_again', (route) =>
        route.fulfill({ json: { kind: 'ready', read_only: false, clock_went_back: false } }),
      );
      await page.getByTestId('trouble-again').click();
      await expect(page.getByTestId('door-new')).toBeVisible();
    });
  }

  test('read only is said on every screen', async ({ page, shell }) => {
    await page.route('**/invoke/startup', (route) =>
      route.fulfill({ json: { kind: 'ready', read_only: true, clock_went_back: true } }),
    );
    await open(page, shell, '#/plans');
    await expect(page.getByTestId('read-only')).toBeVisible();
  });
});
