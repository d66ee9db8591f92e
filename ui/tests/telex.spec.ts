import type { Locator, Page } from '@playwright/test';
import { expect, open, test } from './harness';
import { SENTENCE, telexStrokes, typeTelex } from './telex';

test.describe('the typist', () => {
  const shown = (text: string) => {
    let out = '';
    for (const stroke of telexStrokes(text)) {
      out = stroke.kind === 'backspace' ? out.slice(0, -1) : out + stroke.text;
    }
    return out;
  };

  test('types what is wanted, with Backspaces on the way', () => {
    expect(shown(SENTENCE)).toBe(SENTENCE);
    expect(telexStrokes('tạo').map((it) => it.kind)).toEqual([
      'key',
      'key',
      'key',
      'backspace',
      'backspace',
      'packet',
      'packet',
    ]);
  });
});

const FIELDS = 'input[type=text]:visible, textarea:visible';

async function typeInto(page: Page, field: Locator, slow: number): Promise<void> {
  await field.scrollIntoViewIfNeeded();
  await field.fill('');
  await field.focus();
  await typeTelex(page, SENTENCE, slow);
  const name = (await field.getAttribute('data-testid')) ?? '';
  await expect(field, name).toHaveValue(SENTENCE);
}

async function typeIntoAll(page: Page, slow: number, within = 'main, header, [role=dialog]') {
  const fields = page.locator(within).locator(FIELDS);
  const count = await fields.count();
  expect(count).toBeGreaterThan(0);
  for (let i = 0; i < count; i += 1) await typeInto(page, fields.nth(i), slow);
}

test.describe('first run', () => {
  test.use({ begin: 'nothing' });
  for (const slow of [1, 20]) {
    test(`every field takes Telex at ${slow}×`, async ({ page, shell }) => {
      test.setTimeout(180_000);
      await open(page, shell);
      await typeIntoAll(page, slow);
    });
  }
});

for (const screen of ['plans', 'import', 'people', 'settings']) {
  test(`every field of ${screen} takes Telex`, async ({ page, shell }) => {
    test.setTimeout(180_000);
    await shell.invoke('create_plan', { form: { year: 2026, subject: 'Nước sạch' } });
    await open(page, shell, `#/${screen}`);
    await typeIntoAll(page, 1);
  });
}

test('a slow computer gets it right too', async ({ page, shell }) => {
  test.setTimeout(180_000);
  await open(page, shell, '#/people');
  for (const id of ['search', 'official-new-name', 'unit-new-name', 'official-name']) {
    await typeInto(page, page.getByTestId(id).first(), 20);
  }
});

test('the new plan dialog takes Telex', async ({ page, shell }) => {
  await open(page, shell);
  await page.getByTestId('door-new').click();
  await typeIntoAll(page, 1, '[role=dialog]');
});
