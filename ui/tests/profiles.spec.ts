import type { Page } from '@playwright/test';
import type { People, PinKept, SavedPeople } from '../src/backend/generated';
import { expectAccessible, expectFits, unreachable } from './a11y';
import { expect, open, test, type Shell } from './harness';
import { newPlan } from './plans';

const KEEPER = 'Nguyễn Ngọc Ánh';
const LEADER = 'Đỗ Thị Hường';
const PIN = '864209';

async function add(shell: Shell, name: string, role: string): Promise<string> {
  const form = { id: '', name, role, official: null, keeper: false, active: true };
  const { people } = await shell.invoke<SavedPeople>('save_profile', { form });
  return people.profiles.find((it) => it.name === name)?.id ?? '';
}

/** A keeper and a leader; the keeper sits here. */
async function two(shell: Shell): Promise<{ keeper: string; leader: string }> {
  const keeper = await add(shell, KEEPER, 'drafter');
  return { keeper, leader: await add(shell, LEADER, 'leader') };
}

/** Gives somebody a PIN and sits the keeper down again; answers the recovery code. */
async function lockWithPin(shell: Shell, profile: string, back: string): Promise<string> {
  await shell.invoke('choose_profile', { profile, pin: '' });
  const { code } = await shell.invoke<PinKept>('set_pin', { profile, pin: PIN, current: '' });
  await shell.invoke('choose_profile', { profile: back, pin: '' });
  return code;
}

const seat = (page: Page) => page.getByTestId('seat');

test('an office without profiles hears why it would want them, and begins by keyboard alone', async ({
  page,
  shell,
}) => {
  await open(page, shell, '#/settings/profiles');
  await expect(page.getByText('Một máy, nhiều người dùng?')).toBeVisible();
  await expect(page.getByText('không phải mã hóa dữ liệu')).toBeVisible();
  await expect(seat(page)).toHaveCount(0);
  await expectAccessible(page);
  await expect(page.getByTestId('profile-first')).toHaveValue(KEEPER);
  await page.getByTestId('profile-first').press('Enter');
  await expect(page.getByTestId('profile-row')).toHaveCount(1);
  await expect(seat(page)).toContainText(KEEPER);

  await page.getByTestId('profile-add').press('Enter');
  await expect(page.getByTestId('profile-name')).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.type('nguyen ngoc anh');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('profile')).toContainText('Đã có rồi');
  await page.getByTestId('profile-name').fill(LEADER);
  await page.getByTestId('profile-role').selectOption('leader');
  await expect(page.getByTestId('profile')).toContainText('duyệt dự thảo');
  await expect(page.getByTestId('profile-keeper')).toBeDisabled();
  await page.getByTestId('profile-name').press('Enter');
  await expect(page.getByTestId('profile-row')).toHaveCount(2);
  await expect(page.getByTestId('profile')).toHaveCount(0);
  await expectAccessible(page);
  await expectFits(page);
  expect(await unreachable(page)).toEqual([]);
});

test('the last keeper cannot leave, and says so in the form', async ({ page, shell }) => {
  await two(shell);
  await open(page, shell, '#/settings/profiles');
  await page.getByTestId('profile-row').first().getByTestId('profile-edit').click();
  await page.getByTestId('profile-active').uncheck();
  await page.getByTestId('profile-keep').click();
  await expect(page.getByTestId('profile')).toContainText('ít nhất một người quản lý');
});

test('somebody else sits down in two keys', async ({ page, shell }) => {
  await two(shell);
  await open(page, shell, '#/plans');
  await page.keyboard.press('Control+Shift+U');
  await expect(page.getByTestId('sit-choice')).toHaveCount(2);
  await expect(page.getByTestId('sit-choice').first()).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('2');
  await expect(page.getByTestId('sit')).toHaveCount(0);
  await expect(seat(page)).toContainText(LEADER);
  await page.keyboard.press('Control+Shift+U');
  await expect(page.getByTestId('sit').locator(':focus')).toHaveCount(1);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(seat(page)).toContainText(KEEPER);
  await page.reload();
  await expect(seat(page)).toContainText(KEEPER);
});

test('a reply being typed stays when somebody else sits down', async ({ page, shell }) => {
  await two(shell);
  const plan = await newPlan(shell);
  await shell.invoke('add_remark', {
    plan: plan.id,
    form: { place: { kind: 'plan' }, text: 'Cần thêm kinh phí', suggestion: null, by: null },
  });
  await open(page, shell, `#/plan/${plan.id}/review`);
  await page.getByTestId('remark-head').click();
  await page.getByTestId('remark-answer-ask').click();
  await page.getByTestId('remark-answer').fill('Đã có trong dự toán');
  await page.keyboard.press('Control+Shift+U');
  await page.keyboard.press('2');
  await expect(seat(page)).toContainText(LEADER);
  await expect(page.getByTestId('remark-answer')).toHaveValue('Đã có trong dự toán');
  await page.getByTestId('remark-give').click();
  await expect(page.getByTestId('remark-reply')).toContainText(LEADER);
});

test('somebody who has not said who they are is led there from a package', async ({
  page,
  shell,
}) => {
  await two(shell);
  const plan = await newPlan(shell);
  await shell.invoke('leave_profile');
  await open(page, shell, `#/plan/${plan.id}/review`);
  await page.getByTestId('send-request').click();
  await expect(page.getByTestId('send-write')).toBeDisabled();
  await expectAccessible(page);
  await page.getByTestId('package-sit').click();
  // The question lies above the package: the mouse reaches it.
  await page.getByTestId('sit-choice').first().click();
  await expect(seat(page)).toContainText(KEEPER);
  await expect(page.getByTestId('package-nobody')).toHaveCount(0);
  await expect(page.getByTestId('send-write')).toBeEnabled();
});

