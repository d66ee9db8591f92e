// What replaced what, as the office edits it.
import type { Failure, Successor, SuccessorList, SuccessorRole } from '../backend/generated';
import { flawOf } from '../kit/failure';
import { m } from '../words';

export const ROLES: readonly SuccessorRole[] = ['department', 'superior', 'term', 'document'];

const NAMES: Record<SuccessorRole, () => string> = {
  department: m.successors_role_department,
  superior: m.successors_role_superior,
  term: m.successors_role_term,
  document: m.successors_role_document,
};

export const roleName = (role: SuccessorRole): string => NAMES[role]();

/** The cells somebody types, in their order. */
export const FIELDS: readonly { field: 'old' | 'new' | 'since' | 'source'; label: () => string }[] =
  [
    { field: 'old', label: m.successors_old },
    { field: 'new', label: m.successors_new },
    { field: 'since', label: m.successors_since },
    { field: 'source', label: m.successors_source },
  ];

/** An entry nobody filled in yet. */
export const blank = (): Successor => ({
  role: 'department',
  since: '',
  old: '',
  new: '',
  source: '',
});

/** What is wrong with a field of the entry at a place from 0. */
export const flawAt = (failure: Failure | undefined, at: number, field: string) =>
  flawOf(failure, `${at}.${field}`);

/** The ids of the program's entries that are switched off. */
export const offOf = (list: SuccessorList | undefined): string[] =>
  (list?.built_in ?? []).filter((it) => it.off).map((it) => it.id);

/** The same with one entry switched on or off. */
export const switched = (off: readonly string[], id: string, on: boolean): string[] =>
  on ? off.filter((it) => it !== id) : [...off.filter((it) => it !== id), id];

/** What an entry rests on, without the mark of what nobody confirmed. */
export const sourceOf = (entry: Successor): string => entry.source.replace(/\s*\?\s*$/, '');
