import type { Page } from '@playwright/test';
import type { LogFields, LogStart, LogView } from '../src/backend/generated';
import { expectAccessible, expectFits } from './a11y';
import { expect, open, savedAfter, seqOf, test, type Shell } from './harness';
import { addTask, newPlan } from './plans';
import { SENTENCE, typeTelex } from './telex';

const FIELDS: LogFields = {
  day: '',
  channel: 'broadcast',
  topic: '',
  place: '',
  measures: [{ count: '1', measure: '' }],
  unit: '',
  official: '',
  plan: '',
  task: '',
  note: '',
};

const write = (shell: Shell, fields: Partial<LogFields>) =>
  shell.invoke('save_log_entry', {
    entry: '',
    fields: { ...FIELDS, ...fields },
    reason: '',
    sure: true,
  });

const log = (shell: Shell) =>
  shell.invoke<LogView>('list_log', {
    filter: {
      period: '',
      first: '',
      last: '',
      plan: '',
      task: '',
      channel: '',
      place: '',
      text: '',
      shown: 0,
    },
  });

const field = (page: Page, name: string) => page.getByTestId(`log-new-${name}`);
const rows = (page: Page) => page.getByTestId('log-row');

/** The log of all years: it opens with this year's. */
async function openAll(page: Page, shell: Shell): Promise<void> {
  await open(page, shell, '#/log');
  await page.getByTestId('log-show-all').click();
}

test('the keyboard alone writes one entry after another', async ({ page, shell }) => {
  const plan = await newPlan(shell);
  const task = await addTask(shell, plan.id, 'Phát thanh về chuyển đổi số', {});
  await open(page, shell, '#/log');
  await expect(field(page, 'day')).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('10/03/2025');
  await expect(page.getByText('Tính vào Quý I/2025').first()).toBeVisible();
  await page.keyboard.press('Tab');
  await field(page, 'channel').selectOption('broadcast');
  await page.keyboard.press('Tab');
  await typeTelex(page, SENTENCE);
  await expect(field(page, 'topic')).toHaveValue(SENTENCE);
  await page.keyboard.press('Tab');
  await page.keyboard.type('Thon Da Bac');
  await page.keyboard.press('Tab');
  await page.keyboard.type('2');
  await page.keyboard.press('Tab');
  await page.keyboard.type('1,5 giờ');
  await field(page, 'plan').selectOption(plan.id);
  await field(page, 'task').selectOption(task);
  const before = await seqOf(page);
  await page.keyboard.press('Control+Enter');
  await savedAfter(page, before);
  // It is of another year than the list shows, which says so; one key shows all years.
  await expect(page.getByTestId('log-notes')).toContainText('10/03/2025');
  await expect(rows(page)).toHaveCount(0);
  await page.keyboard.press('Alt+0');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).first()).toContainText('2 lượt · 90 phút');
  await expect(rows(page).first()).toContainText('Phát thanh về chuyển đổi số');
  // The next one begins: day, channel and place stay.
  await expect(field(page, 'topic')).toBeFocused();
  await expect(field(page, 'topic')).toHaveValue('');
  await expect(field(page, 'day')).toHaveValue('10/03/2025');
  await expect(field(page, 'channel')).toHaveValue('broadcast');
  await expect(field(page, 'place')).toHaveValue('Thon Da Bac');
  await field(page, 'day').focus();
  await page.keyboard.press('ArrowUp');
  await expect(field(page, 'day')).toHaveValue('11/03/2025');
  await field(page, 'count').first().fill('3');
  await page.keyboard.press('Control+Enter');
  await expect(rows(page)).toHaveCount(2);
  await expect(page.getByTestId('log-sum')).toContainText('5 lượt');
  expect((await log(shell)).entries.map((it) => it.periods[1])).toEqual(['2025-Q1', '2025-Q1']);
});

