// A plan goes all the way: submitted, returned, approved, signed, numbered, issued, filed.
import type { Page } from '@playwright/test';
import { expectAccessible, expectFits } from './a11y';
import { expect, open, test, type Shell } from './harness';
import { importedPlan, newPlan } from './plans';

// The program and the page have one clock.
test.use({ env: { TZ: 'Asia/Ho_Chi_Minh' } });

const stage = (page: Page) => page.getByTestId('state-line');

/** Takes the step that is next, in somebody's name. */
async function next(page: Page, by: string, fill?: () => Promise<void>): Promise<void> {
  await page.getByTestId('review-next').click();
  await fill?.();
  await page.getByTestId('step-by').fill(by);
  await page.getByTestId('step-yes').click();
  await expect(page.getByTestId('step')).toHaveCount(0);
}

test('the whole course', async ({ page, shell }) => {
  const plan = await importedPlan(shell);
  await open(page, shell, `#/plan/${plan.id}/review`);
  await expect(stage(page)).toHaveAttribute('data-stage', 'drafting');
  await expectAccessible(page);
  await expectFits(page);
  await next(page, 'Nguyễn Ngọc Ánh');
  await expect(stage(page)).toHaveAttribute('data-stage', 'unit_review');

  // Returned by keyboard alone; a reason is asked for.
  await page.getByTestId('review-others').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('review-return').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('step-reason')).toBeFocused();
  await page.getByTestId('step-yes').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('step-reason')).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);
  await page.getByTestId('step-reason').fill('Mục II thiếu chỉ tiêu');
  await page.getByTestId('step-yes').press('Enter');
  await expect(stage(page)).toHaveAttribute('data-stage', 'returned');
  await expect(page.getByTestId('passages')).toContainText('Mục II thiếu chỉ tiêu');
  await expect(page.getByTestId('remark')).toContainText('Mục II thiếu chỉ tiêu');
  await page.getByTestId('rail-desk').click();
  await expect(page.getByTestId('desk-returned')).toContainText('Mục II thiếu chỉ tiêu');
  await expectAccessible(page);
  await page.getByTestId('desk-returned').getByRole('button').click();

  await next(page, 'Nguyễn Ngọc Ánh');
  await next(page, 'Trần Văn Bình');
  await next(page, 'Lê Thị Hạnh');
  await next(page, 'Phạm Văn Quý');
  await expect(stage(page)).toHaveAttribute('data-stage', 'approved');
  await expect(page.locator('[data-step=pass_form]')).toContainText('điểm phải sửa');

  // An edit undoes the approval, visibly.
  await page.getByTestId('tab-compose').click();
  await expect(page.getByTestId('course-bar')).toBeVisible();
  await shell.invoke('add_task', {
    plan: plan.id,
    fields: {
      text: 'Phát thanh',
      deliverable: '',
      lead: '',
      coordinating: [],
      official: '',
      timeframe: '',
      budget: '',
      remarks: '',
    },
  });
  await open(page, shell, `#/plan/${plan.id}/review`);
  await page.reload();
  await expect(stage(page)).toHaveAttribute('data-stage', 'leader_review');
  await expect(page.locator('[data-testid=passages] [data-step=void]')).toHaveCount(1);
  await next(page, 'Phạm Văn Quý');

  // Signed by whom the plan names; numbered with the next number.
  await next(page, 'Vũ Thị Mai', async () => {
    await expect(page.getByTestId('step-signer')).toHaveValue('Phạm Văn Quý');
  });
  await expect(stage(page)).toHaveAttribute('data-stage', 'signed');
  await next(page, 'Vũ Thị Mai', async () => {
    await expect(page.getByTestId('step')).toContainText('01/KH-UBND');
  });
  await expect(stage(page)).toHaveAttribute('data-stage', 'numbered');
  await expectAccessible(page);
  await expectFits(page);

  // Frozen: its words are read, not written.
  await page.getByTestId('tab-compose').click();
  await expect(page.getByTestId('course-bar')).toBeVisible();
  await expect(page.getByTestId('section-title')).not.toBeEditable();
  await expect(page.getByTestId('editor')).toHaveAttribute('contenteditable', 'false');
  await page.getByTestId('tab-tasks').click();
  await expect(page.getByTestId('task-text').first()).not.toBeEditable();
  await expect(page.getByTestId('task-add')).toHaveCount(0);
  await page.getByTestId('bar-review').click();
  await next(page, 'Vũ Thị Mai');
  await next(page, 'Vũ Thị Mai', () => page.getByTestId('step-place').fill('Hồ sơ 2026'));
  await expect(stage(page)).toHaveAttribute('data-stage', 'filed');
  // It has arrived: being replaced is offered among the other steps, not as the next.
  await page.getByTestId('tab-compose').click();
  await expect(page.getByTestId('course-bar')).toBeVisible();
  await expect(page.getByTestId('plan-next')).toHaveCount(0);
  await page.getByTestId('bar-review').click();
  await page.getByTestId('review-history').click();
  await expect(page.getByTestId('history').locator('li').first()).toBeVisible();

  // The register has it; what became of the copies is written there.
  await page.getByTestId('review-register').click();
  await expect(page.getByTestId('register-row')).toContainText('01/KH-UBND');
  await page.getByTestId('register-edit').click();
  await page.getByTestId('line-copies').fill('15');
  await page.getByTestId('line-yes').click();
  await expect(page.getByTestId('register-row')).toContainText('15');
  await page.getByTestId('register-add').click();
  await expectAccessible(page);
  await page.getByTestId('register-notation').fill('BC-UBND');
  await page.getByTestId('register-subject').fill('Báo cáo quý I');
  await page.getByTestId('register-signer').fill('Phạm Văn Quý');
  await page.getByTestId('register-yes').click();
  await expect(page.getByTestId('register-row')).toHaveCount(2);
  await page.getByTestId('register-strike').first().click();
  await page.getByTestId('register-reason').fill('Ghi nhầm');
  await page.getByTestId('line-yes').click();
  await expect(page.getByTestId('register-row').first()).toContainText('Ghi nhầm');
  await expectAccessible(page);
  await expectFits(page);

  // A plan that changes it.
  await open(page, shell, `#/plan/${plan.id}/review`);
  await page.getByTestId('review-adjust').click();
  await page.getByTestId('confirm-yes').click();
  await expect(page.locator('h1')).toContainText('Điều chỉnh Kế hoạch số 01/KH-UBND');
  await page.getByTestId('tab-review').click();
  const adjusts = page.getByTestId('review-adjusts');
  await expect(adjusts).toContainText('01/KH-UBND');

  // What it changes is read beside the issued plan, from both, and printed.
  await adjusts.getByTestId('adjusted-compare').focus();
  await page.keyboard.press('Enter');
  await expect(adjusts.getByTestId('compare-count')).toBeVisible();
  await expect(adjusts.getByTestId('adjusted')).toContainText('Điều chỉnh Kế hoạch số');
  await expect(adjusts.getByTestId('adjusted-print')).toBeVisible();
  await expectAccessible(page);
  await expectFits(page);
  await adjusts.getByRole('button', { name: '01/KH-UBND' }).click();
  const adjusted = page.getByTestId('review-adjusted-by');
  await expect(adjusted).toContainText('Điều chỉnh Kế hoạch số 01/KH-UBND');
  await adjusted.getByTestId('adjusted-compare').click();
  await expect(adjusted.getByTestId('compare-count')).toBeVisible();
  await expectAccessible(page);
});

