// What a package is, who sent it and what taking it does, in words.
import type {
  CarriedPackage,
  HandedCount,
  HandedKind,
  OpenedPackage,
  PackageBrings,
  PackageEffect,
  PackageKind,
  PackageOpinion,
  Right,
  SenderStanding,
  TakenPackage,
} from '../backend/generated';
import { roleText } from '../kit/course';
import { m } from '../words';

const KINDS: Record<PackageKind, () => string> = {
  review_request: m.packages_kind_review_request,
  review_answer: m.packages_kind_review_answer,
  hand_over: m.packages_kind_hand_over,
  template: m.packages_kind_template,
};

const EFFECTS: Record<PackageEffect, () => string> = {
  new: m.packages_effect_new,
  newer: m.packages_effect_newer,
  older: m.packages_effect_older,
  same: m.packages_effect_same,
  both_edited: m.packages_effect_both_edited,
  answer: m.packages_effect_answer,
  plans: m.packages_effect_plans,
  taken: m.packages_effect_taken,
  own: m.packages_effect_own,
  plan_missing: m.packages_effect_plan_missing,
  plan_in_trash: m.packages_effect_plan_in_trash,
};

const NEW: Record<PackageKind, () => string> = {
  review_request: m.packages_effect_new,
  review_answer: m.packages_effect_answer,
  hand_over: m.packages_effect_new_office,
  template: m.packages_effect_new_template,
};

const STANDINGS: Record<SenderStanding, () => string> = {
  own: m.packages_standing_own,
  paired: m.packages_standing_paired,
  unknown: m.packages_standing_unknown,
  changed: m.packages_standing_changed,
};
const TONES = { own: 'plain', paired: 'good', unknown: 'warn', changed: 'bad' } as const;

/** What a package is for. */
export const kindName = (kind: PackageKind): string => KINDS[kind]();

/** What is known of the computer that signed. */
export const standingName = (standing: SenderStanding): string => STANDINGS[standing]();

/** How that looks beside its words. */
export const standingTone = (standing: SenderStanding): 'plain' | 'good' | 'warn' | 'bad' =>
  TONES[standing];

/** What taking it does, in a sentence. */
export const effectText = ({ effect, kind }: Pick<OpenedPackage, 'effect' | 'kind'>): string =>
  effect === 'new' ? NEW[kind]() : EFFECTS[effect]();

/** Whether there is anything to take. */
export const isForTaking = ({ effect }: Pick<OpenedPackage, 'effect'>): boolean =>
  !['taken', 'own', 'plan_missing', 'plan_in_trash'].includes(effect);

/** What it takes to take it, in an office with profiles. */
export function rightToTake({ effect, kind }: Pick<OpenedPackage, 'effect' | 'kind'>): Right {
  if (kind === 'hand_over' && effect === 'new') return 'manage';
  return kind === 'template' || effect === 'plans' ? 'draft' : 'read';
}

/** Whether the sender needs a yes of its own. */
export const isStranger = ({ standing }: { standing: SenderStanding }): boolean =>
  standing === 'unknown' || standing === 'changed';

const PARTS: Record<HandedKind, (of: { count: number }) => string> = {
  log: m.package_part_log,
  progress: m.package_part_progress,
  checklists: m.package_part_checklists,
  indicators: m.package_part_indicators,
  reports: m.package_part_reports,
  schedules: m.package_part_schedules,
  register: m.package_part_register,
  evidence: m.package_part_evidence,
};

const parts = (counts: readonly HandedCount[]): string[] =>
  counts.map(({ kind, count }) => PARTS[kind]({ count }));

/** Whether it answers nothing that was sent from here, which needs a yes of its own. */
export const isNotSent = (opened: OpenedPackage): boolean =>
  isForTaking(opened) && opened.answers?.known === false;

/** How many of the new remarks stand where they did; nothing where that goes without saying. */
function placesLines({ remarks, moved, gone }: PackageBrings, changed: boolean): string[] {
  if (remarks === 0) return [];
  if (moved + gone > 0)
    return [m.packages_brings_places({ here: remarks - moved - gone, moved, gone })];
  return changed ? [m.packages_brings_places_all()] : [];
}

/** What comes with it, a line for each kind that is not nothing; `changed`: words have changed since. */
export function bringsLines(brings: PackageBrings, changed = false): string[] {
  const lines: [number, (of: { count: number }) => string][] = [
    [brings.plans, m.packages_brings_plans],
    [brings.tasks, m.packages_brings_tasks],
    [brings.remarks, m.packages_brings_remarks],
    [brings.replies, m.packages_brings_replies],
    [brings.opinions.length, m.packages_brings_opinions],
    [brings.versions, m.packages_brings_versions],
  ];
  const some = lines.filter(([count]) => count > 0).map(([count, say]) => say({ count }));
  return [...some, ...parts(brings.along), ...placesLines(brings, changed)];
}

/** What of a hand-over stays where it was, in sentences. */
export function staysLines(brings: PackageBrings): string[] {
  const lines =
    brings.behind.length > 0
      ? [m.cli_package_stays({ list: parts(brings.behind).join('; ') })]
      : [];
  if (brings.trashed > 0) lines.push(m.packages_trashed({ count: brings.trashed }));
  return brings.bare ? [...lines, m.cli_package_stays_bare()] : lines;
}

/** What was kept of a package, in a sentence. */
export function takenText(taken: TakenPackage): string {
  if (!taken.saved) return effectText(taken);
  const brought = bringsLines(taken.brought);
  return brought.length > 0
    ? m.packages_taken({ what: brought.join('; ') })
    : m.packages_taken_nothing();
}

/** Who judged, as a line says it: `Đỗ Thị Hường (Lãnh đạo)`. */
export const judgeName = ({ by }: PackageOpinion): string =>
  by.name ? m.remarks_person({ name: by.name, role: roleText(by.role) }) : roleText(by.role);

/** What became of a package: sent or taken, and what it is. */
export const carriedText = ({ out, kind }: CarriedPackage): string =>
  out
    ? m.packages_carried_out({ kind: kindName(kind) })
    : m.packages_carried_in({ kind: kindName(kind) });

/** The six words as one reads them out: in two lines of three. */
export const wordLines = (words: readonly string[]): string[] =>
  [words.slice(0, 3), words.slice(3)].map((part) => part.join(' - ')).filter(Boolean);
