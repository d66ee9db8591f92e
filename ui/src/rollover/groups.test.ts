import { describe, expect, it } from 'vitest';
import type { Proposal, Rollover } from '../backend/generated';
import { proposal } from './fixture';
import { groupsOf, kindsOf } from './groups';

const A = proposal('a', { place: 'head', target: null, kind: 'issue', always: true });
const B = proposal('b');
const C = proposal('c', { kind: 'date' });
const D = proposal('d', { target: 's2' });
const E = proposal('e', { place: 'tasks', target: 't1' });
const words = (text: string) => ({ text, proposal: null });
const at = (index: number) => ({ text: '', proposal: index });

const ROLLOVER: Rollover = {
  plan: 'p',
  title: 'Kế hoạch',
  year: 2025,
  period: '2026',
  proposals: [A, B, C, D, E],
  passages: [
    { pieces: [at(0)] },
    { pieces: [words('trong '), at(1), words(' và '), at(2), words('.')] },
    { pieces: [at(3)] },
    { pieces: [at(4)] },
  ],
  decisions: [],
  outdated: 0,
};
const shown = (wanted: (it: Proposal) => boolean) =>
  groupsOf(ROLLOVER, wanted, (it) => it.target ?? it.place).map((group) => [
    group.title,
    group.passages.map((it) => it.proposals.map(({ id }) => id).join('')).join(' '),
  ]);

describe('groupsOf', () => {
  it('puts together what stands together', () =>
    expect(shown(() => true)).toEqual([
      ['head', 'a'],
      ['s1', 'bc'],
      ['s2', 'd'],
      ['t1', 'e'],
    ]));
  it('leaves out what is not wanted, but not its words in the sentence', () => {
    expect(shown((it) => it.kind === 'date')).toEqual([['s1', 'c']]);
    const [group] = groupsOf(
      ROLLOVER,
      (it) => it.kind === 'date',
      () => '',
    );
    expect(group?.passages[0]?.pieces.map((it) => it.proposal?.id ?? it.text)).toEqual([
      'trong ',
      'b',
      ' và ',
      'c',
      '.',
    ]);
  });
});

it('counts kinds in the order of the plan', () =>
  expect(kindsOf(ROLLOVER.proposals)).toEqual([
    { kind: 'issue', count: 1 },
    { kind: 'year', count: 3 },
    { kind: 'date', count: 1 },
  ]));