test('a struck number is given anew, and numbers without a line are told', async ({
  page,
  shell,
}) => {
  const plan = await importedPlan(shell);
  await open(page, shell, `#/plan/${plan.id}/review`);
  for (const by of ['Nguyễn Ngọc Ánh', 'Trần Văn Bình', 'Lê Thị Hạnh', 'Phạm Văn Quý'])
    await next(page, by);
  await next(page, 'Vũ Thị Mai');
  await next(page, 'Vũ Thị Mai', () => page.getByTestId('step-number').fill('3'));
  await page.getByTestId('review-register').click();
  await expect(page.getByTestId('register-gap')).toContainText('KH 01-02');
  await page.getByTestId('register-strike').click();
  await page.getByTestId('register-reason').fill('Cấp nhầm');
  await page.getByTestId('line-yes').click();
  await expect(page.getByTestId('register-row')).toContainText('Cấp nhầm');
  await expectAccessible(page);
  await open(page, shell, `#/plan/${plan.id}/review`);
  await page.reload();
  await expect(page.getByTestId('review-struck')).toContainText('Cấp nhầm');
  await expectAccessible(page);
  await next(page, 'Vũ Thị Mai', async () => {
    await expect(page.getByTestId('step')).toContainText('04/KH-UBND');
  });
  await expect(page.getByTestId('review-struck')).toHaveCount(0);
  // Once it went out, the number stays.
  await next(page, 'Vũ Thị Mai');
  await page.getByTestId('review-register').click();
  await page.getByTestId('register-strike').last().click();
  await page.getByTestId('register-reason').fill('Cấp nhầm');
  await page.getByTestId('line-yes').click();
  await expect(page.getByRole('dialog')).toContainText('đã phát hành');
});

