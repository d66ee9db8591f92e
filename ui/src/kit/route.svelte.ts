// Where the user is. Kept in location.hash, so that Back works and a restart of the page returns.

export type PlanTab =
  'compose' | 'tasks' | 'quarters' | 'checklist' | 'check' | 'review' | 'versions';

/** How a plan's quarters are looked at; without one, as a matrix. `proof` is what of it has no evidence. */
export type QuartersView = 'charts' | 'months' | 'proof';

/** The pages of the log; the first is the entries. */
export type LogPart = 'entries' | 'schedule' | 'lists';

/** The pages of the settings; the first is the office and the program itself. */
export type SettingsPart =
  | 'office'
  | 'profiles'
  | 'review'
  | 'computers'
  | 'reports'
  | 'form'
  | 'templates'
  | 'phrases'
  | 'successors';

export type Route =
  | { screen: 'desk' }
  | { screen: 'plans' }
  /** `asked` is a checklist or what is asked in one; `version` is compared with what stands. */
  | {
      screen: 'plan';
      plan: string;
      tab: PlanTab;
      section?: string;
      task?: string;
      asked?: string;
      view?: QuartersView;
      version?: string;
    }
  | { screen: 'import' }
  /** Last year's plan: choosing it, deciding on the proposals, comparing. */
  | { screen: 'rollover'; plan?: string; period?: string; compare?: boolean }
  /** What was done: the entries, the broadcast schedule, or the lists they choose from. */
  | {
      screen: 'log';
      part?: LogPart;
      plan?: string;
      task?: string;
      entry?: string;
      period?: string;
      channel?: string;
    }
  /** Reports of the periods, one of them, or one to begin for a period. */
  | { screen: 'reports'; report?: string; period?: string }
  /** The register of outgoing documents. */
  | { screen: 'register' }
  | { screen: 'people' }
  | { screen: 'settings'; part?: SettingsPart }
  | { screen: 'help' };

const TABS: readonly PlanTab[] = [
  'compose',
  'tasks',
  'quarters',
  'checklist',
  'check',
  'review',
  'versions',
];
const PARTS: readonly SettingsPart[] = [
  'office',
  'profiles',
  'review',
  'computers',
  'reports',
  'form',
  'templates',
  'phrases',
  'successors',
];
const VIEWS: readonly QuartersView[] = ['charts', 'months', 'proof'];
const LOG_PARTS: readonly LogPart[] = ['entries', 'schedule', 'lists'];
const LOG_FIELDS = ['plan', 'task', 'entry', 'period', 'channel'] as const;
const PLAIN = ['desk', 'plans', 'import', 'register', 'people', 'settings', 'help'] as const;

/** The hash of a route: `#/plan/0190…/tasks?task=0191…`. */
export function toHash(route: Route): string {
  if (route.screen === 'settings' && route.part) return `#/settings/${route.part}`;
  if (route.screen === 'rollover') {
    const parts = [route.plan, route.period, route.compare ? 'compare' : undefined];
    const end = parts.indexOf(undefined);
    const known = end < 0 ? parts : parts.slice(0, end);
    return ['#/rollover', ...known.map((it) => encodeURIComponent(it ?? ''))].join('/');
  }
  if (route.screen === 'log') return logHash(route);
  if (route.screen === 'reports' && route.report) {
    return `#/reports/${encodeURIComponent(route.report)}`;
  }
  if (route.screen === 'reports' && route.period) {
    return `#/reports?${new URLSearchParams({ period: route.period })}`;
  }
  if (route.screen !== 'plan') return `#/${route.screen}`;
  const query = new URLSearchParams();
  if (route.section) query.set('section', route.section);
  if (route.task) query.set('task', route.task);
  if (route.asked) query.set('asked', route.asked);
  if (route.view) query.set('view', route.view);
  if (route.version) query.set('version', route.version);
  const tail = query.size > 0 ? `?${query}` : '';
  return `#/plan/${encodeURIComponent(route.plan)}/${route.tab}${tail}`;
}

function logHash(route: Route & { screen: 'log' }): string {
  const query = new URLSearchParams();
  for (const field of LOG_FIELDS) {
    const value = route[field];
    if (value) query.set(field, value);
  }
  const part = route.part ? `/${route.part}` : '';
  return `#/log${part}${query.size > 0 ? `?${query}` : ''}`;
}

