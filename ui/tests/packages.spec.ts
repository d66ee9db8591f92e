// Packages between two computers: sent, read before anything is kept, taken, answered.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Evidence, OpenedPackage, People, Plan, Task } from '../src/backend/generated';
import { expectAccessible, expectFits, unreachable } from './a11y';
import { computer, expect, open, test as base, type Shell } from './harness';
import { addTask, importedPlan } from './plans';

/** A stick: what is written on it, and what is opened from it. */
class Stick {
  readonly env: Record<string, string>;
  constructor(readonly folder: string) {
    this.env = {
      LOA_TEST_SAVE_DIR: folder,
      LOA_TEST_PACKAGE: join(folder, 'in.loa'),
      LOA_TEST_EVIDENCE: join(import.meta.dirname, '../../docs/quarters.png'),
    };
  }
  /** Makes the file that was written last the one that is opened. */
  async turn(): Promise<string> {
    const names = (await readdir(this.folder)).filter((name) => name !== 'in.loa');
    expect(names).toHaveLength(1);
    await rename(join(this.folder, names[0] ?? ''), join(this.folder, 'in.loa'));
    return names[0] ?? '';
  }
}

const STICK = new Stick(join(tmpdir(), `loa-stick-${process.pid}`));

const test = base.extend<{ stick: Stick; other: Shell }>({
  env: STICK.env,
  stick: async ({}, use) => {
    await rm(STICK.folder, { recursive: true, force: true });
    await mkdir(STICK.folder);
    await use(STICK);
    await rm(STICK.folder, { recursive: true, force: true });
  },
  /** Another computer, with nothing on it. */
  other: async ({ stick }, use) => {
    const [shell, over] = await computer('nothing', {}, stick.env);
    await use(shell);
    await over();
  },
});

const dialog = (page: Page) => page.getByTestId('package-dialog');

/** Sends a plan from its review tab. */
async function send(page: Page, testid: string): Promise<void> {
  await page.getByTestId(testid).click();
  await page.getByTestId('send-write').click();
  await expect(page.getByTestId('send-written')).toContainText('Có thể rút USB');
  await page.getByTestId('send-close').click();
}

/** Takes what is shown from a computer that is not paired, and goes where it is. */
async function takeOnce(page: Page): Promise<void> {
  await page.getByTestId('package-once').check();
  await page.getByTestId('package-take').click();
  await expect(page.getByTestId('package-taken')).toBeVisible();
  await page.getByTestId('package-show').click();
}

/** Hands a plan on, up to the leader. */
async function submit(shell: Shell, plan: string): Promise<void> {
  for (const step of ['submit', 'pass_content', 'pass_form']) {
    await shell.invoke('take_step', { plan, form: { deed: { step }, by: 'Nguyễn Ngọc Ánh' } });
  }
}

