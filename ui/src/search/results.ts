// What the search box lists: the program's hits and the commands that fit, in one order.
import type { Hit, HitKind } from '../backend/generated';
import type { Command } from '../kit/commands.svelte';
import { matches } from '../kit/fold';
import type { Route } from '../kit/route.svelte';
import { m } from '../words';

export type Result = {
  id: string;
  kind: HitKind | 'command';
  title: string;
  snippet: string;
  run: () => void;
};

const KINDS: Record<HitKind | 'command', () => string> = {
  plan: m.search_kind_plan,
  section: m.search_kind_section,
  task: m.search_kind_task,
  official: m.search_kind_official,
  unit: m.search_kind_unit,
  checklist: m.search_kind_checklist,
  requirement: m.search_kind_requirement,
  entry: m.search_kind_entry,
  command: m.search_kind_command,
};

/** The kind of a result, in words. */
export const kindText = (kind: Result['kind']): string => KINDS[kind]();

/** Where a hit is looked at. */
export function routeOf(hit: Hit): Route {
  const plan = hit.plan ?? '';
  switch (hit.kind) {
    case 'plan':
      return { screen: 'plan', plan: hit.plan ?? hit.id, tab: 'compose' };
    case 'section':
      return { screen: 'plan', plan, tab: 'compose', section: hit.id };
    case 'task':
      return { screen: 'plan', plan, tab: 'tasks', task: hit.id };
    case 'checklist':
    case 'requirement':
      return { screen: 'plan', plan, tab: 'checklist', asked: hit.id };
    case 'official':
    case 'unit':
      return { screen: 'people' };
    case 'entry':
      return { screen: 'log', entry: hit.id };
  }
}

/** Commands that fit the words come first, then the hits as the program ranked them. */
export function results(
  hits: readonly Hit[],
  commands: readonly Command[],
  words: string,
  goTo: (to: Route) => void,
): Result[] {
  const fitting = words.trim() ? commands.filter((it) => matches(it.title, words)) : commands;
  return [
    ...fitting.map((it): Result => ({ ...it, kind: 'command', snippet: '' })),
    ...hits.map((hit): Result => ({
      id: `${hit.kind}-${hit.id}`,
      kind: hit.kind,
      title: hit.title,
      snippet: hit.snippet === hit.title ? '' : hit.snippet,
      run: () => goTo(routeOf(hit)),
    })),
  ];
}
