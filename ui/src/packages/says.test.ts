import { describe, expect, it } from 'vitest';
import type { PackageBrings, PackageEffect, TakenPackage } from '../backend/generated';
import {
  bringsLines,
  effectText,
  isForTaking,
  isStranger,
  staysLines,
  takenText,
  wordLines,
} from './says';

const NOTHING: PackageBrings = {
  remarks: 0,
  replies: 0,
  moved: 0,
  gone: 0,
  opinions: [],
  plans: 0,
  tasks: 0,
  versions: 0,
  bare: false,
  trashed: 0,
  along: [],
  behind: [],
};

describe('what a package brings', () => {
  it('has a line for what is not nothing', () => {
    expect(bringsLines(NOTHING)).toEqual([]);
    const along = [{ kind: 'evidence', count: 7 }] as const;
    const lines = bringsLines({ ...NOTHING, plans: 1, replies: 3, along: [...along] });
    expect(lines).toHaveLength(3);
    expect(lines[2]).toContain('7');
  });

  it('tells where new remarks stand, where words changed or a place did', () => {
    const remarks = { ...NOTHING, remarks: 5 };
    expect(bringsLines(remarks)).toHaveLength(1);
    expect(bringsLines(remarks, true)).toHaveLength(2);
    const strayed = bringsLines({ ...remarks, moved: 2, gone: 1 })[1];
    expect(strayed).toMatch(/2.*2.*1/u);
  });

  it('tells what stays behind in one sentence, and a backup that cannot be read in another', () => {
    expect(staysLines(NOTHING)).toEqual([]);
    const [stays, bare] = staysLines({
      ...NOTHING,
      bare: true,
      behind: [
        { kind: 'log', count: 12 },
        { kind: 'evidence', count: 4 },
      ],
    });
    expect(stays).toMatch(/12.*4/);
    expect(bare).toBeTruthy();
    expect(staysLines({ ...NOTHING, trashed: 3 })).toEqual([expect.stringContaining('3')]);
  });
});

describe('what taking a package does', () => {
  const kinds = ['review_request', 'review_answer', 'hand_over', 'template'] as const;
  it('is another sentence for each kind of what is new', () => {
    const said = kinds.map((kind) => effectText({ effect: 'new', kind }));
    expect(new Set(said).size).toBe(kinds.length);
  });

  it.each<[PackageEffect, boolean]>([
    ['new', true],
    ['answer', true],
    ['both_edited', true],
    ['taken', false],
    ['own', false],
    ['plan_missing', false],
    ['plan_in_trash', false],
  ])('%s: something to take is %s', (effect, takes) => {
    expect(isForTaking({ effect })).toBe(takes);
  });

  it('asks for a yes of its own where the sender is not known', () => {
    const asks = (['own', 'paired', 'unknown', 'changed'] as const).map((standing) =>
      isStranger({ standing }),
    );
    expect(asks).toEqual([false, false, true, true]);
  });

  it('says that nothing changed where nothing was to do', () => {
    const taken: TakenPackage = {
      saved: null,
      kind: 'review_answer',
      effect: 'taken',
      plan: null,
      brought: NOTHING,
      beside: [],
    };
    expect(takenText(taken)).toBe(effectText(taken));
  });
});

it('six words are read out in two lines', () => {
  expect(wordLines(['an', 'ba', 'ca', 'da', 'ga', 'ha'])).toEqual(['an - ba - ca', 'da - ga - ha']);
  expect(wordLines([])).toEqual([]);
});
