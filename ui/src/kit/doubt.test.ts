import { describe, expect, it } from 'vitest';
import type { Doubt, DoubtKind } from '../backend/generated';
import { doubtText, groupDoubts, leftText, otherText } from './doubt';

const doubt = (kind: DoubtKind, line: number, other = ''): Doubt => ({
  id: `${kind}${line}`,
  kind,
  line,
  section: null,
  block: null,
  excerpt: 'x',
  other,
  settled: false,
});

describe('doubts', () => {
  it('are grouped by kind in the order of the text', () => {
    const groups = groupDoubts([
      doubt('stray_mark', 9),
      doubt('number_gap', 4),
      doubt('stray_mark', 2),
    ]);
    expect(groups.map((it) => [it.kind, it.doubts.map((d) => d.line)])).toEqual([
      ['stray_mark', [2, 9]],
      ['number_gap', [4]],
    ]);
  });

  it('say what was expected, or what was made of it', () => {
    expect(otherText(doubt('number_gap', 1, '3.'))).toContain('3.');
    expect(otherText(doubt('repaired_marks', 1, 'hội'))).toContain('hội');
    expect(otherText(doubt('repaired_marks', 1, 'hội'))).not.toBe(
      otherText(doubt('glued_words', 1, 'hội')),
    );
    expect(otherText(doubt('garbled', 1))).toBe('');
  });

  it('have words', () => {
    expect(doubtText('garbled').title).toBeTruthy();
    expect(leftText('unplaced')).toBeTruthy();
  });
});
