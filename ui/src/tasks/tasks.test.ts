import { describe, expect, test } from 'vitest';
import type { ChangedTasks, Task, TaskFields } from '../backend/generated';
import { cellText, NO_FIELDS, unitsOf, withCell } from './columns';
import { isOpen, leadsOf, NO_FILTER, NONE, quartersOf, shiftedIndex, shownTasks } from './filter';
import { RowQueue } from './row-queue';
import { lastName, suggest, withName } from './suggest';

function task(id: string, fields: Partial<TaskFields>, over: Partial<Task> = {}): Task {
  return {
    id,
    plan: 'p',
    standing: 'accepted',
    fields: { ...NO_FIELDS, ...fields },
    due: [],
    official_name: '',
    origin: null,
    sentence: '',
    targets: [],
    ...over,
  };
}

const TASKS = [
  task('1', { text: 'Phát thanh', lead: 'Phòng Văn hóa' }, { due: ['2026-Q1', '2026-Q2'] }),
  task(
    '2',
    { text: 'Treo băng rôn', lead: 'Đoàn Thanh niên', official: 'o1' },
    { due: ['2026-Q2'] },
  ),
  task('3', { text: 'Hội nghị' }, { standing: 'proposed' }),
  task('4', { text: 'Đăng tin', lead: 'phòng văn hóa', coordinating: ['Đoàn Thanh niên'] }),
];

describe('filters', () => {
  test.each([
    [{}, '3 1 2 4'],
    [{ words: 'dang tin' }, '4'],
    [{ words: 'doan' }, '2 4'],
    [{ unit: 'Phòng Văn hóa' }, '1 4'],
    [{ unit: 'Đoàn Thanh niên' }, '2 4'],
    [{ unit: NONE }, '3'],
    [{ official: 'o1' }, '2'],
    [{ official: NONE }, '3 1 4'],
    [{ quarter: '2026-Q2' }, '1 2'],
    [{ quarter: '2026-Q2', words: 'băng' }, '2'],
    [{ words: 'không có' }, ''],
  ])('%j shows %s', (part, ids) => {
    const shown = shownTasks(TASKS, { ...NO_FILTER, ...part });
    expect(shown.map((it) => it.id).join(' ')).toBe(ids);
  });

  test('units and quarters to choose from', () => {
    expect(leadsOf(TASKS)).toEqual(['Đoàn Thanh niên', 'Phòng Văn hóa']);
    expect(quartersOf(TASKS)).toEqual(['2026-Q1', '2026-Q2']);
    expect([isOpen(NO_FILTER), isOpen({ ...NO_FILTER, words: 'x' })]).toEqual([true, false]);
  });

  test.each([
    ['1', 1, 1],
    ['4', -1, 1],
    ['1', -1, undefined],
    ['3', 1, undefined],
    ['4', 1, undefined],
  ] as const)('task %s moved by %i goes to %s', (id, by, to) => {
    expect(shiftedIndex(TASKS, shownTasks(TASKS, NO_FILTER), id, by)).toBe(to);
  });
});

describe('cells', () => {
  test('co-operating units stand in one cell', () => {
    const fields = withCell(NO_FIELDS, 'coordinating', ' Công an xã;\nTrạm y tế ;');
    expect(fields.coordinating).toEqual(['Công an xã', 'Trạm y tế']);
    expect(cellText(fields, 'coordinating')).toBe('Công an xã; Trạm y tế');
    expect(unitsOf(' ; ')).toEqual([]);
  });

  test('a cell changes alone', () => {
    expect(withCell({ ...NO_FIELDS, text: 'a' }, 'budget', ' 5 triệu ')).toEqual({
      ...NO_FIELDS,
      text: 'a',
      budget: '5 triệu',
    });
  });
});

describe('suggestions', () => {
  const names = ['Công an xã', 'Đoàn Thanh niên', 'Phòng Văn hóa - Xã hội', 'Văn phòng'];

  test.each([
    ['', names],
    ['van', ['Văn phòng', 'Phòng Văn hóa - Xã hội']],
    ['xa hoi', ['Phòng Văn hóa - Xã hội']],
    ['đoàn', ['Đoàn Thanh niên']],
    ['Văn phòng', ['Phòng Văn hóa - Xã hội']],
    ['zzz', []],
  ])('"%s" offers %j', (typed, offered) => {
    expect(suggest(typed, names)).toEqual(offered);
  });

  test('in a list of names the last one is completed', () => {
    expect(lastName('Công an xã; đo')).toBe('đo');
    expect(withName('Công an xã; đo', 'Đoàn Thanh niên')).toBe('Công an xã; Đoàn Thanh niên');
    expect(withName('đo', 'Đoàn Thanh niên')).toBe('Đoàn Thanh niên');
  });
});

describe('rows on their way', () => {
  function queue() {
    const log: string[] = [];
    const open: { resolve: () => void; reject: () => void }[] = [];
    const rows = new RowQueue(
      (id, fields) =>
        new Promise<ChangedTasks>((resolve, reject) => {
          log.push(`send ${id} ${fields.text}`);
          const answer = { saved: { seq: 1, at: '' }, tasks: [] };
          open.push({ resolve: () => resolve(answer), reject: () => reject({ kind: 'no_space' }) });
        }),
      {
        busy: () => undefined,
        kept: (id, _, current) => log.push(`kept ${id} ${current}`),
        failed: (id, failure) => log.push(`failed ${id} ${failure.kind}`),
      },
    );
    const put = (id: string, text: string) => rows.put(id, { ...NO_FIELDS, text });
    const settle = () => new Promise((done) => setTimeout(done, 0));
    return { rows, put, log, open, settle };
  }

  test('one at a time, the newest state of each', async () => {
    const { put, log, open, settle } = queue();
    put('a', '1');
    put('b', '1');
    put('a', '2');
    put('a', '3');
    for (let n = 0; n < 3; n += 1) {
      open[n]?.resolve();
      await settle();
    }
    expect(log).toEqual([
      'send a 1',
      'kept a false',
      'send a 3',
      'kept a true',
      'send b 1',
      'kept b true',
    ]);
  });

  test('a refused row waits, the others go on, and flush says so', async () => {
    const { rows, put, log, open, settle } = queue();
    put('a', '1');
    put('b', '1');
    const flushed = rows.flush().catch(() => 'refused');
    open[0]?.reject();
    await settle();
    open[1]?.resolve();
    expect(await flushed).toBe('refused');
    const again = rows.flush();
    open[2]?.resolve();
    await again;
    expect(log).toEqual([
      'send a 1',
      'failed a no_space',
      'send b 1',
      'kept b true',
      'send a 1',
      'kept a true',
    ]);
  });
});
