import type { Page } from '@playwright/test';
import type { Directory, Plan, PlanSummary, Rollover, Task } from '../src/backend/generated';
import { expectAccessible, expectFits, unreachable } from './a11y';
import { expect, open, savedAfter, seqOf, test, type Shell } from './harness';
import { addTask, importedPlan } from './plans';

const row = (page: Page, kind: string) => page.locator(`[data-testid=proposal][data-kind=${kind}]`);
const plans = (shell: Shell) => shell.invoke<PlanSummary[]>('list_plans');
const progress = (page: Page) => page.getByTestId('rollover-progress');

/** Tabs on, or back, until the control has the focus. */
async function tabTo(page: Page, testid: string, key = 'Tab'): Promise<void> {
  for (let i = 0; i < 60; i += 1) {
    const there = await page.evaluate(() => document.activeElement?.getAttribute('data-testid'));
    if (there === testid) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${testid} was not reached`);
}

/** Walks down the rows to the first of a kind. */
async function walkTo(page: Page, kind: string): Promise<void> {
  await page.keyboard.press('Home');
  for (let i = 0; i < 60; i += 1) {
    const there = await page.evaluate(() => document.activeElement?.getAttribute('data-kind'));
    if (there === kind) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`${kind} was not reached`);
}

const listed = (shell: Shell, plan: string, period: string) =>
  shell.invoke<Rollover>('get_rollover', { plan, period });

test.describe('the sample', () => {
  test.use({ begin: 'sample' });

  test('last year’s plan becomes this year’s by keyboard alone', async ({ page, shell }) => {
    const [old] = await plans(shell);
    const next = String((old?.year ?? 0) + 1);
    const all = await listed(shell, old?.id ?? '', next);
    await open(page, shell);
    await tabTo(page, 'door-rollover');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('rollover-plan')).toBeChecked();
    await expect(page.getByTestId('rollover-year')).toHaveValue(next);
    await tabTo(page, 'rollover-start');
    await page.keyboard.press('Enter');

    // One arrives on the first that waits; everything safe is taken at once.
    await expect(page.locator(':focus')).toHaveAttribute('data-testid', 'proposal');
    const asked = all.proposals.filter((it) => !it.always);
    const safe = asked.filter((it) => it.safe).length;
    expect(safe).toBeGreaterThan(2);
    await expect(progress(page)).toHaveText(`Đã xem 0/${asked.length}`);
    await tabTo(page, 'rollover-safe', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(progress(page)).toHaveText(`Đã xem ${safe}/${asked.length}`);
    await tabTo(page, 'proposal');

    // The superior's number is typed where its blank stands.
    await walkTo(page, 'superior_plan');
    await page.keyboard.press('e');
    await expect(page.getByTestId('proposal-words')).toBeFocused();
    await page.keyboard.type('405');
    const before = await seqOf(page);
    await page.keyboard.press('Enter');
    await expect(row(page, 'superior_plan')).toHaveAttribute('data-state', 'edited');

    await walkTo(page, 'signature');
    await page.keyboard.press('Enter');
    await walkTo(page, 'signature');
    await page.keyboard.press('Delete');
    await expect(row(page, 'signature')).toHaveAttribute('data-state', 'skipped');
    await page.keyboard.press('Control+z');
    await expect(row(page, 'signature')).toHaveAttribute('data-state', 'taken');
    await page.keyboard.press('b');
    await expect(row(page, 'signature')).toHaveAttribute('data-state', 'skipped');
    await savedAfter(page, before);

    // Nothing is lost when the program ends and starts again.
    await expect
      .poll(async () => (await listed(shell, old?.id ?? '', next)).decisions.length)
      .toBe(safe + 2);
    const hash = new URL(page.url()).hash;
    await shell.restart();
    await page.goto(`${shell.url}/${hash}`);
    await expect(row(page, 'signature')).toHaveAttribute('data-state', 'skipped');
    await expect(row(page, 'superior_plan')).toHaveAttribute('data-state', 'edited');
    await expect(progress(page)).toHaveText(`Đã xem ${safe + 2}/${asked.length}`);

    await tabTo(page, 'rollover-compare', 'Shift+Tab');
    await page.keyboard.press('Enter');
    const comparison = page.getByTestId('comparison');
    await expect(comparison.locator('ins').filter({ hasText: next }).first()).toBeVisible();
    await expect(comparison.locator('ins').filter({ hasText: '405' })).toBeVisible();
    await tabTo(page, 'compare-only');
    const lines = await comparison.locator('p').count();
    await page.keyboard.press('Space');
    await expect.poll(() => comparison.locator('p').count()).toBeLessThan(lines);
    await tabTo(page, 'rollover-create', 'Shift+Tab');
    await expect(page.locator(':focus')).toHaveText(`Tạo kế hoạch ${next}`);
    await page.keyboard.press('Enter');

    // The new plan is open, is for the new year, and the two know each other.
    await expect(page).toHaveURL(/#\/plan\/.+\/compose/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(next);
    const made = (await plans(shell)).find((it) => it.year === Number(next));
    expect(made?.continues).toBe(old?.id);
    const plan = await shell.invoke<Plan>('get_plan', { plan: made?.id });
    expect(plan.head.bases.join()).toContain('Kế hoạch số 405/KH-UBND');
    expect(plan.signature).toEqual(
      (await shell.invoke<Plan>('get_plan', { plan: old?.id })).signature,
    );
    await tabTo(page, 'plan-before');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(String(old?.year));
    await expect(page.getByTestId('plan-after')).toContainText(next);
    expect((await listed(shell, old?.id ?? '', next)).decisions).toEqual([]);
  });

  for (const settings of [
    {},
    { theme: 'dark' },
    { theme: 'contrast' },
    { text_size: 175 },
  ] as const) {
    test.describe(JSON.stringify(settings), () => {
      test.use({ settings });
      test('every step is accessible and fits', async ({ page, shell }) => {
        const [old] = await plans(shell);
        for (const hash of ['', `/${old?.id}/2027`, `/${old?.id}/2027/compare`]) {
          await open(page, shell, `#/rollover${hash}`);
          await expectAccessible(page);
          await expectFits(page);
        }
        await open(page, shell, `#/rollover/${old?.id}/2027`);
        await row(page, 'superior_plan').getByTestId('proposal-edit').click();
        await expect(page.getByTestId('proposal-words')).toBeFocused();
        await expectAccessible(page);
        await open(page, shell, '#/settings/successors');
        await expectAccessible(page);
        await expectFits(page);
      });
    });
  }

  test('everything is reached with Tab, the rows by arrows', async ({ page, shell }) => {
    const [old] = await plans(shell);
    for (const hash of ['', `/${old?.id}/2027`, `/${old?.id}/2027/compare`]) {
      await open(page, shell, `#/rollover${hash}`);
      expect(await unreachable(page)).toEqual([]);
    }
  });

  test('kinds are filtered, and what was decided leaves on demand', async ({ page, shell }) => {
    const [old] = await plans(shell);
    const { proposals } = await listed(shell, old?.id ?? '', '2027');
    await open(page, shell, `#/rollover/${old?.id}/2027`);
    const rows = page.getByTestId('proposal');
    await expect(rows).toHaveCount(proposals.length);
    await page.getByTestId('rollover-kind-year').click();
    await expect(rows).toHaveCount(proposals.filter((it) => it.kind === 'year').length);
    await page.getByTestId('rollover-kind-all').click();
    await page.getByTestId('rollover-rest').click();
    await expect(page.getByTestId('rollover-rest')).toHaveAttribute('aria-disabled', 'true');
    await page.getByTestId('rollover-open').check();
    await expect(rows).toHaveCount(0);
    await page.getByTestId('rollover-undo').click();
    await expect(rows).toHaveCount(proposals.filter((it) => !it.always).length);
  });

  test('what was begun waits on the first screen, and can be dropped and brought back', async ({
    page,
    shell,
  }) => {
    const [old] = await plans(shell);
    await open(page, shell, `#/rollover/${old?.id}/2027-Q1`);
    await expect(page.locator(':focus')).toHaveAttribute('data-testid', 'proposal');
    const before = await seqOf(page);
    await page.keyboard.press('Enter');
    await page.getByTestId('rollover-choose').click();
    await expect(page.getByTestId('rollover-begun')).toContainText('Quý I/2027');
    await savedAfter(page, before);
    await page.getByTestId('rollover-forget').click();
    await expect(page.getByTestId('rollover-begun')).toHaveCount(0);
    await page.getByTestId('undo').click();
    await page.getByTestId('rollover-begun').click();
    await expect(page.locator('[data-testid=proposal][data-state=taken]')).toHaveCount(1);
  });

  test('decisions that fit no more are told', async ({ page, shell }) => {
    const [old] = await plans(shell);
    const decisions = [{ id: '000000000000', verdict: 'taken', text: null }];
    await shell.invoke('save_rollover', { plan: old?.id, period: '2027', decisions });
    await open(page, shell, `#/rollover/${old?.id}/2027`);
    await expect(page.getByTestId('rollover-outdated')).toContainText('1 quyết định');
  });

  test('a year before the old plan’s is refused', async ({ page, shell }) => {
    await open(page, shell, '#/rollover');
    await page.getByTestId('rollover-year').fill('2020');
    await page.getByTestId('rollover-start').click();
    await expect(page.getByTestId('rollover-year')).toHaveAttribute('aria-invalid', 'true');
    await page.getByTestId('rollover-part').selectOption('H1');
    await page.getByTestId('rollover-year').fill('2027');
    await page.getByTestId('rollover-start').click();
    await expect(page).toHaveURL(/\/2027-H1$/);
  });

  test('a plan that was removed is told by the one that follows it', async ({ page, shell }) => {
    const [old] = await plans(shell);
    const args = { plan: old?.id, period: '2027', accepted: [] };
    const { plan } = await shell.invoke<{ plan: Plan }>('accept_rollover', args);
    await shell.invoke('remove_plan', { plan: old?.id });
    await open(page, shell, `#/plan/${plan.id}/compose`);
    await expect(page.getByTestId('plan-links')).toContainText('đã xóa');
    await expect(page.getByTestId('plan-before')).toHaveCount(0);
    await page.goto(`${shell.url}/#/rollover/${old?.id}/2027`);
    await expect(page.getByTestId('failure')).toBeVisible();
  });
});

