// One row of the directory being edited: saved when its field is left, kept as typed on failure.
import type { Directory, Official, SavedDirectory, Unit } from '../backend/generated';
import { autosave } from '../kit/autosave';
import { flawOf } from '../kit/failure';
import { keep } from '../kit/keep';
import { beforeLeave } from '../kit/route.svelte';
import { changed } from './rows';

/** An editor of a row as it is kept; `onsaved` gets the directory after each saving. */
export function rowEditor<T extends Unit | Official>(
  first: T,
  save: (row: T) => Promise<SavedDirectory>,
  onsaved: (to: Directory) => void,
) {
  let kept = first;
  const row = $state({ ...first });
  let failure = $state.raw<unknown>();
  let left = false;

  const of = ({ units, officials }: Directory) =>
    [...units, ...officials].find((it) => it.id === first.id) as T | undefined;

  const saving = autosave(async () => {
    failure = undefined;
    const now = $state.snapshot(row) as T;
    if (!changed(now, kept)) return true;
    const answer = await keep(
      () => save(now),
      (why) => (failure = why),
    );
    if (!answer) return false;
    kept = of(answer.directory) ?? now;
    onsaved(answer.directory);
    // The program's clean form (spaces, marks) is shown only once the field is left.
    if (left && !changed($state.snapshot(row) as T, now)) Object.assign(row, kept);
    return true;
  });

  return {
    row,
    flaw: (field: string) => flawOf(failure, field),
    /** Takes what was changed elsewhere, except where the row was changed since. */
    take: (now: T) => {
      for (const key of Object.keys(now) as (keyof T)[]) {
        if (now[key] !== kept[key] && row[key] === kept[key])
          Object.assign(row, { [key]: now[key] });
      }
      kept = now;
    },
    /** Something was typed. */
    touch: () => {
      left = false;
      saving.touch();
    },
    /** The field was left. */
    now: () => {
      left = true;
      saving.touch();
      void saving.flush().catch(() => undefined);
    },
    /** Saves before the screen is left; gives the way to end that. */
    attend: () => beforeLeave(() => saving.flush()),
  };
}
