// What a file that came back says, in words.
import type {
  ReturnedFile,
  ReturnedItem,
  ReturnedKind,
  ReturnedPlace,
  Role,
} from '../backend/generated';
import { m } from '../words';

const KINDS: Record<ReturnedKind, () => string> = {
  comment: m.returned_kind_comment,
  replaced: m.returned_kind_replaced,
  inserted: m.returned_kind_inserted,
  deleted: m.returned_kind_deleted,
  added: m.returned_kind_added,
  removed: m.returned_kind_removed,
  joined: m.returned_kind_joined,
  moved: m.returned_kind_moved,
  row_added: m.returned_kind_row_added,
  row_removed: m.returned_kind_row_removed,
  untracked: m.returned_kind_untracked,
};

const PLACES: Record<ReturnedPlace, () => string> = {
  marked: m.returned_place_marked,
  by_words: m.returned_place_by_words,
  by_likeness: m.returned_place_by_likeness,
  outside: m.returned_place_outside,
  nowhere: m.returned_place_nowhere,
};

const ROLES: Record<Role, () => string> = {
  leader: m.returned_role_leader,
  unit_head: m.returned_role_unit_head,
  format_checker: m.returned_role_format_checker,
  drafter: m.returned_role_drafter,
  clerk: m.returned_role_clerk,
  reader: m.returned_role_reader,
};

export const kindText = (kind: ReturnedKind): string => KINDS[kind]();
export const placeText = (place: ReturnedPlace): string => PLACES[place]();
export const roleOptions = (): { value: Role; label: string }[] =>
  (Object.keys(ROLES) as Role[]).map((value) => ({ value, label: ROLES[value]() }));

/** Whether it stands in the text, and not only beside it. */
export const isPlaced = (item: ReturnedItem): boolean =>
  item.place !== 'nowhere' && item.place !== 'outside';

/** What is worth knowing of a file before it is taken. */
export function notesOf(file: ReturnedFile): { text: string; warn: boolean }[] {
  const notes = [];
  if (file.of === 'other') {
    const text = file.other ? m.returned_other({ title: file.other }) : m.returned_other_unknown();
    notes.push({ text, warn: true });
  } else if (file.of === 'unknown') {
    notes.push({ text: m.returned_unknown(), warn: true });
  } else if (file.words === 'version') {
    notes.push({ text: m.returned_words_version({ number: file.version ?? 0 }), warn: false });
  } else if (file.words === 'earlier') {
    notes.push({ text: m.returned_words_earlier(), warn: true });
  } else {
    notes.push({ text: m.returned_words_current(), warn: false });
  }
  if (file.beyond) notes.push({ text: m.returned_beyond({ count: file.beyond }), warn: true });
  if (file.damaged) notes.push({ text: m.returned_damaged(), warn: true });
  return notes;
}