test('a number against the order of time is told before it is given, and in the register', async ({
  page,
  shell,
}) => {
  const plan = await importedPlan(shell);
  const add = (number: string, day: string) =>
    shell.invoke('add_registration', {
      form: {
        number,
        notation: 'KH-UBND',
        day,
        subject: 'Kế hoạch tuyên truyền chuyển đổi số',
        signer: 'Phạm Văn Quý',
        recipients: '',
        keeper: '',
        copies: '',
        handed: '',
        receipt: '',
        note: '',
      },
    });
  await add('11', '2025-03-20');
  await open(page, shell, `#/plan/${plan.id}/review`);
  for (const by of ['Nguyễn Ngọc Ánh', 'Trần Văn Bình', 'Lê Thị Hạnh', 'Phạm Văn Quý'])
    await next(page, by);
  await next(page, 'Vũ Thị Mai', () => page.getByTestId('step-on').fill('2025-03-01'));
  await next(page, 'Vũ Thị Mai', async () => {
    await page.getByTestId('step-on').fill('2025-03-20');
    await expect(page.getByTestId('step')).toContainText('12/KH-UBND');
    await expect(page.getByTestId('step-turned')).toHaveCount(0);
    await page.getByTestId('step-on').fill('2025-03-05');
    const told = page.getByTestId('step-turned');
    await expect(told).toContainText('12/KH-UBND đề ngày 05/03/2025, sớm hơn 11/KH-UBND');
    await page.getByTestId('step-number').fill('10');
    await expect(told).toHaveCount(0);
    await page.getByTestId('step-number').fill('12');
    await expect(told).toHaveCount(1);
    await expectAccessible(page);
  });
  await page.getByTestId('review-register').click();
  await page.getByTestId('register-year').selectOption('2025');
  await expect(page.getByTestId('register-turned')).toContainText('sớm hơn 11/KH-UBND');
  await expectAccessible(page);
  await expectFits(page);
});

test('number and date are not typed once a plan is on its way', async ({ page, shell }) => {
  const plan = await importedPlan(shell);
  await open(page, shell, `#/plan/${plan.id}/compose?section=head`);
  await expect(page.getByTestId('head-number')).toBeEditable();
  await page.getByTestId('head-number').fill('9');
  await page.getByTestId('head-day').fill('5');
  await page.getByTestId('head-month').fill('1');
  await page.getByTestId('head-date-year').fill('2026');
  await page.getByTestId('tab-review').click();
  await expect(page.getByTestId('review-imported')).toBeVisible();
  await expectAccessible(page);
  await page.getByTestId('review-clear').click();
  await page.getByTestId('confirm-yes').click();
  await next(page, '');
  await expect(stage(page)).toHaveAttribute('data-stage', 'unit_review');
  await page.getByTestId('tab-compose').click();
  await open(page, shell, `#/plan/${plan.id}/compose?section=head`);
  await expect(page.getByTestId('head-number')).not.toBeEditable();
  await page.getByTestId('head-to-review').click();
  await expect(page.getByTestId('review')).toBeVisible();
});

