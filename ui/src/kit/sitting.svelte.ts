// Who sits at this computer, and what they may do. The program refuses what a role may not,
// whatever a screen shows; here a screen learns it before.
import { listProfiles, type People, type Profile, type Right } from '../backend/generated';
import { flushAll } from './route.svelte';

let people = $state.raw<People | undefined>();
let asking = $state(false);

export const sitting = {
  /** Everybody with a profile; nothing before it was read. */
  get people(): People | undefined {
    return people;
  },
  /** Whether the office has profiles. Without any, one officer does everybody's part. */
  get inUse(): boolean {
    return people?.sitting.in_use ?? false;
  },
  /** The id of who sits here; nothing for nobody, and in an office without profiles. */
  get profile(): string | null {
    return people?.sitting.profile ?? null;
  },
  get name(): string {
    return people?.sitting.name ?? '';
  },
  /** Whether they look after the profiles; everybody does while there are none. */
  get keeper(): boolean {
    return people?.sitting.keeper ?? true;
  },
  /** Those who can sit down, in the order of their keys. */
  get choices(): readonly Profile[] {
    return people?.profiles.filter((it) => it.active) ?? [];
  },
  /** Whether the question who sits here is shown. */
  get asking(): boolean {
    return asking;
  },
  /** Shows the question who sits here, or takes it away. */
  ask(to = true): void {
    asking = to;
  },
  /** Reads it anew, for instance when another data file was opened. */
  async load(): Promise<void> {
    people = await listProfiles();
  },
  /** Takes what another answer brought. */
  put(to: People): void {
    people = to;
  },
};

/** Whether who sits here may do that; everything may be done in an office without profiles. */
export function may(right: Right): boolean {
  return people?.sitting.rights.includes(right) ?? true;
}

/** Whether a judgement of a whole draft is theirs to give: they check or approve. */
export const judges = (): boolean => may('check_content') || may('check_form') || may('approve');

/**
 * Lets every editor save in the name of who wrote it before somebody else sits down. Answers whether
 * they all could.
 */
export async function settleBefore(): Promise<boolean> {
  try {
    await flushAll();
    return true;
  } catch {
    return false;
  }
}
