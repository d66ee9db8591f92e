// The figures of the form as an office knows them: millimetres, points, lines, per cent.
import type { FormChoice, FormFigure } from '../backend/generated';
import { m } from '../words';
import { language } from '../words/language.svelte';

export type Unit = 'mm' | 'size' | 'gap' | 'lines' | 'share' | 'choice';

/** One figure's words, its unit, and whether the decree itself gives its bounds, or the least only. */
export type Said = { label: () => string; unit: Unit; law: boolean | 'least' };

/** How many of the form's own parts make one of the unit, and how exactly it is shown. */
const UNITS: Record<
  Unit,
  { parts: number; digits: number; words: (is: { value: string }) => string }
> = {
  mm: { parts: 1440 / 25.4, digits: 1, words: m.form_mm },
  size: { parts: 2, digits: 1, words: m.form_pt },
  gap: { parts: 20, digits: 1, words: m.form_pt },
  lines: { parts: 240, digits: 2, words: m.form_lines },
  share: { parts: 10, digits: 1, words: m.form_percent },
  choice: { parts: 1, digits: 0, words: m.form_unit_choice },
};

const size = (label: () => string, law = true): Said => ({ label, unit: 'size', law });
const mm = (label: () => string, law: boolean): Said => ({ label, unit: 'mm', law });
const rule = (label: () => string, law = true): Said => ({ label, unit: 'share', law });

/** The figures in the groups and the order they are shown in. */
export const GROUPS: readonly { title: () => string; figures: Record<string, Said> }[] = [
  {
    title: m.form_margins,
    figures: {
      margin_top: mm(m.form_margin_top, true),
      margin_bottom: mm(m.form_margin_bottom, true),
      margin_left: mm(m.form_margin_left, true),
      margin_right: mm(m.form_margin_right, true),
    },
  },
  {
    title: m.form_landscape,
    figures: {
      landscape_margin_top: mm(m.form_margin_top, false),
      landscape_margin_bottom: mm(m.form_margin_bottom, false),
      landscape_margin_left: mm(m.form_margin_left, false),
      landscape_margin_right: mm(m.form_margin_right, false),
    },
  },
  {
    title: m.form_paragraphs,
    figures: {
      first_line: mm(m.form_first_line, true),
      paragraph_gap: { label: m.form_paragraph_gap, unit: 'gap', law: 'least' },
      line_spacing: { label: m.form_line_spacing, unit: 'lines', law: true },
    },
  },
  {
    title: m.form_sizes_body,
    figures: {
      doc_type: size(m.form_doc_type),
      subject: size(m.form_subject),
      basis: size(m.form_basis),
      heading: size(m.form_heading),
      body: size(m.form_body),
      table: size(m.form_table, false),
      annex_title: size(m.form_annex_title),
      page_number: size(m.form_page_number),
    },
  },
  {
    title: m.form_sizes_head,
    figures: {
      national_title: size(m.form_national_title),
      motto: size(m.form_motto),
      parent: size(m.form_parent),
      agency: size(m.form_agency),
      place_date: size(m.form_place_date),
      about: size(m.form_about),
      stamp: size(m.form_stamp),
      addressee: size(m.form_addressee),
    },
  },
  {
    title: m.form_ending,
    figures: {
      authority: size(m.form_authority),
      signer: size(m.form_signer),
      signing_room: mm(m.form_signing_room, false),
      sign_left: { label: m.form_sign_left, unit: 'share', law: false },
    },
  },
  {
    title: m.form_rules,
    figures: {
      agency_rule: rule(m.form_agency_rule),
      subject_rule: rule(m.form_subject_rule),
      reference_rule: rule(m.form_reference_rule, false),
    },
  },
  {
    title: m.form_annex_tasks,
    figures: {
      task_sums: { label: m.form_task_sums, unit: 'choice', law: false },
    },
  },
];

/** A number as the language writes it, with no more digits than the unit shows: `12,7`. */
export function show(value: number, unit: Unit): string {
  const { parts, digits } = UNITS[unit];
  const text = String(Number((value / parts).toFixed(digits)));
  return language.current === 'vi' ? text.replace('.', ',') : text;
}

/** The same with its unit: `12,7 mm`. */
export function showWith(value: number, unit: Unit): string {
  return UNITS[unit].words({ value: show(value, unit) });
}

/** A label that says the unit to type in: `Lề trái (mm)`. */
export function labelOf(said: Said): string {
  const unit = UNITS[said.unit].words({ value: '' }).trim();
  return m.form_label({ name: said.label(), unit });
}

/** What is allowed and what is usual, for below the field. */
export function hintOf(figure: FormFigure, said: Said): string {
  const words = boundsOf(figure, said.unit);
  const usual = showWith(figure.usual, said.unit);
  if (said.law === 'least') {
    const min = showWith(figure.min, said.unit);
    return m.form_hint_least({ min, max: words.max, usual });
  }
  return said.law ? m.form_hint_law({ ...words, usual }) : m.form_hint({ ...words, usual });
}

/** Why a value is refused, and which one stays. */
export function refusalOf(figure: FormFigure, said: Said): string {
  const words = { ...boundsOf(figure, said.unit), kept: showWith(figure.value, said.unit) };
  return said.law === true ? m.form_refused_law(words) : m.form_refused(words);
}

const boundsOf = ({ min, max }: FormFigure, unit: Unit) => ({
  min: show(min, unit),
  max: showWith(max, unit),
});

/** What is typed for a figure as the form's own number; nothing when the form does not allow it. */
export function read(typed: string, figure: FormFigure, unit: Unit): number | undefined {
  const text = typed.trim().replace(',', '.');
  // Shown numbers are rounded: what is shown for a known value is that value.
  const known = [figure.value, figure.usual, figure.min, figure.max];
  const same = known.find((value) => show(value, unit).replace(',', '.') === text);
  if (same !== undefined) return same;
  if (!/^\d+(?:\.\d+)?$/.test(text)) return undefined;
  const value = Math.round(Number(text) * UNITS[unit].parts);
  return value >= figure.min && value <= figure.max ? value : undefined;
}

/** Sizes that can be chosen, half a point apart. */
export function sizesOf(figure: FormFigure): number[] {
  return Array.from({ length: figure.max - figure.min + 1 }, (_, n) => figure.min + n);
}

/** The choices that differ between two states of the form. */
export function changes(from: readonly FormFigure[], to: Record<string, number>): FormChoice[] {
  return from.flatMap(({ name, value }) => {
    const wanted = to[name];
    return wanted === undefined || wanted === value ? [] : [{ name, value: wanted }];
  });
}