test('what cannot be is told at its field and nothing typed is lost', async ({ page, shell }) => {
  await open(page, shell, '#/log');
  await field(page, 'day').fill('29/02/2025');
  await field(page, 'channel').selectOption('conference');
  await field(page, 'topic').fill('Bầu cử');
  await field(page, 'count').first().fill('1,5');
  await page.keyboard.press('Control+Enter');
  await expect(field(page, 'day')).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page, 'day')).toBeFocused();
  await expect(field(page, 'count').first()).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page, 'topic')).toHaveValue('Bầu cử');
  await field(page, 'day').fill('28/02/2025');
  await field(page, 'count').first().fill('50.000');
  await page.keyboard.press('Control+Enter');
  // Unlikely: asked about, not refused.
  await expect(page.getByTestId('log-ask')).toContainText('50.000 cuộc');
  await page.getByTestId('log-ask-no').click();
  await expect(rows(page)).toHaveCount(0);
  await field(page, 'count').first().press('Control+Enter');
  await page.getByTestId('log-ask-yes').click();
  await page.getByTestId('log-show-all').click();
  await expect(rows(page)).toHaveCount(1);
});

test('entries are filtered, set together, removed and brought back', async ({ page, shell }) => {
  const plan = await newPlan(shell);
  await write(shell, { day: '10/01/2025', topic: 'Phòng cháy', place: 'Thôn Một' });
  await write(shell, { day: '20/03/2025', topic: 'Bầu cử', channel: 'conference' });
  await write(shell, { day: '21/03/2025', topic: 'Chuyển đổi số' });
  await openAll(page, shell);
  await expect(rows(page)).toHaveCount(3);
  await page.getByTestId('log-filter-text').fill('phong chay');
  await expect(rows(page)).toHaveCount(1);
  await page.getByTestId('log-filter-clear').click();
  await page.getByTestId('log-filter-period').selectOption('2025-Q2');
  await expect(rows(page)).toHaveCount(2);
  await page.getByTestId('log-filter-channel').selectOption('conference');
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByTestId('log-sum')).toContainText('1 cuộc');
  await page.getByTestId('log-filter-clear').click();
  await page.getByTestId('log-filter-first').fill('31/02/2025');
  await expect(page.getByTestId('log-filter-first')).toHaveAttribute('aria-invalid', 'true');
  await page.getByTestId('log-filter-clear').click();
  await expect(rows(page)).toHaveCount(3);

  await page.getByTestId('log-select').nth(0).press('Space');
  await page.getByTestId('log-select').nth(1).press('Space');
  await page.getByTestId('log-bulk').click();
  await page.getByTestId('log-bulk-plan').selectOption(plan.id);
  await page.getByTestId('log-bulk-place').fill('Thôn Hai');
  await page.getByTestId('log-bulk-save').click();
  await expect(page.getByTestId('log-bulk-dialog')).toHaveCount(0);
  await expect(page.getByRole('cell', { name: 'Thôn Hai' })).toHaveCount(2);
  expect((await log(shell)).entries.filter((it) => it.plan === plan.id)).toHaveLength(2);

  // Taken back, every entry is as it was; then the same again.
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('cell', { name: 'Thôn Hai' })).toHaveCount(0);
  await expect
    .poll(async () => (await log(shell)).entries.map((it) => `${it.plan}${it.place}`))
    .toEqual(['', '', 'Thôn Một']);

  await page.getByTestId('log-remove').click();
  await expect(rows(page)).toHaveCount(1);
  await page.getByTestId('undo').click();
  await expect(rows(page)).toHaveCount(3);

  await page.getByTestId('log-edit').first().press('Enter');
  await expect(page.getByTestId('log-edit-topic')).toHaveValue('Chuyển đổi số');
  await page.getByTestId('log-edit-topic').fill('Chuyển đổi số cộng đồng');
  await page.keyboard.press('Control+Enter');
  await expect(rows(page).first()).toContainText('Chuyển đổi số cộng đồng');
});

