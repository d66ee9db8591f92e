// The sheet of fields of the document exchange: names, keys, and which one comes next.
import type { PackField, PackFieldName } from '../backend/generated';
import { m } from '../words';

const NAMES: Record<PackFieldName, () => string> = {
  doc_type: m.pack_field_doc_type,
  number: m.pack_field_number,
  symbol: m.pack_field_symbol,
  date: m.pack_field_date,
  subject: m.pack_field_subject,
  agency: m.pack_field_agency,
  drafting_unit: m.pack_field_drafting_unit,
  recipients: m.pack_field_recipients,
  urgency: m.pack_field_urgency,
  signer: m.pack_field_signer,
  position: m.pack_field_position,
  pages: m.pack_field_pages,
};

/** What a field is called on the exchange's form. */
export const fieldName = (name: PackFieldName): string => NAMES[name]();

/** What stands in the place of a field that says nothing. */
export const emptyText = (name: PackFieldName): string =>
  name === 'urgency' ? m.pack_not_urgent() : m.pack_empty();

/** A field with the digit that copies it, if it has one. */
export type Row = PackField & { digit: string | undefined };

/** Fields in order; the first nine that say something have the digits 1 to 9. */
export function rowsOf(fields: readonly PackField[]): Row[] {
  let digit = 0;
  return fields.map((field) => {
    const keyed = field.value !== '' && digit < 9;
    if (keyed) digit += 1;
    return { ...field, digit: keyed ? String(digit) : undefined };
  });
}

/** The next field that says something, from a place on; nothing after the last. */
export function nextFilled(fields: readonly PackField[], from: number): number | undefined {
  const next = fields.findIndex((field, index) => index > from && field.value !== '');
  return next < 0 ? undefined : next;
}

/**
 * The digit pressed with Alt, by the key's place: the Vietnamese keyboard has letters there. Digits
 * of the number block with Alt are Windows' own way of typing signs.
 */
export function altDigit(event: KeyboardEvent): string | undefined {
  if (!event.altKey || event.ctrlKey || event.shiftKey || event.metaKey) return undefined;
  return /^Digit([1-9])$/.exec(event.code)?.[1];
}
