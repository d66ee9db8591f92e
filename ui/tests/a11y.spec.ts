import { expectAccessible, expectFits, unreachable } from './a11y';
import { expect, open, test } from './harness';
import { PLAN_TEXT } from './plan-text';

const SCREENS = ['desk', 'plans', 'reports', 'import', 'people', 'settings', 'help'];
const LOOKS = {
  light: {},
  dark: { theme: 'dark' },
  contrast: { theme: 'contrast' },
  large: { text_size: 175 },
  english: { language: 'en' },
} as const;

for (const [name, settings] of Object.entries(LOOKS)) {
  test.describe(name, () => {
    test.use({ begin: 'sample', settings });

    for (const screen of SCREENS) {
      test(`${screen} is accessible and fits`, async ({ page, shell }) => {
        await open(page, shell, `#/${screen}`);
        await expectAccessible(page);
        await expectFits(page);
      });
    }

    test('an import preview is accessible and fits', async ({ page, shell }) => {
      await open(page, shell, '#/import');
      await page.getByTestId('import-paste').fill(PLAN_TEXT);
      await page.getByTestId('import-read').click();
      await page.getByTestId('preview-doubts').first().locator('summary').click();
      await expectAccessible(page);
      await expectFits(page);
    });

    test('the search list and a dialog are accessible', async ({ page, shell }) => {
      await open(page, shell);
      await page.getByTestId('search').fill('a');
      await expect(page.getByTestId('search-result').first()).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await page.getByTestId('door-new').click();
      await expect(page.getByTestId('new-plan-subject')).toBeFocused();
    });
  });
}

test.describe('before an office is set up', () => {
  test.use({ begin: 'nothing' });

  for (const size of [100, 175]) {
    test(`the form is accessible at ${size} %`, async ({ page, shell }) => {
      await open(page, shell);
      await page.evaluate((to) => (document.documentElement.style.fontSize = `${to}%`), size);
      await expectAccessible(page);
      await expectFits(page);
    });
  }

  test('trouble is accessible', async ({ page, shell }) => {
    await page.route('**/invoke/startup', (route) =>
      route.fulfill({
        json: {
          kind: 'trouble',
          trouble: { kind: 'damaged', path: 'D:\\loa.db', detail: 'x', backups: [] },
        },
      }),
    );
    await open(page, shell);
    await expectAccessible(page);
  });

  test('is set up by keyboard alone', async ({ page, shell }) => {
    await open(page, shell);
    await page.keyboard.press('Tab');
    await expect(page.getByTestId('first-run-kind')).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.type('Tan Phu');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('door-new')).toBeVisible();
  });
});

test.describe('by keyboard', () => {
  test.use({ begin: 'sample' });

  for (const screen of SCREENS) {
    test(`everything on ${screen} is reached with Tab`, async ({ page, shell }) => {
      await open(page, shell, `#/${screen}`);
      expect(await unreachable(page)).toEqual([]);
    });
  }

  for (const tab of ['compose', 'tasks', 'quarters', 'check']) {
    test(`everything on a plan's ${tab} is reached with Tab`, async ({ page, shell }) => {
      const [plan] = await shell.invoke<{ id: string }[]>('list_plans');
      await open(page, shell, `#/plan/${plan?.id}/${tab}`);
      await expect(page.getByRole('tabpanel').locator('button, h2').first()).toBeVisible();
      expect(await unreachable(page)).toEqual([]);
    });
  }

  test('the focus returns after a dialog', async ({ page, shell }) => {
    await open(page, shell);
    await page.getByTestId('door-new').focus();
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('new-plan-subject')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('new-plan-subject')).toBeHidden();
    await expect(page.getByTestId('door-new')).toBeFocused();
  });

  test('the skip link leads past the rail', async ({ page, shell }) => {
    await open(page, shell);
    await page.evaluate(() => {
      document.body.tabIndex = -1;
      document.body.focus();
    });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.locator('main')).toBeFocused();
  });
});
