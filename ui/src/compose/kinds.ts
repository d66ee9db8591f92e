// The kinds of section an officer can add, in the order plans usually have them.
import type { SectionKind } from '../backend/generated';
import { m } from '../words';

export const KINDS: readonly SectionKind[] = [
  'purpose',
  'requirements',
  'audience',
  'targets',
  'topics',
  'channels',
  'activities',
  'schedule',
  'budget',
  'reporting',
  'implementation',
  'other',
];

const NAMES = {
  purpose: m.compose_kind_purpose,
  requirements: m.compose_kind_requirements,
  audience: m.compose_kind_audience,
  targets: m.compose_kind_targets,
  topics: m.compose_kind_topics,
  channels: m.compose_kind_channels,
  activities: m.compose_kind_activities,
  schedule: m.compose_kind_schedule,
  budget: m.compose_kind_budget,
  reporting: m.compose_kind_reporting,
  implementation: m.compose_kind_implementation,
  other: m.compose_kind_other,
} satisfies Record<SectionKind, unknown>;

/** What a kind is called on the screen. */
export function kindName(kind: SectionKind): string {
  return NAMES[kind]();
}

/** The heading a new section starts with: Vietnamese like the plan, in capitals at the top level. */
export function firstTitle(kind: SectionKind, top: boolean): string {
  if (kind === 'other') return '';
  const title = NAMES[kind]({}, { locale: 'vi' });
  return top ? title.toLocaleUpperCase('vi') : title;
}
