// Reading an import's figures.
import type { ImportPreview, OutlineLine } from '../backend/generated';

/** Whether every word of the source stands in the plan. */
export const allPlaced = (it: Pick<ImportPreview, 'words' | 'words_placed'>): boolean =>
  it.words_placed >= it.words;

/** A line as shown: its label and title with one space between. */
export const lineText = (line: OutlineLine): string =>
  [line.label, line.title].filter(Boolean).join(' ');
