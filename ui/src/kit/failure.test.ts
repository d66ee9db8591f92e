import { beforeEach, describe, expect, it } from 'vitest';
import type { Failure, FlawKind, TroubleKind, UnreadableReason } from '../backend/generated';
import { language } from '../words/language.svelte';
import { asFailure, failureText, flawOf, flawText } from './failure';

const REASONS: UnreadableReason[] = [
  'empty',
  'too_large',
  'zip',
  'pdf',
  'old_word',
  'picture',
  'scan',
  'binary',
  'encoding',
  'too_many_lines',
  'encrypted',
  'damaged',
  'macros',
  'unsafe',
  'timed_out',
  'too_hard',
  'no_helper',
  'not_word',
];
const FLAWS: FlawKind[] = [
  'empty',
  'too_long',
  'no_such_date',
  'not_a_number',
  'no_such_quarter',
  'unknown',
  'reason_missing',
  'out_of_range',
  'impossible_move',
  'control_character',
  'no_such_period',
  'not_whole',
  'already_sent',
  'period_closed',
  'in_the_future',
  'repeated',
  'nothing_to_amend',
];
const THINGS = ['plan', 'section', 'task', 'unit', 'official', 'trash', 'backup', 'draft', 'moon'];
const KINDS: TroubleKind[] = ['damaged', 'newer', 'foreign'];

const FAILURES: Failure[] = [
  { kind: 'flaws', flaws: FLAWS.map((kind) => ({ field: 'name', kind, limit: 9 })) },
  ...THINGS.map((what): Failure => ({ kind: 'not_found', what })),
  { kind: 'ambiguous', what: 'plan' },
  ...REASONS.map((reason): Failure => ({ kind: 'unreadable', reason, line: 3, limit: 5 })),
  { kind: 'paper_unreadable', reason: 'json', line: 3, column: 5 },
  { kind: 'no_space' },
  { kind: 'read_only' },
  { kind: 'target_locked', path: 'D:\\a.docx', beside: 'a (2).docx' },
  { kind: 'target_unwritable', path: 'D:\\a.docx' },
  { kind: 'source_missing', path: 'E:\\k.txt' },
  { kind: 'no_plan_before', plan: '', title: '' },
  { kind: 'no_viewer', path: 'C:\\print\\a.pdf' },
  ...KINDS.map((reason): Failure => ({ kind: 'backup_refused', reason })),
  { kind: 'damaged' },
  { kind: 'not_open' },
  { kind: 'trouble', reason: 'damaged', path: 'D:\\loa.db' },
  { kind: 'internal' },
];

describe.each(['vi', 'en'] as const)('in %s', (to) => {
  beforeEach(() => language.set(to));

  it.each(FAILURES.map((it) => [JSON.stringify(it), it] as const))('%s', (_, failure) => {
    const text = failureText(failure);
    expect(text.title.length).toBeGreaterThan(5);
    expect(text.advice.length).toBeGreaterThan(5);
    expect(text.title + text.advice).not.toMatch(/undefined|null|\{|kit_/);
  });
});

describe('what is thrown', () => {
  it('is a program error when it is no record', () => {
    expect(asFailure(new TypeError('x'))).toEqual({ kind: 'internal' });
    expect(asFailure(undefined)).toEqual({ kind: 'internal' });
    expect(asFailure({ kind: 'no_space' })).toEqual({ kind: 'no_space' });
  });

  it('names the file that is open elsewhere and the name beside it', () => {
    const text = failureText({ kind: 'target_locked', path: 'D:\\a.docx', beside: 'a (2).docx' });
    expect(text.title).toContain('D:\\a.docx');
    expect(text.advice).toContain('a (2).docx');
  });
});

describe('flaws', () => {
  const failure: Failure = {
    kind: 'flaws',
    flaws: [
      { field: 'name', kind: 'too_long', limit: 200 },
      { field: 'place', kind: 'empty', limit: null },
    ],
  };

  it('finds its field', () => {
    expect(flawOf(failure, 'name')).toContain('200');
    expect(flawOf(failure, 'place')).toBe(flawText({ field: 'place', kind: 'empty', limit: null }));
    expect(flawOf(failure, 'parent')).toBeUndefined();
    expect(flawOf({ kind: 'no_space' }, 'name')).toBeUndefined();
    expect(flawOf(undefined, 'name')).toBeUndefined();
  });
});
