import { expect, it } from 'vitest';
import { quarterText, statusText } from './quarter';

it.each([
  ['2026-Q1', 'Quý I/2026'],
  ['2025-Q4', 'Quý IV/2025'],
  ['khác', 'khác'],
])('%s → %s', (quarter, text) => expect(quarterText(quarter)).toBe(text));

it('says a status', () => expect(statusText('done')).toBe('Hoàn thành'));
