// Three states made one: how units read, and what was decided.
import type {
  MergeAspect,
  MergeConflict,
  MergeRuling,
  MergeTake,
  MergeTaken,
  MergeTakenKind,
  MergeThing,
  MergeValue,
} from '../backend/generated';
import { m } from '../words';

const THINGS: Record<MergeThing, () => string> = {
  section: m.kit_merge_thing_section,
  annex: m.kit_merge_thing_annex,
  block: m.kit_merge_thing_block,
  task: m.kit_merge_thing_task,
  year: m.kit_merge_thing_year,
  continues: m.kit_merge_thing_continues,
  parent: m.kit_merge_thing_parent,
  agency_lines: m.kit_merge_thing_agency_lines,
  number: m.kit_merge_thing_number,
  symbol: m.kit_merge_thing_symbol,
  place: m.kit_merge_thing_place,
  date: m.kit_merge_thing_date,
  subject: m.kit_merge_thing_subject,
  bases: m.kit_merge_thing_bases,
  opening: m.kit_merge_thing_opening,
  urgency: m.kit_merge_thing_urgency,
  circulation: m.kit_merge_thing_circulation,
  draft_stamp: m.kit_merge_thing_draft_stamp,
  closing: m.kit_merge_thing_closing,
  recipients: m.kit_merge_thing_recipients,
  signature: m.kit_merge_thing_signature,
};

const ASPECTS: Record<MergeAspect, () => string> = {
  words: m.kit_merge_aspect_words,
  place: m.kit_merge_aspect_place,
  presence: m.kit_merge_aspect_presence,
};

const KINDS: Record<MergeTakenKind, () => string> = {
  changed: m.kit_merge_kind_changed,
  added: m.kit_merge_kind_added,
  removed: m.kit_merge_kind_removed,
  moved: m.kit_merge_kind_moved,
};

/** `Đoạn: vị trí`. */
export const conflictName = ({ thing, aspect }: MergeConflict): string =>
  `${THINGS[thing]()}: ${ASPECTS[aspect]()}`;

/** `Sửa · Đoạn`. */
export const takenName = ({ kind, thing }: MergeTaken): string =>
  `${KINDS[kind]()} · ${THINGS[thing]()}`;

const textOf = (value: MergeValue): string[] =>
  value.lines.map((line) => line.runs.map((run) => run.text).join(''));

/** How a unit reads, line by line. A place is told in words. */
export function linesOf(value: MergeValue, place: boolean): string[] {
  const lines = textOf(value);
  if (place) {
    const [heading = '', before = '', own = ''] = lines;
    const under = [value.label, heading].filter(Boolean).join(' ');
    return [
      own,
      under && m.kit_merge_under({ heading: under }),
      before ? m.kit_merge_after({ text: before }) : m.kit_merge_first(),
    ].filter(Boolean);
  }
  const [first = '', ...rest] = lines;
  const all = [[value.label, first].filter(Boolean).join(' '), ...rest];
  return all.some((line) => line.trim()) ? all : [m.kit_merge_blank()];
}

/** The words a new wording begins with: ours, or theirs where we have none. */
export function wordsOf({ mine, theirs }: MergeConflict): string {
  const value = mine ?? theirs;
  return value ? textOf(value).join('\n') : '';
}

/** Which decisions a conflict can have, in the order they are shown. */
export function takes({ aspect, base }: MergeConflict): MergeTake[] {
  return aspect === 'presence' || !base ? ['mine', 'theirs'] : ['base', 'mine', 'theirs'];
}

/** The decisions with one more, in place of an older one on the same unit. */
export const ruled = (all: readonly MergeRuling[], one: MergeRuling): MergeRuling[] => [
  ...all.filter((it) => it.unit !== one.unit),
  one,
];