test('a draft goes out, is remarked on elsewhere, and comes back approved', async ({
  page,
  shell,
  stick,
  other,
}) => {
  const plan = await importedPlan(shell);
  await submit(shell, plan.id);
  await open(page, shell, `#/plan/${plan.id}/review`);
  await page.getByTestId('send-request').click();
  await page.getByTestId('send-note').fill('Xin anh xem giúp trước thứ Sáu.');
  await expectAccessible(page);
  await page.getByTestId('send-write').click();
  await expect(page.getByTestId('send-written')).toContainText('.loa');
  await page.getByTestId('send-close').click();
  await expect(page.getByTestId('carried-package')).toContainText('Đã gửi');
  await expect(page.getByTestId('send-request')).toBeFocused();
  expect(await stick.turn()).toMatch(/\.loa$/);

  // At a computer without anything: nothing is kept before a yes to a stranger.
  await page.goto(`${other.url}/`);
  await page.getByTestId('first-run-package').click();
  await expect(dialog(page)).toContainText('Xin anh xem giúp trước thứ Sáu.');
  await expect(page.getByTestId('package-standing')).toContainText('chưa ghép cặp');
  await expect(page.getByTestId('package-take')).toBeDisabled();
  await expectAccessible(page);
  await expectFits(page);
  expect(await other.invoke<unknown[]>('list_plans')).toEqual([]);
  await page.getByTestId('package-once').check();
  await page.getByTestId('package-take').click();
  await expect(page.getByTestId('package-taken')).toContainText('1 kế hoạch');
  await page.getByTestId('package-show').click();
  await expect(page.getByTestId('guest')).toBeVisible();
  await expect(page.getByTestId('review-copy')).toBeVisible();
  await expect(page.getByTestId('review-next')).toHaveCount(0);
  await expectAccessible(page);

  // It cannot be edited there, and says so.
  await page.getByTestId('tab-compose').click();
  await expect(page.getByTestId('course-bar')).toContainText('nhận về để góp ý');
  await page.getByTestId('tab-review').click();
  await page.getByTestId('remark-plan').click();
  await page.getByTestId('remark-text').fill('Bổ sung chỉ tiêu cho mục II.');
  await page.getByTestId('remark-by').fill('Phạm Văn Quý');
  await page.getByTestId('remark-save').click();
  await expect(page.getByTestId('remark')).toHaveCount(1);
  await page.getByTestId('opinion-ask').click();
  await page.getByTestId('remark-by').fill('Phạm Văn Quý');
  await page.getByTestId('opinion-save').click();
  await expect(page.getByTestId('opinions')).toContainText('Phạm Văn Quý');
  await send(page, 'send-answer');
  await stick.turn();

  // Back at the drafter's: the words of both sides are the same once both have met.
  await open(page, shell, `#/plan/${plan.id}/review`);
  await page.getByTestId('carried-open').click();
  await expect(dialog(page)).toContainText('đúng bản đang có ở máy này');
  const words = await dialog(page).getByTestId('six-words').textContent();
  await page.getByTestId('package-pair').check();
  await page.getByTestId('package-take').click();
  await expect(page.getByTestId('package-taken')).toContainText('1 ý kiến mới');
  await page.getByTestId('package-show').click();
  await expect(page.getByTestId('remark')).toContainText('Bổ sung chỉ tiêu cho mục II.');
  await expect(page.getByTestId('state-line')).toHaveAttribute('data-stage', 'leader_review');
  await page.getByTestId('package-step').click();
  await page.getByTestId('confirm-yes').click();
  await expect(page.getByTestId('state-line')).toHaveAttribute('data-stage', 'approved');
  await expect(page.getByTestId('passages')).toContainText('Phạm Văn Quý');
  await expect(page.getByTestId('package-step')).toHaveCount(0);

  // Opened once more, nothing changes.
  await page.getByTestId('carried-open').click();
  await expect(page.getByTestId('package-effect')).toHaveAttribute('data-effect', 'taken');
  await page.getByTestId('package-close').click();
  await expect(page.getByTestId('carried-open')).toBeFocused();
  await expect(page.getByTestId('remark')).toHaveCount(1);

  // The reviewer's settings show the same six words.
  await open(page, other, '#/settings/computers');
  await page.getByTestId('peer-ask').click();
  expect(await page.getByTestId('six-words').textContent()).toBe(words);
});

