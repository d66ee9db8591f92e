import { expect, it } from 'vitest';
import { readRecipients, writeRecipients } from './facts';

it('reads recipients as people type them', () => {
  const list = [
    { name: 'Thường trực Đảng ủy', purpose: 'b/c' },
    { name: 'Lưu: VT, VHXH', purpose: '' },
  ];
  expect(readRecipients('- Thường trực Đảng ủy (b/c);\n\n- Lưu: VT, VHXH.')).toEqual(list);
  expect(readRecipients(writeRecipients(list))).toEqual(list);
});
