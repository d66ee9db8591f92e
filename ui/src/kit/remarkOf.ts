// What of a plan a remark is on, by name.
import type { RemarkOf, RemarkPart } from '../backend/generated';
import { m } from '../words';

const PARTS: Record<RemarkPart, () => string> = {
  subject: m.remarks_of_subject,
  bases: m.remarks_of_bases,
  opening: m.remarks_of_opening,
  closing: m.remarks_of_closing,
  recipients: m.remarks_of_recipients,
  signature: m.remarks_of_signature,
};

/** A part of head or ending. */
export const partName = (part: RemarkPart): string => PARTS[part]();

/** A part of head or ending, or a task by its number; nothing for what stands in the body. */
export function outsideName(of: RemarkOf, number: string): string | undefined {
  if (of === 'plan' || of === 'text' || of === 'nothing') return undefined;
  if (of !== 'task') return partName(of);
  return number ? m.remarks_of_task({ number }) : m.remarks_of_task_gone();
}