/** The route of a hash; the desk for anything unknown. */
export function fromHash(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [screen, plan, tab] = path.split('/');
  if (screen === 'settings') {
    const part = PARTS.find((it) => it === plan);
    return part ? { screen, part } : { screen };
  }
  if (screen === 'rollover') {
    const [, old, period, compare] = path.split('/').map(decodeURIComponent);
    if (!old) return { screen };
    if (!period) return { screen, plan: old };
    return { screen, plan: old, period, ...(compare ? { compare: true } : {}) };
  }
  const at = new URLSearchParams(query);
  if (screen === 'log') {
    return {
      screen,
      part: LOG_PARTS.find((it) => it === plan),
      plan: at.get('plan') ?? undefined,
      task: at.get('task') ?? undefined,
      entry: at.get('entry') ?? undefined,
      period: at.get('period') ?? undefined,
      channel: at.get('channel') ?? undefined,
    };
  }
  if (screen === 'reports') {
    if (plan) return { screen, report: decodeURIComponent(plan) };
    const period = at.get('period');
    return period ? { screen, period } : { screen };
  }
  const plain = PLAIN.find((it) => it === screen);
  if (plain) return { screen: plain };
  if (screen !== 'plan' || !plan) return { screen: 'desk' };
  return {
    screen: 'plan',
    plan: decodeURIComponent(plan),
    tab: TABS.find((it) => it === tab) ?? 'compose',
    section: at.get('section') ?? undefined,
    task: at.get('task') ?? undefined,
    asked: at.get('asked') ?? undefined,
    view: VIEWS.find((it) => it === at.get('view')),
    version: at.get('version') ?? undefined,
  };
}

/** The place a route shows, whatever it looks at there: `plan 0190… tasks`, `log schedule`. */
export function placeOf(to: Route): string {
  const named = ((): (string | undefined)[] => {
    switch (to.screen) {
      case 'plan':
        return [to.plan, to.tab];
      case 'log':
        return [to.part ?? 'entries'];
      case 'rollover':
        return [to.plan, to.period];
      case 'reports':
        return [to.report];
      case 'settings':
        return [to.part ?? 'office'];
      default:
        return [];
    }
  })();
  return [to.screen, ...named].filter(Boolean).join(' ');
}

const leaving = new Set<() => Promise<void>>();
let current = $state<Route>(fromHash(globalThis.location?.hash ?? ''));
let held = $state<Route | null>(null);

export const route = {
  get current(): Route {
    return current;
  },
  /** Where the user wanted to go while something could not be saved. */
  get held(): Route | null {
    return held;
  },
};

/**
 * Registers an editor's flush, run before the user leaves for another place. When it rejects, the
 * user is asked to stay or to leave without what was not saved. Answers with the way to take it
 * back, so that `$effect(() => beforeLeave(flush))` is enough.
 */
export function beforeLeave(flush: () => Promise<void>): () => void {
  leaving.add(flush);
  return () => leaving.delete(flush);
}

/** Runs every registered flush. Rejects when one of them does. */
export async function flushAll(): Promise<void> {
  await Promise.all([...leaving].map((flush) => flush()));
}

function arrive(to: Route): void {
  current = to;
  held = null;
  if (location.hash !== toHash(to)) location.hash = toHash(to);
}

/** Goes there, after every editor has saved. */
export async function go(to: Route): Promise<void> {
  try {
    await flushAll();
  } catch {
    held = to;
    return;
  }
  arrive(to);
}

/** Leaves although something is not saved. */
export function leaveAnyway(): void {
  if (held) arrive(held);
}

/** Stays where the unsaved text is. */
export function stay(): void {
  held = null;
}

/** Follows Back and Forward. Answers with the way to stop. */
export function followHash(): () => void {
  const follow = () => {
    if (location.hash === toHash(current)) return;
    const to = fromHash(location.hash);
    history.replaceState(null, '', toHash(to));
    flushAll().then(
      () => (current = to),
      () => {
        held = to;
        history.replaceState(null, '', toHash(current));
      },
    );
  };
  window.addEventListener('hashchange', follow);
  return () => window.removeEventListener('hashchange', follow);
}
