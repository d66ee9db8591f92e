import { describe, expect, test } from 'vitest';
import type { Block, Doubt, Plan, Section } from '../backend/generated';
import { planWords } from '../openplan/places';
import { doubtsAt, ENDING, HEAD, neighbour, outlineOf, shifted } from './outline';

const block = (text: string): Block => ({
  id: text,
  kind: 'paragraph',
  label: '',
  auto_label: true,
  text,
  runs: [{ text }],
  table: null,
});

const section = (id: string, text: string, sections: Section[] = []): Section => ({
  id,
  kind: 'other',
  label: `${id}.`,
  auto_label: true,
  title: `Mục ${id}`,
  run_in: false,
  blocks: text ? [block(text)] : [],
  sections,
});

const doubt = (id: string, at: string | null, over: Partial<Doubt> = {}): Doubt => ({
  id,
  kind: 'number_gap',
  line: 1,
  section: at,
  block: null,
  excerpt: '',
  other: '',
  settled: false,
  ...over,
});

const plan: Plan = {
  id: 'p',
  title: 'Tuyên truyền',
  year: 2026,
  state: 'drafting',
  agency: '',
  head: {
    year: 2026,
    parent: '',
    agency_lines: [],
    number: '',
    symbol: '',
    place: '',
    date: { day: '', month: '', year: '' },
    subject: 'Tuyên truyền',
    bases: ['Luật'],
    opening: [],
    urgency: 'none',
    circulation: 'open',
    draft: false,
  },
  legal_bases: [],
  sections: [section('I', '', [section('1', 'một hai'), section('2', '')]), section('II', 'ba')],
  closing: [],
  recipients: [],
  signature: { lines: [], name: '' },
  annexes: [{ id: 'A', label: 'Phụ lục', title: 'Việc', reference: '', blocks: [block('bốn')] }],
  doubts: [
    doubt('d1', '1'),
    doubt('d2', '1', { settled: true }),
    doubt('d3', null, { kind: 'signature_incomplete' }),
    doubt('d4', null, { kind: 'no_letterhead' }),
  ],
  left_over: [],
};

test('the outline runs as the paper does, with how far each part is', () => {
  const lines = outlineOf(plan).map(
    ({ id, heading, depth, state }) =>
      `${' '.repeat(depth)}${id} ${heading}: ${state.kind}${state.kind === 'doubts' ? state.count : ''}`,
  );
  expect(lines).toEqual([
    'head : doubts1',
    'I I. Mục I: draft',
    ' 1 1. Mục 1: doubts1',
    ' 2 2. Mục 2: empty',
    'II II. Mục II: draft',
    'ending : doubts1',
    'A Phụ lục Việc: draft',
  ]);
});

describe('moving', () => {
  const part = (id: string) => outlineOf(plan).find((it) => it.id === id)!;

  test.each([
    ['I', -1, undefined],
    ['I', 1, 1],
    ['1', 1, 1],
    ['2', 1, undefined],
    [HEAD, 1, undefined],
    ['A', 1, undefined],
  ] as const)('%s by %i goes to %s', (id, by, to) => {
    expect(shifted(part(id), by)).toBe(to);
  });

  test.each([
    ['I', 'II'],
    ['1', '2'],
    ['2', 'II'],
    ['II', '2'],
    ['A', ENDING],
  ])('when %s goes, %s is chosen', (id, next) => {
    expect(neighbour(outlineOf(plan), id)).toBe(next);
  });
});

test('doubts without a section stand at the head or the ending', () => {
  expect(doubtsAt(plan, HEAD).map((it) => it.id)).toEqual(['d4']);
  expect(doubtsAt(plan, ENDING).map((it) => it.id)).toEqual(['d3']);
  expect(doubtsAt(plan, '1').map((it) => it.id)).toEqual(['d1', 'd2']);
});

test('words of headings, text and annexes are counted', () => {
  expect(planWords(plan)).toBe(2 * 4 + 2 + 1 + 1 + 1);
});