test('a copy is read in every tab, and nothing in it looks as if it could be changed', async ({
  page,
  shell,
  stick,
  other,
}) => {
  const plan = await importedPlan(shell);
  await addTask(shell, plan.id, 'Phát thanh', { timeframe: 'Quý I' });
  await submit(shell, plan.id);
  await open(page, shell, `#/plan/${plan.id}/review`);
  await send(page, 'send-request');
  await stick.turn();
  await page.goto(`${other.url}/`);
  await page.getByTestId('first-run-package').click();
  await takeOnce(page);
  await expect(page.getByTestId('review-copy')).toBeVisible();

  await page.getByTestId('tab-quarters').click();
  const bar = page.getByTestId('course-bar');
  await expect(bar).toContainText('nhận về để góp ý');
  await page.getByTestId('mark-cell').first().focus();
  await page.keyboard.press('Alt+1');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('mark-status')).toBeDisabled();
  await expect(page.getByTestId('mark-status')).toHaveAttribute('title', /nhận về để góp ý/);
  await expect(page.getByTestId('mark-note')).not.toBeEditable();
  await page.getByTestId('mark-note').focus();
  await page.keyboard.press('Control+Enter');
  for (const button of ['mark-save', 'evidence-pick', 'indicator-add']) {
    await expect(page.getByTestId(button)).toBeDisabled();
    await expect(page.getByTestId(button)).toHaveAttribute('title', /nhận về để góp ý/);
  }
  await expect(page.getByTestId('quarter-unit')).toBeEnabled();
  await expect(page.getByTestId('score-rules')).toBeEnabled();
  await expect(page.getByTestId('quarters-sheet')).toBeEnabled();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expectAccessible(page);
  await expectFits(page);
  expect(await unreachable(page)).toEqual([]);

  await page.getByTestId('tab-checklist').click();
  await expect(bar).toContainText('nhận về để góp ý');
  for (const button of ['checklist-pick', 'checklist-paste-ask']) {
    await expect(page.getByTestId(button)).toBeDisabled();
    await expect(page.getByTestId(button)).toHaveAttribute('title', /nhận về để góp ý/);
  }
  await expectAccessible(page);

  await page.getByTestId('tab-check').click();
  await expect(bar).toContainText('nhận về để góp ý');
  await page.getByTestId('tab-tasks').click();
  await expect(page.getByTestId('task-propose-targets')).toBeDisabled();
});

test('a computer is paired, renamed and forgotten', async ({ page, shell, stick, other }) => {
  const plan = await importedPlan(shell);
  await open(page, shell, `#/plan/${plan.id}/review`);
  await send(page, 'send-request');
  await stick.turn();
  await other.invoke('open_package');
  await other.invoke('take_package', { trust: true, pair: false });
  await open(page, other, '#/settings/computers');
  await expectAccessible(page);
  await expect(page.getByTestId('peer-row')).toContainText('chưa ghép cặp');
  await page.getByTestId('peer-ask').press('Enter');
  await page.getByTestId('peer-name').fill('');
  await page.getByTestId('peer-save').click();
  await expect(page.getByTestId('peer-name')).toHaveAttribute('aria-invalid', 'true');
  await page.getByTestId('peer-name').fill('Chị Ánh, xã Bình Lạc');
  await expectAccessible(page);
  // A name is a name: only its own button pairs.
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('peer-row')).toContainText('Chị Ánh, xã Bình Lạc');
  await expect(page.getByTestId('peer-row')).toContainText('chưa ghép cặp');
  await page.getByTestId('peer-ask').click();
  await page.getByTestId('peer-pair').click();
  await expect(page.getByTestId('peer-row')).toContainText('Đã ghép');
  await page.getByTestId('peer-forget').click();
  await page.getByTestId('confirm-yes').click();
  await expect(page.getByTestId('peer-row')).toHaveCount(0);
});

