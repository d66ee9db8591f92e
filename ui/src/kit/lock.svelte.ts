// What can be read here and not changed, and why: said once around a part of a screen, and heeded by
// the fields and buttons inside. The program refuses all the same, whatever a screen shows.
import { getContext, setContext } from 'svelte';
import type { Right } from '../backend/generated';
import { m } from '../words';
import { rightName } from './role';
import { may, sitting } from './sitting.svelte';

/** Why nothing can be changed; nothing where it can. */
export type Lock = () => string | undefined;

const KEY = Symbol('lock');
const ELSEWHERE = Symbol('elsewhere');
/** What is done beside a plan: a copy of it allows that too. */
const BESIDE: readonly Right[] = ['read', 'remark', 'manage'];
const OPEN: Lock = () => undefined;

/** Why who sits here may not do that, in a sentence; nothing for whoever may. */
export function refusal(right: Right | undefined): string | undefined {
  if (!right || may(right)) return undefined;
  return sitting.profile
    ? m.profiles_not_allowed({ name: sitting.name, right: rightName(right) })
    : m.profiles_nobody_hint();
}

/** Says of everything inside this component why its plan is changed elsewhere, by nobody here. */
export const setElsewhere = (why: Lock): void => void setContext(ELSEWHERE, why);

/** Why something is done by nobody here, or not by who sits here. Asked while a component is set up. */
export function refusalHere(): typeof refusal {
  const elsewhere = getContext<Lock | undefined>(ELSEWHERE) ?? OPEN;
  return (right) => (right && !BESIDE.includes(right) ? elsewhere() : undefined) ?? refusal(right);
}

/** Says for everything inside this component why it cannot be changed. */
export const setLock = (lock: Lock): void => void setContext(KEY, lock);

/** What was said around this component; the innermost holds. Asked while a component is set up. */
export const lockHere = (): Lock => getContext<Lock | undefined>(KEY) ?? OPEN;

/** Says of everything inside this component what it takes to change it. */
export function lockFor(right: Right): void {
  const refused = refusalHere();
  setLock(() => refused(right));
}
