// The agency as its form holds it: printed lines as one text.
import type { Agency } from '../backend/generated';

export type AgencyForm = Omit<Agency, 'name_lines' | 'signatories'> & {
  name_lines: string;
  signatories: { lines: string; name: string }[];
};

const join = (lines: readonly string[]): string => lines.join('\n');
const split = (text: string): string[] => text.split('\n').filter((it) => it.trim() !== '');

/** The form of an agency. */
export function toForm(agency: Agency): AgencyForm {
  return {
    ...agency,
    name_lines: join(agency.name_lines),
    signatories: agency.signatories.map((it) => ({ lines: join(it.lines), name: it.name })),
  };
}

/** The agency of a form; empty lines are left out. */
export function fromForm(form: AgencyForm): Agency {
  return {
    ...form,
    name_lines: split(form.name_lines),
    signatories: form.signatories.map((it) => ({ lines: split(it.lines), name: it.name })),
  };
}