test('a reply being typed stays when a package is taken, and a draft not submitted says so', async ({
  page,
  shell,
  stick,
  other,
}) => {
  const plan = await importedPlan(shell);
  await shell.invoke('add_remark', {
    plan: plan.id,
    form: { place: { kind: 'plan' }, text: 'Cần thêm kinh phí', suggestion: null, by: null },
  });
  await open(page, shell, `#/plan/${plan.id}/review`);
  await send(page, 'send-request');
  await stick.turn();
  await other.invoke('open_package');
  await other.invoke('take_package', { trust: true, pair: false });
  await open(page, other, `#/plan/${plan.id}/review`);
  await page.getByTestId('remark-plan').click();
  await page.getByTestId('remark-text').fill('Bổ sung chỉ tiêu.');
  await page.getByTestId('remark-by').fill('Phạm Văn Quý');
  await page.getByTestId('remark-save').click();
  await page.getByTestId('opinion-ask').click();
  await expect(page.getByTestId('opinion-dialog')).toContainText('đi theo gói góp ý');
  await page.getByTestId('remark-by').fill('Phạm Văn Quý');
  await page.getByTestId('opinion-save').click();
  await expect(page.getByTestId('opinions')).toBeVisible();
  await send(page, 'send-answer');
  await stick.turn();
  // An office that is named is no guest any more, without another start.
  await page.getByTestId('guest-set-up').click();
  await page.getByTestId('agency-name-lines').fill('ỦY BAN NHÂN DÂN XÃ AN HÒA');
  await page.getByTestId('agency-place').fill('An Hòa');
  await page.getByTestId('agency-plan-symbol').fill('KH-UBND');
  await page.getByTestId('agency-plan-symbol').blur();
  await expect(page.getByTestId('guest')).toHaveCount(0);
  await expect(page.getByTestId('agency-name-lines')).toBeVisible();

  await open(page, shell, `#/plan/${plan.id}/review`);
  await page.getByTestId('remark-head').click();
  await page.getByTestId('remark-answer-ask').click();
  await page.getByTestId('remark-answer').fill('Đã có trong dự toán');
  await page.getByTestId('carried-open').click();
  await page.getByTestId('package-pair').check();
  await page.getByTestId('package-take').click();
  await expect(page.getByTestId('package-taken')).toContainText('1 ý kiến mới');
  await page.getByTestId('package-show').click();
  await expect(page.getByTestId('remark')).toHaveCount(2);
  await expect(page.getByTestId('remark-answer')).toHaveValue('Đã có trong dự toán');
  await expect(page.getByTestId('opinion-no-step')).toContainText('chưa được trình');
  await expectAccessible(page);
});

test('a double click opens a package; a passphrase is asked for', async ({
  page,
  shell,
  stick,
}) => {
  const plan = await importedPlan(shell);
  await open(page, shell, `#/plan/${plan.id}/review`);
  await page.getByTestId('send-request').click();
  await page.getByTestId('send-lock').check();
  await page.getByTestId('send-passphrase').fill('ngắn');
  await page.getByTestId('send-write').click();
  await expect(page.getByTestId('send-passphrase')).toHaveAttribute('aria-invalid', 'true');
  await page.getByTestId('send-passphrase').fill('một câu rất dài');
  await page.getByTestId('send-write').click();
  await page.getByTestId('send-close').click();
  await stick.turn();

  const env = { ...stick.env, LOA_TEST_ASKED: join(stick.folder, 'in.loa') };
  const [clicked, over] = await computer('office', {}, env);
  await page.goto(`${clicked.url}/`);
  await expect(page.getByTestId('package-passphrase')).toBeFocused();
  await page.getByTestId('package-passphrase').fill('một câu khác');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toContainText('Mật khẩu không đúng');
  await page.getByTestId('package-passphrase').fill('một câu rất dài');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('package-effect')).toHaveAttribute('data-effect', 'new');
  await page.getByTestId('package-drop').click();
  expect(await clicked.invoke<unknown[]>('list_plans')).toEqual([]);
  await over();
});

test('a file that is harmed is told, kept aside on request, and changes nothing', async ({
  page,
  shell,
  stick,
}) => {
  const plan = await importedPlan(shell);
  await open(page, shell, `#/plan/${plan.id}/review`);
  await send(page, 'send-request');
  await stick.turn();
  const file = join(stick.folder, 'in.loa');
  const whole = await readFile(file);
  const harmed: [string, Buffer][] = [
    ['Gói bị thiếu phần cuối', whole.subarray(0, whole.length / 2)],
    ['Tệp không phải gói Loa', Buffer.from('Kính gửi Ủy ban nhân dân')],
  ];
  await open(page, shell, '#/plans');
  for (const [says, bytes] of harmed) {
    await writeFile(file, bytes);
    await page.getByTestId('plans-package').click();
    await expect(dialog(page)).toContainText(says);
    await expectAccessible(page);
    if (await page.getByTestId('package-set-aside').isVisible()) {
      await page.getByTestId('package-set-aside').click();
      await expect(page.getByTestId('package-aside')).toContainText('quarantine');
    }
    await page.getByTestId('package-close').click();
    await expect(page.getByTestId('plans-package')).toBeFocused();
  }
  expect(await readdir(join(shell.folder, 'data', 'quarantine'))).toHaveLength(1);
  const kept = await shell.invoke<Plan[]>('list_plans');
  expect(kept).toHaveLength(1);
});