test('the doors on the list and on the plan lead to its roll-over', async ({ page, shell }) => {
  const plan = await importedPlan(shell);
  await open(page, shell, '#/plans');
  await page.getByTestId('plan-roll').click();
  await expect(page).toHaveURL(new RegExp(`rollover/${plan.id}$`));
  await expect(page.getByTestId('rollover-plan')).toBeChecked();
  await open(page, shell, `#/plan/${plan.id}/compose`);
  await page.getByTestId('plan-roll').click();
  await expect(page).toHaveURL(new RegExp(`rollover/${plan.id}$`));
});

test('the work of somebody who left is given to another', async ({ page, shell }) => {
  const plan = await importedPlan(shell);
  const people: string[] = [];
  for (const name of ['Trần Thị Gấm', 'Lê Lan', 'Vũ An']) {
    const official = { id: '', name, position: 'Chuyên viên', unit: null, active: true };
    const { directory } = await shell.invoke<{ directory: Directory }>('save_official', {
      official,
    });
    people.push(directory.officials.find((it) => it.name === name)?.id ?? '');
  }
  await addTask(shell, plan.id, 'Phát tờ gấp', { official: people[0] });
  await shell.invoke('remove_official', { official: people[0] });
  await open(page, shell, `#/rollover/${plan.id}/2027`);
  await row(page, 'official').getByTestId('proposal-edit').click();
  await page.getByTestId('proposal-person').selectOption('Vũ An');
  await page.getByTestId('proposal-words-take').click();
  await expect(row(page, 'official')).toHaveAttribute('data-state', 'edited');
  await page.getByTestId('rollover-compare').click();
  await page.getByTestId('rollover-create').click();
  await expect(page).toHaveURL(/#\/plan\/.+\/compose/);
  const made = (await plans(shell)).find((it) => it.continues === plan.id);
  const tasks = await shell.invoke<Task[]>('list_tasks', { plan: made?.id });
  expect(tasks.map((it) => it.official_name)).toContain('Vũ An');
});

test('the office says what replaced what', async ({ page, shell }) => {
  await open(page, shell, '#/settings/successors');
  const add = page.getByTestId('successor-add-button');
  await page.getByTestId('successor-old').fill('Đài truyền thanh (xã)');
  await page.getByTestId('successor-new').fill('Tổ truyền thông');
  await page.getByTestId('successor-since').fill('nay');
  await add.click();
  await expect(page.getByTestId('successor-since')).toHaveAttribute('aria-invalid', 'true');
  await page.getByTestId('successor-since').fill('2025');
  await add.click();
  const own = page.getByTestId('successor-own');
  await expect(own).toHaveCount(1);
  await expect(page.getByTestId('successor-old')).toHaveValue('');

  const before = await seqOf(page);
  await own.getByTestId('successor-own-new').fill('Tổ Truyền thông xã');
  await savedAfter(page, before);
  await own.getByTestId('successor-own-old').fill('');
  await expect(own.getByTestId('successor-own-old')).toHaveAttribute('aria-invalid', 'true');
  await own.getByTestId('successor-own-old').fill('Đài truyền thanh xã');
  await expect(own.getByTestId('successor-own-old')).not.toHaveAttribute('aria-invalid', 'true');

  const first = page.getByTestId('successor-built-in').first();
  await first.getByTestId('successor-use').uncheck();
  await expect(first).toHaveClass(/off/);
  await page.reload();
  await expect(first.getByTestId('successor-use')).not.toBeChecked();
  await expect(own.getByTestId('successor-own-new')).toHaveValue('Tổ Truyền thông xã');

  await page.getByTestId('successor-change').nth(1).click();
  await expect(own).toHaveCount(2);
  await expect(page.getByTestId('successor-use').nth(1)).not.toBeChecked();
  await page.getByTestId('successor-remove').nth(1).click();
  await expect(own).toHaveCount(1);
  await page.getByTestId('undo').click();
  await expect(own).toHaveCount(2);
});
