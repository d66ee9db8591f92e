// A paper that can be written in a format or handed to the printer's program.
import type { ExportFormat, Printed, Written } from '../backend/generated';

/** Where a paper goes. */
export type PaperTo = 'print' | 'pdf' | 'docx';

export type Paper = {
  to: PaperTo;
  write: (format: ExportFormat) => Promise<Written>;
  print: () => Promise<Printed>;
};
