import { describe, expect, it, vi } from 'vitest';
import type { Hit, HitKind } from '../backend/generated';
import type { Route } from '../kit/route.svelte';
import { kindText, results, routeOf } from './results';

const hit = (kind: HitKind, id: string, plan: string | null): Hit => ({
  kind,
  id,
  plan,
  title: `t ${id}`,
  snippet: 's',
  exact: true,
});

describe('where a hit leads', () => {
  it.each<[Hit, Route]>([
    [hit('plan', 'p', 'p'), { screen: 'plan', plan: 'p', tab: 'compose' }],
    [hit('plan', 'p', null), { screen: 'plan', plan: 'p', tab: 'compose' }],
    [hit('section', 's', 'p'), { screen: 'plan', plan: 'p', tab: 'compose', section: 's' }],
    [hit('task', 't', 'p'), { screen: 'plan', plan: 'p', tab: 'tasks', task: 't' }],
    [hit('checklist', 'c', 'p'), { screen: 'plan', plan: 'p', tab: 'checklist', asked: 'c' }],
    [hit('requirement', 'r', 'p'), { screen: 'plan', plan: 'p', tab: 'checklist', asked: 'r' }],
    [hit('official', 'o', null), { screen: 'people' }],
    [hit('unit', 'u', null), { screen: 'people' }],
  ])('%o', (it_, to) => expect(routeOf(it_)).toEqual(to));
});

describe('results', () => {
  const run = vi.fn();
  const commands = [
    { id: 'people', title: 'Danh bạ', run },
    { id: 'settings', title: 'Thiết lập', run },
  ];

  it('lists all commands before anything is typed', () =>
    expect(results([], commands, ' ', vi.fn()).map((it) => it.id)).toEqual(['people', 'settings']));

  it('finds commands without marks, before the hits', () => {
    const found = results([hit('task', 't', 'p')], commands, 'thiet lap', vi.fn());
    expect(found.map((it) => it.id)).toEqual(['settings', 'task-t']);
  });

  it('goes to a hit', () => {
    const go = vi.fn();
    results([hit('task', 't', 'p')], [], 'x', go)[0]?.run();
    expect(go).toHaveBeenCalledWith({ screen: 'plan', plan: 'p', tab: 'tasks', task: 't' });
  });

  it('names the kinds apart', () => {
    const kinds = [
      'plan',
      'section',
      'task',
      'official',
      'unit',
      'checklist',
      'requirement',
      'command',
    ] as const;
    expect(new Set(kinds.map(kindText)).size).toBe(kinds.length);
  });
});