test('a closed period shows its lock and asks why', async ({ page, shell }) => {
  await write(shell, { day: '10/03/2025', topic: 'Phòng cháy' });
  await open(page, shell, '#/log/lists');
  await page.getByTestId('log-close-period').selectOption('2025-Q1');
  await page.getByTestId('log-close').click();
  await expect(page.getByTestId('log-closing')).toContainText('Quý I/2025');
  await page.getByTestId('log-tab-entries').click();
  await page.getByTestId('log-show-all').click();
  await expect(page.getByRole('rowgroup').filter({ hasText: 'Kỳ đã khóa' })).toHaveCount(1);
  await rows(page).first().dblclick();
  await page.getByTestId('log-edit-count').first().fill('2');
  await page.getByTestId('log-edit-save').click();
  await page.getByTestId('log-reason-yes').click();
  await expect(page.getByTestId('log-reason')).toHaveAttribute('aria-invalid', 'true');
  await page.getByTestId('log-reason').fill('Đếm sót một lượt');
  await page.getByTestId('log-reason-yes').click();
  await expect(rows(page).first()).toContainText('2 lượt');
  await page.getByTestId('log-tab-lists').click();
  await expect(page.getByTestId('log-late-change')).toContainText('Đếm sót một lượt');
  await page.getByTestId('log-open-period').click();
  await page.getByTestId('log-open-reason').fill('Bổ sung');
  await page.getByTestId('log-open-yes').click();
  await expect(page.getByTestId('log-closing')).toHaveCount(0);
});

test('an entry is found from everywhere', async ({ page, shell }) => {
  await write(shell, { day: '10/03/2025', topic: 'Phòng cháy rừng' });
  await open(page, shell);
  await page.getByTestId('search').fill('phong chay rung');
  await page.getByTestId('search-result').filter({ hasText: '10/03/2025' }).click();
  await expect(page.getByTestId('log-edit-topic')).toHaveValue('Phòng cháy rừng');
});

test('channels and places are the office’s own', async ({ page, shell }) => {
  await open(page, shell, '#/log/lists');
  await page.getByTestId('log-channel-add').click();
  await page.getByTestId('log-channel-name').last().fill('Chợ phiên');
  await page.getByTestId('log-channels-save').click();
  await expect(page.getByTestId('log-channel-measures').last()).toHaveAttribute(
    'aria-invalid',
    'true',
  );
  await page.getByTestId('log-channel-measures').last().fill('phiên; lượt người');
  await page.getByTestId('log-channel-active').first().uncheck();
  await page.getByTestId('log-places-text').fill('Thôn Đá Bạc\nBản Nà Lốc');
  // Leaving keeps both.
  await page.getByTestId('log-tab-entries').click();
  await field(page, 'channel').selectOption({ label: 'Chợ phiên' });
  await expect(page.getByLabel('Số phiên')).toBeVisible();
  await expect(field(page, 'channel').getByText('Phát thanh')).toHaveCount(0);
});

test('a pasted table becomes entries and its bad rows are told', async ({ page, shell }) => {
  await open(page, shell, '#/log');
  await page.getByTestId('log-import').click();
  await page
    .getByTestId('log-table-paste')
    .fill(
      'Ngày\tHình thức\tNội dung\tSố lượng\n' +
        '12/3/2025\tPhát thanh\tPhòng cháy\t2\n' +
        '30/2/2025\tPhát thanh\tBầu cử\t1\n',
    );
  await page.getByTestId('log-table-read').click();
  await expect(page.getByTestId('log-table-field')).toHaveCount(4);
  await expect(page.getByTestId('log-table-dialog')).toContainText('1 dòng không ghi được');
  await expectAccessible(page);
  await page.getByTestId('log-table-add').click();
  await page.getByTestId('log-show-all').click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('Phòng cháy');
});

test('six thousand entries stay quick', async ({ page, shell }) => {
  test.slow();
  const lines = Array.from({ length: 6000 }, (_, n) => {
    const at = new Date(Date.UTC(2025, 0, 1 + (n % 330))).toISOString().slice(0, 10);
    return `${at}\tPhát thanh\tChuyện số ${n + 1}\tThôn ${n % 12}\t1`;
  });
  const head = 'Ngày\tHình thức\tNội dung\tĐịa điểm\tSố lượng';
  const table = await shell.invoke<{ table: string; sheet: { choice: unknown } }>(
    'preview_log_text',
    { text: [head, ...lines].join('\n') },
  );
  await shell.invoke('accept_log_table', {
    table: table.table,
    choice: table.sheet.choice,
    reason: '',
  });
  await openAll(page, shell);
  await expect(rows(page).first()).toBeVisible();
  expect(await rows(page).count()).toBeLessThanOrEqual(200);
  await expect(page.getByTestId('log-sum')).toContainText('6.000 lượt');
  await page.getByTestId('log-filter-text').fill('chuyen so 5999');
  await expect(rows(page)).toHaveCount(1);
  await page.getByTestId('log-filter-clear').click();
  await page.getByTestId('log-more').click();
  await expect(rows(page)).toHaveCount(400);
});

