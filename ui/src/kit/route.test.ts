import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  beforeLeave,
  followHash,
  fromHash,
  go,
  leaveAnyway,
  route,
  stay,
  toHash,
  type Route,
} from './route.svelte';

const ROUTES: Route[] = [
  { screen: 'desk' },
  { screen: 'plans' },
  { screen: 'import' },
  { screen: 'people' },
  { screen: 'settings' },
  { screen: 'settings', part: 'form' },
  { screen: 'settings', part: 'successors' },
  { screen: 'help' },
  { screen: 'log', part: 'schedule', plan: 'p', task: 't' },
  { screen: 'log', plan: 'a/b', period: '2026-9M', channel: 'broadcast' },
  { screen: 'rollover' },
  { screen: 'rollover', plan: 'a/b' },
  { screen: 'rollover', plan: '0190-a', period: '2027-H1' },
  { screen: 'rollover', plan: '0190-a', period: '2027', compare: true },
  { screen: 'plan', plan: '0190-a', tab: 'compose', section: undefined, task: undefined },
  { screen: 'plan', plan: '0190-a', tab: 'tasks', section: undefined, task: 'x y' },
  { screen: 'plan', plan: 'a/b', tab: 'check', section: 's&t', task: undefined },
  { screen: 'plan', plan: 'a/b', tab: 'checklist', asked: '0191-r' },
  { screen: 'plan', plan: 'a/b', tab: 'quarters', view: 'months' },
  { screen: 'plan', plan: 'a/b', tab: 'quarters', view: 'proof' },
  { screen: 'plan', plan: 'a/b', tab: 'versions', version: '0192-v' },
  { screen: 'reports', report: 'r/1' },
  { screen: 'reports', period: '2026-9M' },
];

beforeEach(() => go({ screen: 'desk' }));

describe('the hash', () => {
  it.each(ROUTES)('comes back: %o', (to) => expect(fromHash(toHash(to))).toEqual(to));
  it.each(['', '#', '#/', '#/nowhere', '#/plan', '#/plan/'])('%s is the desk', (hash) =>
    expect(fromHash(hash)).toEqual({ screen: 'desk' }),
  );
  it('opens a plan at compose when the tab is unknown', () =>
    expect(fromHash('#/plan/p/moon')).toMatchObject({ plan: 'p', tab: 'compose' }));
});

describe('going', () => {
  it('saves first, then arrives', async () => {
    const order: string[] = [];
    const end = beforeLeave(async () => {
      order.push(`saved on ${route.current.screen}`);
    });
    await go({ screen: 'people' });
    end();
    order.push(route.current.screen);
    expect(order).toEqual(['saved on desk', 'people']);
    expect(location.hash).toBe('#/people');
  });

  it('stays when something cannot be saved, until told to leave', async () => {
    const end = beforeLeave(() => Promise.reject(new Error('full')));
    await go({ screen: 'settings' });
    expect(route.current).toEqual({ screen: 'desk' });
    expect(route.held).toEqual({ screen: 'settings' });
    stay();
    expect(route.held).toBeNull();
    await go({ screen: 'settings' });
    leaveAnyway();
    end();
    expect(route.current).toEqual({ screen: 'settings' });
    expect(route.held).toBeNull();
  });

  it('forgets an editor that is gone', async () => {
    beforeLeave(() => Promise.reject(new Error('gone')))();
    await go({ screen: 'help' });
    expect(route.current).toEqual({ screen: 'help' });
  });

  it('follows the hash', async () => {
    const end = followHash();
    location.hash = '#/plans';
    window.dispatchEvent(new HashChangeEvent('hashchange'));
    await vi.waitFor(() => expect(route.current).toEqual({ screen: 'plans' }));
    end();
  });
});
