// What a folder's report says, as the screen counts it.
import type { FolderFile, FolderImport, FolderOutcome } from '../backend/generated';

type Understood = Extract<FolderOutcome, { kind: 'understood' }>;

/** What was understood of a file that can still be taken. */
export const understood = (file: FolderFile): Understood | undefined =>
  file.outcome.kind === 'understood' ? file.outcome : undefined;

/** Whether a file is taken unless the user says otherwise: nothing like it is there yet. */
export function isNew(file: FolderFile): boolean {
  const it = understood(file);
  return it !== undefined && !it.already && !it.twin;
}

/** The files that are taken: new ones and those the user chose, without those he left out. */
export function taken(report: FolderImport, said: ReadonlyMap<string, boolean>): string[] {
  return report.files
    .filter((file) => understood(file) && (said.get(file.draft) ?? isNew(file)))
    .map((file) => file.draft);
}

export type Counts = { understood: number; kept: number; refused: number; waiting: number };

export function counts(report: FolderImport): Counts {
  const of = (kind: FolderOutcome['kind']) =>
    report.files.filter((file) => file.outcome.kind === kind).length;
  return {
    understood: of('understood'),
    kept: of('kept'),
    refused: of('refused'),
    waiting: of('waiting'),
  };
}

/** How much is read, in whole percent. */
export const percent = (report: FolderImport): number =>
  report.total === 0 ? 100 : Math.floor((report.done * 100) / report.total);
