// What the program's own templates are called; the office gives names to its own.
import type { Template } from '../backend/generated';
import { m } from '../words';

const BUILT_IN: Record<string, { name: () => string; text: () => string }> = {
  commune_full: { name: m.templates_commune_full, text: m.templates_commune_full_text },
  commune_short: { name: m.templates_commune_short, text: m.templates_commune_short_text },
  department: { name: m.templates_department, text: m.templates_department_text },
  blank: { name: m.templates_blank, text: m.templates_blank_text },
};

/** A template's name. */
export function templateName(template: Template): string {
  return template.name ?? BUILT_IN[template.id]?.name() ?? template.id;
}

/** What a template is for, in a line. */
export function templateText(template: Template): string {
  return BUILT_IN[template.id]?.text() ?? m.templates_own_text();
}

/** Its headings in one line. */
export function templateSections(template: Template): string {
  return template.sections.join(' · ') || m.templates_no_sections();
}

/**
 * The template a new plan begins with unless another is chosen: a department's where the office has
 * a superior agency's line, else the commune's full one.
 */
export function usualTemplate(templates: readonly Template[], parent: string): string | null {
  const wanted = parent.trim() === '' ? 'commune_full' : 'department';
  const found = templates.find((it) => it.id === wanted) ?? templates[0];
  return found?.id ?? null;
}