test('an office leaves checks out, never the approval', async ({ page, shell }) => {
  const plan = await newPlan(shell);
  await open(page, shell, '#/settings/review');
  await page.getByTestId('steps-unit').uncheck();
  await page.getByTestId('steps-form').uncheck();
  await expectAccessible(page);
  await open(page, shell, `#/plan/${plan.id}/review`);
  await next(page, '');
  await expect(stage(page)).toHaveAttribute('data-stage', 'leader_review');
});

/** An imported plan that was handed on, passed and approved. */
async function approved(page: Page, shell: Shell): Promise<string> {
  const plan = await importedPlan(shell);
  await open(page, shell, `#/plan/${plan.id}/review`);
  await next(page, 'Nguyễn Ngọc Ánh');
  await next(page, 'Trần Văn Bình');
  await next(page, 'Lê Thị Hạnh');
  await next(page, 'Phạm Văn Quý');
  await expect(stage(page)).toHaveAttribute('data-stage', 'approved');
  return plan.id;
}

/** Types at the end of the first section that has text. */
async function type(page: Page, words: string): Promise<void> {
  await page.getByTestId('tab-compose').click();
  await page.getByTestId('outline-item').filter({ hasText: 'II. NỘI DUNG' }).first().click();
  await page.getByTestId('editor').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(words);
}

const fallen = (page: Page) => page.getByTestId('fallen');

test('typing into an approved plan says at once that the approval fell', async ({
  page,
  shell,
}) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await approved(page, shell);
  await type(page, ' Thêm ý mới.');

  // Nothing was opened anew: the state line and the bar say who edited it and that it fell.
  await expect(stage(page)).toHaveAttribute('data-stage', 'leader_review');
  const line = page.getByTestId('line-fallen');
  await expect(line).toContainText('Đã sửa, duyệt hết hiệu lực · Nguyễn Ngọc Ánh');
  await expect(line).toContainText(/\d\d\/\d\d\/\d{4}/);
  const bar = page.getByTestId('course-bar');
  await expect(bar).toContainText(/Đã sửa sau khi duyệt \(Nguyễn Ngọc Ánh, \d\d:\d\d:\d\d \d/);
  await expect(bar).toContainText('không còn hiệu lực');
  await expectAccessible(page);
  await expectFits(page);

  // It is still said after more was typed.
  await page.keyboard.type(' Thêm nữa.');
  await expect(page.getByTestId('save-line')).toHaveAttribute('data-kind', 'saved');
  await expect(bar).toContainText('Đã sửa sau khi duyệt');

  // What was approved is read beside what stands, by the keyboard.
  await bar.getByTestId('fallen-compare').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('versions-old').locator('option:checked')).toContainText(
    'Đã duyệt bản thảo',
  );
  await expect(page.getByTestId('comparison').locator('ins')).toContainText([/Thêm ý mới/]);
  await page.getByTestId('tab-review').click();
  await expect(page.getByTestId('review').getByTestId('fallen')).toContainText(
    'Đã sửa sau khi duyệt (Nguyễn Ngọc Ánh, ',
  );
  await expect(page.getByTestId('review').getByText('kể từ bước trước')).toHaveCount(0);
  await expectAccessible(page);
  await expectFits(page);
  await page.getByTestId('fallen-compare').click();
  await expect(page.getByTestId('comparison')).toContainText('Thêm ý mới');
  await page.getByTestId('tab-review').click();

  // Approved anew it holds; an edit after the signature undoes both.
  await next(page, 'Phạm Văn Quý');
  await expect(fallen(page)).toHaveCount(0);
  await expect(page.getByTestId('line-fallen')).toHaveCount(0);
  await next(page, 'Vũ Thị Mai');
  await expect(stage(page)).toHaveAttribute('data-stage', 'signed');
  await type(page, ' Sau khi ký.');
  await expect(fallen(page)).toContainText('phải duyệt và ký lại');
});

