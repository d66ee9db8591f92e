import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { otherText, RULES, ruleText } from './rule';
import { finding } from './sample';

const words: Record<string, string> = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../assets/words/vi.json'), 'utf8'),
);
const named = (begin: string) =>
  Object.keys(words)
    .filter((key) => key.startsWith(begin))
    .map((key) => key.slice(begin.length))
    .sort();

test('every rule that has words is in the table, and no other', () => {
  const rules = Object.keys(RULES).sort();
  expect(rules.length).toBeGreaterThan(0);
  expect(rules).toEqual(named('check_rule_'));
  expect(rules).toEqual(named('check_advice_'));
});

test('every rule says its own words', () => {
  for (const rule of Object.keys(RULES)) {
    expect([rule, ruleText(rule)]).toEqual([
      rule,
      { title: words[`check_rule_${rule}`], advice: words[`check_advice_${rule}`] },
    ]);
  }
});

test('a rule of a newer program is told by its name', () => {
  expect(ruleText('not_known_yet')).toEqual({ title: 'not_known_yet', advice: '' });
});

test.each([
  ['number_gap', '2', 'Đúng ra: 2'],
  ['duplicate_heading', 'I', 'Tiêu đề này đã có ở mục I'],
  ['citation_dates', '15/01/2026', 'Lần đầu ghi ngày 15/01/2026'],
  ['citation_too_new', '15/01/2026', 'Kế hoạch ghi ngày 15/01/2026'],
  ['official_missing', '3', '3 nhiệm vụ'],
  ['subject_too_long', '500', ''],
  ['number_gap', '', ''],
])('other of %s, %s', (rule, other, text) => {
  expect(otherText(finding({ rule, other }))).toBe(text);
});
