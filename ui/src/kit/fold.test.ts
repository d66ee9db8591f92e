import { describe, expect, it } from 'vitest';
import { fold, matches } from './fold';

describe('fold', () => {
  it.each([
    ['Kế hoạch', 'ke hoach'],
    ['ĐẢNG BỘ Đặc khu', 'dang bo dac khu'],
    ['Ủy ban'.normalize('NFD'), 'uy ban'],
    ['ươn ướt', 'uon uot'],
    ['', ''],
  ])('%s → %s', (text, folded) => expect(fold(text)).toBe(folded));

  it('gives the same for composed and decomposed text', () => {
    const text = 'Tuyên truyền cải cách hành chính, quý Ⅲ: đẩy mạnh';
    expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
  });
});

describe('matches', () => {
  it.each([
    ['Kế hoạch tuyên truyền', 'ke tuyen', true],
    ['Kế hoạch tuyên truyền', 'truyền kế', true],
    ['Kế hoạch tuyên truyền', '', true],
    ['Kế hoạch tuyên truyền', 'ke xyz', false],
    ['Đài truyền thanh', 'dai', true],
  ])('%s has %s: %s', (text, query, expected) => expect(matches(text, query)).toBe(expected));
});
