// What versions are called, and which two are compared.
import type {
  ChangeSize,
  OtherPlanKind,
  PlanVersion,
  PlanVersions,
  StateRef,
  VersionCause,
} from '../backend/generated';
import { stageText } from '../kit/course';
import { m } from '../words';

const CAUSES: Record<VersionCause, () => string> = {
  asked: m.versions_cause_asked,
  step: m.versions_cause_step,
  sent: m.versions_cause_sent,
  printed: m.versions_cause_printed,
  received: m.versions_cause_received,
  replaced: m.versions_cause_replaced,
};

/** Why a version was kept. */
export const causeName = (cause: VersionCause): string => CAUSES[cause]();

/** `2 sửa, 1 chuyển chỗ`; nothing where nothing differs. */
export function sizeText({ changed, added, removed, moved }: ChangeSize): string {
  const parts: [number, (of: { count: number }) => string][] = [
    [changed, m.versions_size_changed],
    [added, m.versions_size_added],
    [removed, m.versions_size_removed],
    [moved, m.versions_size_moved],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, say]) => say({ count }));
  return said.join(', ');
}

/** What changed in a version against the one before it. */
export function changeText({ change }: PlanVersion): string {
  if (!change) return m.versions_first();
  return sizeText(change) || m.versions_same();
}

/** The plan as it stands, among the keys of versions. */
export const NOW = 'now';

const OTHER = 'plan:';

/** The key of another plan, as it stands. */
export const keyOf = (plan: string): string => OTHER + plan;

/** The state a key names: a version's id, what stands, or another plan. */
export function stateOf(key: string, all: PlanVersions): StateRef {
  if (key === NOW) return { kind: 'now', plan: all.plan };
  if (key.startsWith(OTHER)) return { kind: 'now', plan: key.slice(OTHER.length) };
  return { kind: 'version', version: key };
}

/** What is compared with a version where nobody chose: the one before it, or what stands. */
export function pairWith(id: string, all: PlanVersions): { old: string; new: string } {
  const at = all.versions.findIndex((it) => it.id === id);
  const before = all.versions[at + 1];
  return before ? { old: before.id, new: id } : { old: id, new: NOW };
}

/**
 * What is compared as long as nobody chose: the newest two, else last year's plan with this one;
 * what no other plan is like, with itself.
 */
export function firstPair({ versions, others }: PlanVersions): { old: string; new: string } {
  const last = others.find((it) => it.kind !== 'other');
  return { old: versions[0]?.id ?? (last ? keyOf(last.plan) : NOW), new: NOW };
}

const KINDS: Record<OtherPlanKind, () => string> = {
  linked: m.versions_group_linked,
  year_before: m.versions_group_year_before,
  other: m.versions_group_other,
};

/** Every state that can be chosen, the newest first, then the other plans. */
export function choices(all: PlanVersions): { value: string; label: string; group?: string }[] {
  const own = [
    { value: NOW, label: m.versions_now() },
    ...all.versions.map((it) => ({
      value: it.id,
      label: [m.versions_number({ number: it.number }), stageText(it.stage), it.note]
        .filter(Boolean)
        .join(' · '),
    })),
  ];
  if (all.others.length === 0) return own;
  const others = all.others.map((it) => ({
    value: keyOf(it.plan),
    label: m.versions_other_plan({ year: it.year, title: it.title }),
    group: KINDS[it.kind](),
  }));
  return [...own.map((it) => ({ ...it, group: m.versions_group_own() })), ...others];
}