test('an office is handed over, and a plan becomes a template elsewhere', async ({
  page,
  shell,
  stick,
  other,
}) => {
  const plan = await importedPlan(shell);
  const [task] = await shell.invoke<Task[]>('list_tasks', { plan: plan.id });
  const proves = { of: { kind: 'task', task: task?.id, quarter: '2026-Q1' } };
  await shell.invoke('pick_evidence', proves);
  await open(page, shell, '#/settings/computers');
  await page.getByTestId('hand-over').click();
  await expect(page.getByTestId('send-dialog')).toContainText('64 MB');
  await page.getByTestId('send-write').click();
  await expect(page.getByTestId('send-written')).toContainText('1 tệp minh chứng');
  await page.getByTestId('send-close').click();
  await stick.turn();
  await page.goto(`${other.url}/`);
  await page.getByTestId('first-run-package').click();
  await expect(dialog(page)).toContainText('thay cho toàn bộ dữ liệu');
  await expect(page.getByTestId('package-brings')).toContainText('tệp minh chứng: 1');
  await takeOnce(page);
  const [evidence] = await other.invoke<Evidence[]>('list_evidence', proves);
  expect(evidence).toMatchObject({ words: 'quarters.png', state: 'whole' });
  await expect(page.getByTestId('plan-row')).toHaveCount(1);
  await expect(page.getByTestId('guest')).toHaveCount(0);

  await open(page, shell, `#/plan/${plan.id}/compose`);
  await page.getByTestId('papers').click();
  await page.getByTestId('papers-send-template').click();
  await expect(page.getByTestId('send-note')).toHaveValue(/chuyển đổi số/);
  await page.getByTestId('send-note').fill('Mẫu chuyển đổi số');
  await page.getByTestId('send-write').click();
  await page.getByTestId('send-close').click();
  await stick.turn();
  await open(page, other, '#/plans');
  await page.getByTestId('plans-package').click();
  await takeOnce(page);
  await expect(page.getByTestId('template-rename')).toHaveValue('Mẫu chuyển đổi số');

  // There is something of its own there now: a hand-over brings what is missing, no more.
  await open(page, shell, '#/settings/computers');
  await send(page, 'hand-over');
  await stick.turn();
  await open(page, other, '#/plans');
  await page.getByTestId('plans-package').click();
  await expect(page.getByTestId('package-effect')).toHaveAttribute('data-effect', 'plans');
  await expect(dialog(page)).toContainText('Ở lại máy cũ: tệp minh chứng: 1');
  await takeOnce(page);
  await expect(page.getByTestId('plan-row')).toHaveCount(1);
});

