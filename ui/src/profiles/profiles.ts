// What the screens of the people say about their answers.
import type { People, Profile, ProfileForm, Role, RoleRights } from '../backend/generated';
import { flawOf, isFailure } from '../kit/failure';
import { rightName } from '../kit/role';
import { m } from '../words';

/** What is wrong with a PIN or a recovery code that was typed. */
export function secretFlaw(
  failure: unknown,
  field: 'pin' | 'code' | 'current',
): string | undefined {
  const kind =
    isFailure(failure) && failure.kind === 'flaws'
      ? failure.flaws.find((it) => it.field === field)?.kind
      : undefined;
  if (field === 'code' && kind === 'wrong_pin') return m.profiles_code_wrong();
  if (field === 'code' && kind === 'unknown') return m.profiles_code_unknown();
  if (field === 'pin' && kind === 'out_of_range') return m.profiles_pin_hint();
  return flawOf(failure, field);
}

/** What a role may do, as one sentence. */
export function explained(roles: readonly RoleRights[], role: Role): string {
  const rights = roles.find((it) => it.role === role)?.rights ?? [];
  return m.profiles_may({ rights: rights.map(rightName).join('; ') });
}

/** A form for somebody new. */
export const newProfile = (name = ''): ProfileForm => ({
  id: '',
  name,
  role: 'drafter',
  official: null,
  keeper: false,
  active: true,
});

/** A form for changing somebody. */
export const formOf = ({ id, name, role, official, keeper, active }: Profile): ProfileForm => ({
  id,
  name,
  role,
  official,
  keeper,
  active,
});

const others = (people: People, id: string): Profile[] =>
  people.profiles.filter((it) => it.active && it.id !== id);

/** Whether nobody else looks after the profiles. */
export const onlyKeeper = (people: People, id: string): boolean =>
  !others(people, id).some((it) => it.keeper);

/** What somebody does next who has neither PIN nor recovery code any more. */
export function lostHelp(people: People, id: string): { text: string; steps: string[] } {
  const names = (of: readonly Profile[]) => of.map((it) => it.name).join(', ');
  const keepers = others(people, id).filter((it) => it.keeper);
  if (keepers.length > 0)
    return { text: m.profiles_lost_keeper({ names: names(keepers) }), steps: [] };
  const manages = (role: Role) =>
    people.roles.some((it) => it.role === role && it.rights.includes('manage'));
  const managers = others(people, id).filter((it) => manages(it.role));
  if (managers.length > 0)
    return { text: m.profiles_lost_manager({ names: names(managers) }), steps: [] };
  return {
    text: m.profiles_lost_alone(),
    steps: [
      m.profiles_lost_alone_find(),
      m.profiles_lost_alone_move(),
      m.profiles_lost_alone_restore(),
    ],
  };
}