test('a role that may only look is told so on the plan, and by the program', async ({
  page,
  shell,
}) => {
  await two(shell);
  const plan = await newPlan(shell);
  await open(page, shell, `#/plan/${plan.id}/compose`);
  await expect(page.getByTestId('view-only')).toHaveCount(0);
  await page.keyboard.press('Control+Shift+U');
  await expect(page.getByTestId('sit').locator(':focus')).toHaveCount(1);
  await page.keyboard.press('2');
  await expect(page.getByTestId('view-only')).toHaveText('Chỉ xem');
  await page.getByTestId('tab-review').click();
  await expect(page.getByTestId('view-only')).toHaveCount(0);

  await seat(page).click();
  await page.getByTestId('seat-lock').click();
  await expect(seat(page)).toContainText('Chưa chọn người làm');
  await expect(page.getByTestId('view-only')).toContainText('chưa chọn người làm');
  const failure = await shell
    .invoke('remove_plan', { plan: plan.id })
    .catch((it: unknown) => JSON.stringify(it));
  expect(failure).toContain('nobody_sits');
  await page.getByTestId('view-only').click();
  await page.keyboard.press('1');
  await expect(seat(page)).toContainText(KEEPER);
});

test('a PIN is set with its code, asked for, and waits after a wrong one', async ({
  page,
  shell,
}) => {
  await two(shell);
  await open(page, shell, '#/settings/profiles');
  const own = page.getByTestId('profile-row').first();
  await own.getByTestId('profile-pin').click();
  await page.getByTestId('pin-new').fill('12');
  await page.getByTestId('pin-again').fill('13');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('pin')).toContainText('không giống nhau');
  await page.getByTestId('pin-again').fill('12');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-testid=pin] .flaw')).toHaveText('Từ 4 đến 12 chữ số.');
  await expectAccessible(page);
  await page.getByTestId('pin-new').fill(PIN);
  await page.getByTestId('pin-again').fill(PIN);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('code-text')).toHaveText(/^([B-Z]{4}-){3}[B-Z]{4}$/);
  await expect(page.getByTestId('code-alone')).toContainText('người quản lý duy nhất');
  await expectAccessible(page);

  // Not printed: it asks before the code is gone, by Escape as by the button; Escape takes it back.
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('code-leaving')).toContainText('không xem lại được mã');
  await expect(page.getByTestId('code-back')).toBeFocused();
  await expect(page.getByTestId('code-text')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('code-leaving')).toHaveCount(0);
  await expect(page.getByTestId('code-done')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('code-back')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('code-text')).toBeVisible();
  await page.getByTestId('code-done').click();
  await page.keyboard.press('Tab');
  await expect(page.getByTestId('code-copied')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('code-text')).toHaveCount(0);
  await expect(own).toContainText('có mã PIN');

  await page.reload();
  await expect(own).toContainText('có mã PIN');
  await page.keyboard.press('Control+Shift+U');
  await expect(page.getByTestId('sit-choice').first()).toBeFocused();
  await page.keyboard.press('2');
  await expect(seat(page)).toContainText(LEADER);
  await page.keyboard.press('Control+Shift+U');
  await expect(page.getByTestId('sit').locator(':focus')).toHaveCount(1);
  await page.keyboard.press('1');
  await expect(page.getByTestId('sit-secret')).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.type('1111');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('sit')).toContainText('Mã PIN không đúng');
  await page.keyboard.type(PIN);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('sit')).toContainText('Hãy chờ');
  await page.waitForTimeout(1100);
  await page.getByTestId('sit-secret').fill(PIN);
  await page.keyboard.press('Enter');
  await expect(seat(page)).toContainText(KEEPER);
});

test('a forgotten PIN is opened with the code from paper, and there is a new one', async ({
  page,
  shell,
}) => {
  const { keeper, leader } = await two(shell);
  const code = await lockWithPin(shell, leader, keeper);
  await open(page, shell, '#/plans');
  await page.keyboard.press('Control+Shift+U');
  await expect(page.getByTestId('sit').locator(':focus')).toHaveCount(1);
  await page.keyboard.press('2');
  await page.getByTestId('sit-forgot').click();
  await expect(page.getByTestId('sit-secret')).toBeFocused();
  await page.keyboard.type(code.toLowerCase());
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('code-text')).toHaveText(/^([B-Z]{4}-){3}[B-Z]{4}$/);
  expect(await page.getByTestId('code-text').textContent()).not.toBe(code);
  await page.keyboard.press('Escape');
  await expect(seat(page)).toContainText(LEADER);
  const people = await shell.invoke<People>('list_profiles');
  expect(people.profiles.map((it) => it.pin)).toEqual([false, false]);
});

test('who lost PIN and paper is told what to do next', async ({ page, shell }) => {
  const { keeper, leader } = await two(shell);
  await lockWithPin(shell, leader, keeper);
  await shell.invoke('set_pin', { profile: keeper, pin: PIN, current: '' });
  await shell.invoke('leave_profile');
  await open(page, shell, '#/plans');
  const forgot = async (key: string) => {
    await page.keyboard.press('Control+Shift+U');
    await page.keyboard.press(key);
    await page.getByTestId('sit-forgot').click();
  };
  // Somebody else has the keeper, who takes the PIN away.
  await forgot('2');
  await expect(page.getByTestId('sit-lost')).toContainText(`Nhờ ${KEEPER} (quản lý)`);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  // The only keeper has nobody; nothing is lost, and a way on is told step by step.
  await forgot('1');
  await expect(page.getByTestId('sit-lost')).toContainText('vẫn xem, in và xuất được');
  await expect(page.getByTestId('sit-lost').getByRole('listitem')).toHaveCount(3);
  await expectAccessible(page);
  await expectFits(page);
});
