import { describe, expect, it } from 'vitest';
import { placeText, takenText } from './evidence';

describe('evidence in words', () => {
  it('tells when a photo was taken', () => {
    expect(takenText('2026-02-12T07:30')).toBe('07:30 12/02/2026');
  });

  it('tells what a file proves', () => {
    expect(
      placeText({ of: { kind: 'entry', entry: 'x' }, day: '2026-02-12', text: 'Họp thôn' }),
    ).toBe('12/02/2026 Họp thôn');
    expect(
      placeText({
        of: { kind: 'task', task: 'x', quarter: '2026-Q1' },
        day: null,
        text: 'Phát thanh',
      }),
    ).toBe('Quý I/2026 Phát thanh');
  });
});