test('each stage says who finished it, not who led there', async ({ page, shell }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  const plan = await importedPlan(shell);
  await open(page, shell, `#/plan/${plan.id}/review`);
  const way = (it: string) => page.getByTestId('way').locator(`[data-stage=${it}]`);
  const act = (step: string) => page.locator(`[data-testid=line-act][data-step=${step}]`);
  await next(page, 'Nguyễn Ngọc Ánh');
  await expect(way('drafting')).toContainText('Nguyễn Ngọc Ánh');
  await expect(way('unit_review')).toContainText('từ ');
  await expect(way('unit_review')).not.toContainText('Nguyễn Ngọc Ánh');
  await next(page, 'Trần Văn Bình');
  await expect(way('unit_review')).toContainText('Trần Văn Bình');
  await expect(way('format_check')).not.toContainText('Trần Văn Bình');
  await expect(act('submit')).toContainText('Nguyễn Ngọc Ánh');
  await next(page, 'Lê Thị Hạnh');
  await expect(way('format_check')).toContainText('Lê Thị Hạnh');
  await next(page, 'Phạm Văn Quý');
  await expect(way('leader_review')).toContainText('Phạm Văn Quý');
  await expect(act('approve')).toContainText('Phạm Văn Quý');
  // Who signed, not who wrote it down.
  await next(page, 'Vũ Thị Mai');
  await expect(way('signed')).toContainText('Phạm Văn Quý');
  await expect(act('sign')).toContainText('Phạm Văn Quý');
  await next(page, 'Vũ Thị Mai');
  await next(page, 'Vũ Thị Mai');
  await expect(act('issue')).toContainText('Vũ Thị Mai');
  await expect(page.getByTestId('line-act')).toHaveCount(4);
  await expectAccessible(page);
  await expectFits(page);
});

test('a step says what stands against it and whose name a blank one gets', async ({
  page,
  shell,
}) => {
  const plan = await importedPlan(shell);
  await open(page, shell, `#/plan/${plan.id}/review`);
  await page.getByTestId('review-next').click();
  await expect(page.getByTestId('step')).toContainText('Để trống thì ghi tên cán bộ phụ trách');
  await page.getByTestId('step-yes').click();
  await expect(stage(page)).toHaveAttribute('data-stage', 'unit_review');
  await expect(page.getByTestId('passages')).toContainText('Nguyễn Ngọc Ánh');
  await next(page, 'Trần Văn Bình');
  await next(page, 'Lê Thị Hạnh');

  // A remark is open and somebody would return it.
  await page.getByTestId('remark-plan').click();
  await page.getByTestId('remark-text').fill('Thiếu chỉ tiêu ở mục II');
  await page.getByTestId('remark-by').fill('Đỗ Thị Hường');
  await page.getByTestId('remark-save').click();
  await expect(page.getByTestId('remarks-count')).toContainText('1');
  await page.getByTestId('opinion-ask').click();
  await page.getByTestId('verdict-return').click();
  await page.getByTestId('opinion-reason').fill('Chưa rõ kinh phí');
  await page.getByTestId('opinion-save').click();
  await expect(page.getByTestId('opinions')).toContainText('Chưa rõ kinh phí');
  await page.getByTestId('review-next').click();
  const against = page.getByTestId('step-against');
  // The reason of the return is one to be answered too.
  await expect(against).toContainText('Còn 2 ý kiến góp ý chưa xử lý xong');
  await expect(against).toContainText('Trả lại');
  await expect(against).toContainText('Đỗ Thị Hường');
  await expect(against).toContainText('Chưa rõ kinh phí');
  await expect(page.getByTestId('step')).toContainText('tên người ký của kế hoạch: Phạm Văn Quý');
  await expectAccessible(page);
  await expectFits(page);

  // It holds nobody back; a blank name is the signer's as was said.
  await page.getByTestId('step-yes').click();
  await expect(stage(page)).toHaveAttribute('data-stage', 'approved');
  await expect(page.locator('[data-testid=passages] [data-step=approve]')).toContainText(
    'Phạm Văn Quý',
  );
  await page.getByTestId('review-next').click();
  await expect(against).toContainText('Còn 2 ý kiến góp ý chưa xử lý xong');
  await expect(page.getByTestId('step')).toContainText('Người ghi bước này, không phải người ký');
  await page.getByTestId('step-yes').click();
  await expect(page.locator('[data-testid=passages] [data-step=sign]')).toContainText(
    'Nguyễn Ngọc Ánh',
  );
});
