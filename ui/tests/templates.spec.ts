import { expectAccessible } from './a11y';
import { expect, open, savedAfter, seqOf, test } from './harness';
import { importedPlan } from './plans';
import type { Plan, PlanSummary } from '../src/backend/generated';

test('a new plan begins from the template that is chosen', async ({ page, shell }) => {
  await open(page, shell, '#/plans');
  await page.getByTestId('plans-new').click();
  await expect(page.getByTestId('new-plan-subject')).toBeFocused();
  await expect(page.getByTestId('template-commune_full')).toBeChecked();
  await expect(page.getByTestId('template-sections')).toContainText('MỤC ĐÍCH');
  await expectAccessible(page);
  await page.getByTestId('new-plan-subject').fill('Tuyên truyền bầu cử');
  const full = await page.getByTestId('template-sections').innerText();
  await page.getByTestId('template-commune_short').check();
  await expect(page.getByTestId('template-sections')).not.toHaveText(full);
  const sections = await page
    .getByTestId('template-sections')
    .getByRole('listitem')
    .allInnerTexts();
  expect(sections.length).toBeGreaterThan(1);
  await page.getByTestId('new-plan-create').click();
  await expect(page).toHaveURL(/#\/plan\/.+\/compose/);
  const [made] = await shell.invoke<PlanSummary[]>('list_plans');
  const plan = await shell.invoke<Plan>('get_plan', { plan: made?.id });
  expect(plan.sections.map((it) => `${it.label} ${it.title}`.trim())).toEqual(sections);
});

test('a department begins with a department’s plan', async ({ page, shell }) => {
  const agency = await shell.invoke<object>('get_agency');
  await shell.invoke('save_agency', { agency: { ...agency, parent: 'UBND XÃ BÌNH LẠC' } });
  await open(page, shell, '#/plans');
  await page.getByTestId('plans-new').click();
  await expect(page.getByTestId('template-department')).toBeChecked();
});

test('a plan is kept as a template, used, renamed, removed and brought back', async ({
  page,
  shell,
}) => {
  const plan = await importedPlan(shell);
  await open(page, shell, `#/plan/${plan.id}/compose`);
  await page.getByTestId('papers').click();
  await page.getByTestId('plan-template').click();
  await expect(page.getByTestId('template-name')).toBeFocused();
  await expectAccessible(page);
  await page.getByTestId('template-name').fill(' ');
  await page.getByTestId('template-save').click();
  await expect(page.getByTestId('template-name')).toHaveAttribute('aria-invalid', 'true');
  await page.getByTestId('template-name').fill('Chuyển đổi số hằng năm');
  await page.getByTestId('template-save').click();
  await expect(page.getByTestId('save-template')).toHaveCount(0);
  await expect(page.getByTestId('papers')).toBeFocused();

  await page.getByTestId('rail-plans').click();
  await page.getByTestId('plans-new').click();
  await page.getByTestId('new-plan-subject').fill('Tuyên truyền chuyển đổi số năm 2027');
  await page.getByTestId('new-plan-year').fill('2027');
  await page.getByTestId('template-own').check();
  await expect(page.getByTestId('template-sections')).toContainText('NỘI DUNG');
  await page.getByTestId('new-plan-create').click();
  await expect(page).toHaveURL(/#\/plan\/.+\/compose/);
  const made = (await shell.invoke<PlanSummary[]>('list_plans')).find((it) => it.year === 2027);
  const copy = await shell.invoke<Plan>('get_plan', { plan: made?.id });
  expect(copy.sections.map((it) => it.title)).toEqual(plan.sections.map((it) => it.title));

  await page.getByTestId('rail-settings').click();
  await page.getByTestId('settings-tab-templates').click();
  await expect(page.getByTestId('template-rename')).toHaveValue('Chuyển đổi số hằng năm');
  await expectAccessible(page);
  const before = await seqOf(page);
  await page.getByTestId('template-rename').fill('Chuyển đổi số');
  await page.getByTestId('settings-tab-templates').focus();
  await savedAfter(page, before);
  await page.getByTestId('template-remove').click();
  await expect(page.getByTestId('template-row')).toHaveCount(0);
  await page.getByTestId('undo').click();
  await expect(page.getByTestId('template-rename')).toHaveValue('Chuyển đổi số');
});
