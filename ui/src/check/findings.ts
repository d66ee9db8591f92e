// Findings in the order they are to be mended, where they stand, and what they already say.
import type { Doubt, DoubtKind, Finding, Plan, Severity } from '../backend/generated';
import type { Route } from '../kit/route.svelte';
import { placeName } from '../openplan/places';
import { m } from '../words';

/** All findings of one rule, which share its source. */
export interface RuleGroup {
  rule: string;
  source: string;
  findings: Finding[];
}

export interface SeverityGroup {
  severity: Severity;
  count: number;
  rules: RuleGroup[];
}

const SEVERITIES: readonly Severity[] = ['must_fix', 'should_fix', 'notice'];

const NAMES: Record<Severity, () => string> = {
  must_fix: m.check_must_fix,
  should_fix: m.check_should_fix,
  notice: m.check_notice,
};

export function severityName(severity: Severity): string {
  return NAMES[severity]();
}

/** The gravest first; inside, rules in the order of their first finding. */
export function groupFindings(findings: readonly Finding[]): SeverityGroup[] {
  return SEVERITIES.map((severity) => {
    const own = findings.filter((finding) => finding.severity === severity);
    return { severity, count: own.length, rules: byRule(own) };
  }).filter((group) => group.count > 0);
}

function byRule(findings: readonly Finding[]): RuleGroup[] {
  const rules = new Map<string, RuleGroup>();
  for (const finding of findings) {
    const { rule, source } = finding;
    const group = rules.get(rule) ?? { rule, source, findings: [] };
    group.findings.push(finding);
    rules.set(rule, group);
  }
  return [...rules.values()];
}

/** The place in words: a heading, or the part of the plan. */
export function placeOf(plan: Plan, finding: Finding): string {
  switch (finding.place) {
    case 'head':
      return m.compose_head();
    case 'ending':
      return m.compose_ending();
    case 'tasks':
      return m.plan_tab_tasks();
    case 'checklists':
      return m.plan_tab_checklist();
    case 'annex':
      return placeName(plan, finding.target) || m.compose_annex();
    case 'section':
      return placeName(plan, finding.target) || m.compose_untitled();
  }
}

/** The screen where the finding is mended. */
export function wayTo(plan: string, { place, target }: Finding): Route {
  if (place === 'tasks') {
    return { screen: 'plan', plan, tab: 'tasks', task: target ?? undefined };
  }
  if (place === 'checklists') return { screen: 'plan', plan, tab: 'checklist' };
  const section = place === 'head' || place === 'ending' ? place : (target ?? undefined);
  return { screen: 'plan', plan, tab: 'compose', section };
}

/** Doubts of the import that the check finds again by itself. */
const REPEATED: ReadonlySet<DoubtKind> = new Set<DoubtKind>([
  'number_gap',
  'number_repeated',
  'invalid_letter',
  'duplicate_heading',
  'unbalanced_quote',
  'wrong_unit_kind',
  'wrong_year',
]);

/** Whether a finding says the same of the same place, so that the doubt need not be told too. */
export function repeated(doubt: Doubt, findings: readonly Finding[]): boolean {
  return (
    !doubt.settled &&
    REPEATED.has(doubt.kind) &&
    findings.some((finding) => finding.rule === doubt.kind && samePlace(doubt, finding))
  );
}

function samePlace(doubt: Doubt, { target, block }: Finding): boolean {
  if (block !== null) return doubt.block === block;
  if (target !== null) return doubt.section === target;
  return doubt.section === null && doubt.block === null;
}
