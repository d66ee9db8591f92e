import { expect, it } from 'vitest';
import type { Agency } from '../backend/generated';
import { fromForm, toForm } from './agency';

const AGENCY: Agency = {
  parent: '',
  name_lines: ['ỦY BAN NHÂN DÂN', 'XÃ AN HÒA'],
  kind: 'commune',
  model: 'two_tier',
  place: 'An Hòa',
  plan_symbol: 'KH-UBND',
  drafting_symbol: 'VHXH',
  signatories: [{ lines: ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], name: 'Lê Thị Mai' }],
};

it('comes back as it was', () => expect(fromForm(toForm(AGENCY))).toEqual(AGENCY));

it('leaves empty lines out', () => {
  const form = { ...toForm(AGENCY), name_lines: '\nỦY BAN NHÂN DÂN\n\n XÃ AN HÒA\n' };
  expect(fromForm(form).name_lines).toEqual(['ỦY BAN NHÂN DÂN', ' XÃ AN HÒA']);
});
