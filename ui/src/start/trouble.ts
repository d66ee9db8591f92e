// What each trouble at start means, and which ways out make sense.
import type { TroubleKind } from '../backend/generated';
import { m } from '../words';

type Words = { title: () => string; advice: () => string; replaceable: boolean };

const WORDS: Record<TroubleKind, Words> = {
  damaged: {
    title: m.start_trouble_damaged,
    advice: m.start_trouble_damaged_advice,
    replaceable: true,
  },
  not_a_database: {
    title: m.start_trouble_not_a_database,
    advice: m.start_trouble_not_a_database_advice,
    replaceable: true,
  },
  foreign: {
    title: m.start_trouble_foreign,
    advice: m.start_trouble_foreign_advice,
    replaceable: true,
  },
  newer: { title: m.start_trouble_newer, advice: m.start_trouble_newer_advice, replaceable: true },
  busy: { title: m.start_trouble_busy, advice: m.start_trouble_busy_advice, replaceable: false },
  network_share: {
    title: m.start_trouble_network_share,
    advice: m.start_trouble_network_share_advice,
    replaceable: false,
  },
  cloud_folder: {
    title: m.start_trouble_cloud_folder,
    advice: m.start_trouble_cloud_folder_advice,
    replaceable: false,
  },
  no_space: {
    title: m.start_trouble_no_space,
    advice: m.start_trouble_no_space_advice,
    replaceable: false,
  },
  no_access: {
    title: m.start_trouble_no_access,
    advice: m.start_trouble_no_access_advice,
    replaceable: false,
  },
  other: { title: m.start_trouble_other, advice: m.start_trouble_other_advice, replaceable: true },
};

/** The words for a trouble. */
export function troubleText(kind: TroubleKind): { title: string; advice: string } {
  return { title: WORDS[kind].title(), advice: WORDS[kind].advice() };
}

/** Whether the file may be set aside for a backup or a new file; a file in use may not. */
export const replaceable = (kind: TroubleKind): boolean => WORDS[kind].replaceable;
