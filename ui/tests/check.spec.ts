import type { Finding, Plan } from '../src/backend/generated';
import { expect, open, test, type Shell } from './harness';
import { addTask, block, fill, importedPlan, newPlan } from './plans';

const find = (shell: Shell, plan: string) => shell.invoke<Finding[]>('get_findings', { plan });

test('findings by weight and rule, with their source, lead to their places', async ({
  page,
  shell,
}) => {
  const plan = await importedPlan(shell);
  const found = await find(shell, plan.id);
  expect(found.map((it) => it.rule)).toContain('number_gap');
  await open(page, shell, `#/plan/${plan.id}/check`);
  await expect(page.getByTestId('finding')).toHaveCount(found.length);
  for (const severity of ['must_fix', 'should_fix', 'notice']) {
    const own = found.filter((it) => it.severity === severity).length;
    await expect(page.getByTestId(`findings-${severity}`).getByTestId('finding')).toHaveCount(own);
  }
  const gap = page.locator('[data-testid=finding-rule][data-rule=number_gap]');
  await expect(gap).toContainText('Căn cứ: NĐ 30/2020/NĐ-CP');
  await expect(gap).toContainText('Đúng ra: 2');
  await gap.getByTestId('finding-go').first().click();
  await expect(page).toHaveURL(/compose\?section=/);
  await expect(page.getByTestId('editor')).toBeVisible();
});

test('a doubt that a finding repeats is told once', async ({ page, shell }) => {
  const plan = await importedPlan(shell);
  const gaps = plan.doubts.filter((it) => it.kind === 'number_gap');
  expect(gaps.length).toBeGreaterThan(0);
  await open(page, shell, `#/plan/${plan.id}/check`);
  await expect(page.locator('[data-rule=number_gap]')).toBeVisible();
  await expect(page.getByTestId('doubt')).toHaveCount(plan.doubts.length - gaps.length);
});

test('head, ending and tasks are reached from their findings', async ({ page, shell }) => {
  const plan = await newPlan(shell);
  await addTask(shell, plan.id, 'Phát thanh');
  const found = await find(shell, plan.id);
  await open(page, shell, `#/plan/${plan.id}/check`);
  const ways = { ending: /compose\?section=ending/, tasks: /tasks/ } as const;
  for (const [place, way] of Object.entries(ways)) {
    const index = (await order(shell, plan.id)).findIndex((it) => it.place === place);
    expect([place, index]).not.toEqual([place, -1]);
    await page.getByTestId('finding-go').nth(index).click();
    await expect(page).toHaveURL(way);
    await page.getByTestId('tab-check').click();
    await expect(page.getByTestId('finding')).toHaveCount(found.length);
  }
});

/** Findings as the screen lists them. */
async function order(shell: Shell, plan: string): Promise<Finding[]> {
  const found = await find(shell, plan);
  return ['must_fix', 'should_fix', 'notice'].flatMap((severity) => {
    const own = found.filter((it) => it.severity === severity);
    const rules = [...new Set(own.map((it) => it.rule))];
    return rules.flatMap((rule) => own.filter((it) => it.rule === rule));
  });
}

test('of many findings of one rule ten are shown first', async ({ page, shell }) => {
  const plan = await newPlan(shell);
  const blocks = Array.from({ length: 14 }, (_, n) =>
    block('paragraph', `Đoạn ${n}  hai dấu cách`),
  );
  await fill(shell, plan, blocks);
  await open(page, shell, `#/plan/${plan.id}/check`);
  const rule = page.locator('[data-rule=double_space]');
  await expect(rule.getByTestId('finding')).toHaveCount(10);
  await rule.getByTestId('findings-more').press('Enter');
  await expect(rule.getByTestId('finding')).toHaveCount(14);
  await expect(rule.getByTestId('finding-go').nth(10)).toBeFocused();
  await expect(rule.getByTestId('findings-more')).toHaveCount(0);
});

test('the check reads again when its tab is opened', async ({ page, shell }) => {
  const plan = await newPlan(shell);
  const section = await fill(shell, plan, [block('paragraph', 'Một  câu')]);
  await open(page, shell, `#/plan/${plan.id}/check`);
  const rule = page.locator('[data-rule=double_space]');
  await rule.getByTestId('finding-go').click();
  await expect(page).toHaveURL(new RegExp(section));
  await page.getByTestId('editor').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Một câu');
  await page.getByTestId('tab-check').click();
  await expect(page.getByTestId('finding').first()).toBeVisible();
  await expect(rule).toHaveCount(0);
});

test('nothing to fix is said', async ({ page, shell }) => {
  const plan = await newPlan(shell);
  await page.route('**/invoke/get_findings', (route) => route.fulfill({ json: [] }));
  await open(page, shell, `#/plan/${plan.id}/check`);
  await expect(page.getByTestId('findings-none')).toBeVisible();
});

test('a check that fails says so', async ({ page, shell }) => {
  const plan: Plan = await newPlan(shell);
  await page.route('**/invoke/get_findings', (route) =>
    route.fulfill({ status: 400, json: { kind: 'internal' } }),
  );
  await open(page, shell, `#/plan/${plan.id}/check`);
  await expect(page.getByTestId('findings').getByTestId('failure')).toBeVisible();
  await expect(page.getByTestId('findings-none')).toHaveCount(0);
});