test('what both sides edited meets in a comparison of three', async ({
  page,
  shell,
  stick,
  other,
}) => {
  const plan = await importedPlan(shell);
  await open(page, shell, '#/settings/computers');
  await send(page, 'hand-over');
  await stick.turn();
  await other.invoke('open_package');
  await other.invoke('take_package', { trust: true, pair: true });
  await addTask(shell, plan.id, 'Phát thanh tháng Ba');
  await addTask(other, plan.id, 'Treo băng rôn');
  await open(page, other, `#/plan/${plan.id}/review`);
  await send(page, 'send-request');
  await stick.turn();

  await open(page, shell, `#/plan/${plan.id}/review`);
  await page.getByTestId('carried-open').click();
  await expect(page.getByTestId('package-effect')).toHaveAttribute('data-effect', 'both_edited');
  await page.getByTestId('package-once').check();
  await page.getByTestId('package-take').click();
  await expect(page.getByTestId('package-beside')).toBeVisible();
  await page.getByTestId('package-show').click();
  await expect(page.getByTestId('carried-beside')).toBeVisible();
  await page.getByTestId('carried-merge').click();
  await expect(page.getByTestId('merge-none')).toBeVisible();
  await expectAccessible(page);
  await page.getByTestId('merge-accept').click();
  await expect(page.getByTestId('versions-merge-dialog')).toHaveCount(0);
  await expect(page.getByTestId('carried-beside')).toHaveCount(0);
  await page.getByTestId('tab-tasks').click();
  const values = () =>
    page
      .getByTestId('task-text')
      .evaluateAll((fields) => fields.map((it) => (it as HTMLTextAreaElement).value));
  await expect.poll(values).toContain('Phát thanh tháng Ba');
  expect(await values()).toContain('Treo băng rôn');
});

test('an office with people is handed over; somebody sits down there next', async ({
  page,
  shell,
  stick,
  other,
}) => {
  await importedPlan(shell);
  const form = { id: '', name: 'Nguyễn Ngọc Ánh', role: 'drafter', official: null };
  const { people } = await shell.invoke<{ people: People }>('save_profile', {
    form: { ...form, keeper: true, active: true },
  });
  const profile = people.profiles[0]?.id;
  await shell.invoke('set_pin', { profile, pin: '86420975', current: '' });
  await open(page, shell, '#/settings/computers');
  await send(page, 'hand-over');
  await stick.turn();
  await page.goto(`${other.url}/`);
  await page.getByTestId('first-run-package').click();
  await page.getByTestId('package-once').check();
  await page.getByTestId('package-take').click();
  await expect(page.getByTestId('package-taken')).toContainText('1 kế hoạch');
  await expect(page.getByTestId('package-sit-down')).toBeVisible();
  await expectAccessible(page);
  await page.getByTestId('package-show').click();
  await expect(page.getByTestId('plan-row')).toHaveCount(1);
});

test('an answer to nothing that was sent from here needs a yes of its own', async ({
  page,
  shell,
  stick,
  other,
}) => {
  const plan = await importedPlan(shell);
  await open(page, shell, `#/plan/${plan.id}/review`);
  await send(page, 'send-request');
  await stick.turn();
  await page.goto(`${other.url}/`);
  await page.getByTestId('first-run-package').click();
  await takeOnce(page);
  await page.getByTestId('opinion-ask').click();
  await page.getByTestId('remark-by').fill('Phạm Văn Quý');
  await page.getByTestId('opinion-save').click();
  await expect(page.getByTestId('opinions')).toContainText('Phạm Văn Quý');
  await send(page, 'send-answer');
  await stick.turn();

  // As if it had come after an older backup was restored.
  await page.route('**/invoke/open_package', async (route) => {
    const answer = await route.fetch();
    const opened = JSON.parse(await answer.text()) as OpenedPackage;
    const answers = { number: null, current: false, known: false };
    const brings = { ...opened.brings, remarks: 4, moved: 2, gone: 1 };
    await route.fulfill({ response: answer, json: { ...opened, answers, brings } });
  });
  await open(page, shell, `#/plan/${plan.id}/review`);
  await page.getByTestId('carried-open').click();
  await expect(dialog(page)).toContainText('không phải bản nào đã gửi từ máy này');
  await expect(page.getByTestId('package-brings')).toContainText('1 còn nguyên');
  await expectAccessible(page);
  await expectFits(page);
  await page.getByTestId('package-once').check();
  await expect(page.getByTestId('package-take')).toBeDisabled();
  await page.getByTestId('package-sure').focus();
  await page.keyboard.press('Space');
  await expect(page.getByTestId('package-take')).toBeEnabled();
  if (process.env['SHOT']) await page.screenshot({ path: process.env['SHOT'] });
  await page.getByTestId('package-take').click();
  await expect(page.getByTestId('package-taken')).toBeVisible();
});
