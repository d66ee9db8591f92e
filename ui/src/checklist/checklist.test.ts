import { describe, expect, it } from 'vitest';
import type {
  AnswerPlace,
  Checklist,
  Requirement,
  RequirementAnswer,
  RequirementState,
  Tie,
} from '../backend/generated';
import {
  addedTask,
  askedAt,
  findPlaces,
  noteOf,
  placeAt,
  placeName,
  proposedAway,
  recordOf,
  sameTie,
  stateName,
  tiesOf,
  unanswered,
  withNote,
  withoutTie,
  withTie,
} from './checklist';

const section: Tie = { kind: 'section', id: '1' };
const block: Tie = { kind: 'block', id: '2' };
const task: Tie = { kind: 'task', id: '3' };
const open: RequirementAnswer = { kind: 'open' };
const away: RequirementAnswer = { kind: 'not_ours', reason: 'Giao cho sở' };
const said: RequirementAnswer = { kind: 'answered', ties: [section, task], note: 'Cả năm' };

const place = (tie: Tie, where: string, text: string, when = ''): AnswerPlace => ({
  tie,
  place: where,
  text,
  when,
});

const PLACES = [
  place(section, 'II', 'NỘI DUNG'),
  place(block, 'II.1.a', 'Hướng dẫn phân loại rác'),
  place(task, '1', 'Tổng vệ sinh đường làng', 'Quý II'),
  place({ kind: 'block', id: '4' }, 'II.2', ''),
  place({ kind: 'section', id: '5' }, 'Phụ lục I', 'Danh mục nhiệm vụ'),
];

const asked = (id: string, more: Partial<Requirement> = {}): Requirement => ({
  id,
  place: 'II.1',
  text: `Việc ${id}`,
  addressed: 'unsaid',
  addressee: '',
  answer: open,
  state: 'open',
  suggestions: [{ tie: block, percent: 50 }],
  ...more,
});

const list = (id: string, requirements: Requirement[]): Checklist => ({
  id,
  superior: {
    doc_type: 'Kế hoạch',
    code: '118/KH-UBND',
    date: { day: '', month: '', year: '' },
    issuer: '',
    subject: '',
  },
  cited: 'Kế hoạch số 118/KH-UBND',
  source: '',
  requirements,
  counts: { open: 0, answered: 0, not_ours: 0, broken: 0 },
});

describe('how a requirement stands', () => {
  const states: RequirementState[] = ['open', 'answered', 'not_ours', 'broken'];

  it('is named apart', () => expect(new Set(states.map(stateName)).size).toBe(states.length));

  it('is unanswered when open or broken', () =>
    expect(states.filter((state) => unanswered(asked('a', { state })))).toEqual([
      'open',
      'broken',
    ]));

  it.each([
    [asked('a', { addressed: 'others' }), true],
    [asked('a', { addressed: 'communes' }), false],
    [asked('a'), false],
    [asked('a', { addressed: 'others', state: 'answered' }), false],
  ])('is proposed away only while open and for others', (it_, expected) =>
    expect(proposedAway(it_)).toBe(expected),
  );
});

describe('places', () => {
  it('are one when kind and id are', () => {
    expect(sameTie(block, { ...block })).toBe(true);
    expect(sameTie(block, { kind: 'section', id: '2' })).toBe(false);
  });

  it('are found by their tie while they are there', () => {
    expect(placeAt(PLACES, task)?.text).toBe('Tổng vệ sinh đường làng');
    expect(placeAt(PLACES, { kind: 'task', id: '9' })).toBeUndefined();
  });

  it('are named by what they are', () => {
    const names = PLACES.map(placeName);
    expect(names[1]).toContain('II.1.a');
    expect(names[2]).toContain('1');
    expect(names[2]).not.toBe(placeName(place(section, '1', 'x')));
    expect(names[4]).toContain('Phụ lục I');
    expect(names[4]).not.toContain('Mục Phụ lục');
  });

  it.each([
    ['phan loai', [], ['II.1.a']],
    ['quý ii', [], ['1']],
    ['danh muc', [], ['Phụ lục I']],
    ['', [], ['II', 'II.1.a', '1', 'Phụ lục I']],
    ['', [block, task], ['II', 'Phụ lục I']],
    ['khong co', [], []],
  ])('are found by words: %s', (query, tied, expected) =>
    expect(findPlaces(PLACES, query, tied).map((it) => it.place)).toEqual(expected),
  );
});

describe('answers', () => {
  it('say their places and words', () => {
    expect([open, away, said].map(tiesOf)).toEqual([[], [], [section, task]]);
    expect([open, away, said].map(noteOf)).toEqual(['', 'Giao cho sở', 'Cả năm']);
  });

  it('get a place once, and keep what was said', () => {
    expect(withTie(said, section)).toEqual({
      kind: 'answered',
      ties: [task, section],
      note: 'Cả năm',
    });
    expect(withTie(open, block)).toEqual({ kind: 'answered', ties: [block], note: '' });
    // Why it was not ours is no remark to an answer.
    expect(withTie(away, block)).toEqual({ kind: 'answered', ties: [block], note: '' });
  });

  it('lose a place', () => {
    expect(withoutTie(said, task)).toEqual({ kind: 'answered', ties: [section], note: 'Cả năm' });
    expect(withoutTie(said, block)).toEqual(said);
  });

  it('get other words', () => {
    expect(withNote(away, 'Việc của tỉnh')).toEqual({ kind: 'not_ours', reason: 'Việc của tỉnh' });
    expect(withNote(said, '')).toEqual({ ...said, note: '' });
    expect(withNote(open, 'Đã làm')).toEqual({ kind: 'answered', ties: [], note: 'Đã làm' });
  });
});

describe('lists', () => {
  const lists = [list('x', [asked('a')]), list('y', [asked('b'), asked('c', { answer: said })])];

  it.each([
    ['y', { list: 'y' }],
    ['c', { list: 'y', requirement: 'c' }],
    ['a', { list: 'x', requirement: 'a' }],
    ['nothing', undefined],
  ])('are found by an id: %s', (id, expected) => expect(askedAt(lists, id)).toEqual(expected));

  it('tell which task came to an answer', () => {
    expect(addedTask(open, lists, 'c')).toBe('3');
    expect(addedTask({ kind: 'answered', ties: [section], note: '' }, lists, 'c')).toBe('3');
    expect(addedTask(said, lists, 'c')).toBeUndefined();
    expect(addedTask(open, lists, 'a')).toBeUndefined();
    expect(addedTask(open, lists, 'gone')).toBeUndefined();
  });

  it('are kept for undoing without what is told of them', () =>
    expect(recordOf(lists[1]!)).toEqual([
      {
        id: 'b',
        place: 'II.1',
        text: 'Việc b',
        addressed: 'unsaid',
        addressee: '',
        answer: open,
      },
      {
        id: 'c',
        place: 'II.1',
        text: 'Việc c',
        addressed: 'unsaid',
        addressee: '',
        answer: said,
      },
    ]));
});
