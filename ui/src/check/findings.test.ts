import { expect, test } from 'vitest';
import type { Doubt, Finding, Plan } from '../backend/generated';
import { groupFindings, placeOf, repeated, wayTo } from './findings';
import { finding } from './sample';

test('the gravest first, rules in the order of their first finding', () => {
  const groups = groupFindings([
    finding({ rule: 'double_space', severity: 'notice' }),
    finding({ rule: 'number_gap', excerpt: '3' }),
    finding({ rule: 'wrong_year' }),
    finding({ rule: 'number_gap', excerpt: '7' }),
    finding({ rule: 'signer_missing', severity: 'must_fix', source: 'NĐ 30' }),
  ]);
  expect(
    groups.map(({ severity, count, rules }) => [
      severity,
      count,
      rules.map((it) => [it.rule, it.source, it.findings.map((one) => one.excerpt)]),
    ]),
  ).toEqual([
    ['must_fix', 1, [['signer_missing', 'NĐ 30', ['']]]],
    [
      'should_fix',
      3,
      [
        ['number_gap', '', ['3', '7']],
        ['wrong_year', '', ['']],
      ],
    ],
    ['notice', 1, [['double_space', '', ['']]]],
  ]);
  expect(groupFindings([])).toEqual([]);
});

const plan = {
  sections: [{ id: 's1', label: 'I.', title: 'MỤC ĐÍCH', sections: [] }],
  annexes: [{ id: 'a1', label: '', title: 'Danh mục' }],
} as unknown as Plan;

test.each<[Partial<Finding>, string]>([
  [{ place: 'head', target: null }, 'Phần đầu'],
  [{ place: 'ending', target: null }, 'Kết thúc'],
  [{ place: 'tasks', target: 't1' }, 'Nhiệm vụ'],
  [{ place: 'section', target: 's1' }, 'I. MỤC ĐÍCH'],
  [{ place: 'section', target: 'a1' }, 'Danh mục'],
  [{ place: 'section', target: 'gone' }, '(chưa có tên mục)'],
  [{ place: 'annex', target: 'gone' }, 'Phụ lục'],
])('the place of %o', (over, name) => {
  expect(placeOf(plan, finding(over))).toBe(name);
});

test.each<[Partial<Finding>, object]>([
  [
    { place: 'head', target: null },
    { tab: 'compose', section: 'head' },
  ],
  [
    { place: 'ending', target: null },
    { tab: 'compose', section: 'ending' },
  ],
  [
    { place: 'section', target: 's1', block: 'b1' },
    { tab: 'compose', section: 's1' },
  ],
  [
    { place: 'annex', target: 'a1' },
    { tab: 'compose', section: 'a1' },
  ],
  [
    { place: 'tasks', target: 't1' },
    { tab: 'tasks', task: 't1' },
  ],
  [{ place: 'tasks', target: null }, { tab: 'tasks' }],
])('the way to %o', (over, to) => {
  expect(wayTo('p', finding(over))).toEqual({ screen: 'plan', plan: 'p', ...to });
});

const doubt = (over: Partial<Doubt> = {}): Doubt => ({
  id: 'd',
  kind: 'number_gap',
  section: 's1',
  block: null,
  excerpt: '',
  other: '',
  line: 1,
  settled: false,
  ...over,
});

test.each<[string, Partial<Doubt>, Partial<Finding>, boolean]>([
  ['the same section', {}, {}, true],
  ['the same block', { block: 'b1' }, { block: 'b1' }, true],
  ['another block', { block: 'b2' }, { block: 'b1' }, false],
  ['another section', { section: 's2' }, {}, false],
  ['another rule', {}, { rule: 'number_repeated' }, false],
  ['outside of sections', { section: null }, { place: 'head', target: null }, true],
  ['in a section, found in the head', {}, { place: 'head', target: null }, false],
  ['settled', { settled: true }, {}, false],
  ['a doubt only an import has', { kind: 'glued_words' }, { rule: 'glued_words' }, false],
])('a doubt is repeated: %s', (_, one, other, said) => {
  expect(repeated(doubt(one), [finding(other)])).toBe(said);
});