for (const theme of ['light', 'dark', 'contrast'] as const)
  for (const text_size of [100, 175])
    test.describe(`${theme}, ${text_size} %`, () => {
      test.use({ settings: { theme, text_size } });

      test('the log is for everybody', async ({ page, shell }) => {
        await write(shell, { day: '10/03/2025', topic: 'Phòng cháy', place: 'Thôn Một' });
        await shell.invoke('close_period', { period: '2025-Q1' });
        await openAll(page, shell);
        await expect(rows(page)).toHaveCount(1);
        await page.getByTestId('log-select').check();
        await expectAccessible(page);
        await expectFits(page);
        await page.getByTestId('log-edit').click();
        await expect(page.getByTestId('log-edit-save')).toBeVisible();
        await expectAccessible(page);
        await page.keyboard.press('Escape');
        await open(page, shell, '#/log/lists');
        await expectAccessible(page);
        await expectFits(page);
      });
    });

test('the pages of the log are walked by their tabs', async ({ page, shell }) => {
  await open(page, shell, '#/log');
  await expect(field(page, 'day')).toBeFocused();
  await page.getByTestId('log-tab-entries').focus();
  for (const part of ['schedule', 'lists', 'entries']) {
    await page.keyboard.press('ArrowRight');
    await expect(page.getByTestId(`log-tab-${part}`)).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByTestId(`log-tab-${part}`)).toBeFocused();
    await expectAccessible(page);
    await expectFits(page);
  }
});

test('a row counts its evidence, which the dialog keeps', async ({ page, shell }) => {
  await write(shell, { day: '10/03/2025', topic: 'Phòng cháy' });
  await write(shell, { day: '11/03/2025', topic: 'Đuối nước' });
  await openAll(page, shell);
  await expect(rows(page)).toHaveCount(2);
  await expect(page.getByTestId('evidence-count')).toHaveCount(0);
  await rows(page).first().getByTestId('log-edit').click();
  await page.getByTestId('evidence-link').press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('evidence-form')).toHaveCount(0);
  await expect(page.getByTestId('log-edit-dialog')).toBeVisible();
  await page.getByTestId('evidence-link').press('Enter');
  await page.keyboard.type('anhoa.example/tin/12');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('evidence-item')).toHaveCount(1);
  await expect(page.getByRole('heading', { name: 'Minh chứng' })).toHaveCount(1);
  await expect(rows(page).first().getByTestId('evidence-count')).toContainText('1');
  await expect(page.getByTestId('evidence-count')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expectAccessible(page);
});

test('the log opens with this year, and one key shows all years', async ({ page, shell }) => {
  const { quarter } = await shell.invoke<LogStart>('start_log');
  const year = quarter.slice(0, 4);
  await write(shell, { day: `10/01/${year}`, topic: 'Năm nay' });
  await write(shell, { day: '10/03/2024', topic: 'Năm xưa' });
  await open(page, shell, '#/log');
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByTestId('log-filter-period')).toHaveValue(year);
  await expect(page.getByTestId('log-span')).toContainText(`Năm ${year}`);
  await expect(page.getByTestId('log-filter-clear')).toHaveCount(0);
  await expectAccessible(page);
  await page.keyboard.press('Alt+0');
  await expect(rows(page)).toHaveCount(2);
  await expect(page.getByTestId('log-span')).toContainText('tất cả các năm: 2 dòng');
  // Clearing a filter goes back to what was shown before.
  await page.getByTestId('log-filter-text').fill('nam xua');
  await expect(rows(page)).toHaveCount(1);
  await page.getByTestId('log-filter-clear').click();
  await expect(rows(page)).toHaveCount(2);
  await page.getByTestId('log-show-year').click();
  await expect(rows(page)).toHaveCount(1);
});
