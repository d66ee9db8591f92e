import { expect, test } from 'vitest';
import type { HistoryLine } from '../backend/generated';
import { historyText } from './history';

const line = (kind: string, detail = ''): HistoryLine => ({
  ...{ seq: 1, kind, by: 'Lò Thị Mai', from: '', at: '', times: 1, about: '' },
  detail,
});

test.each([
  ['task_saved', '', 'Sửa hoặc giao nhiệm vụ'],
  ['task_saved', 'lead,official', 'Sửa chủ trì, người chịu trách nhiệm'],
  ['task_saved', 'accepted', 'Nhận nhiệm vụ được đề xuất'],
  ['task_saved', 'what,is,this', 'Sửa hoặc giao nhiệm vụ'],
  ['plan_saved', 'head', 'Sửa phần đầu'],
  ['plan_saved', '', 'Sửa nội dung'],
  ['step_taken', 'submit', 'Trình bản thảo'],
  ['marked', '2026-Q1 done', 'Ghi kết quả quý, Quý I/2026'],
  ['something_new', '', 'Thay đổi khác'],
])('%s %s is told as: %s', (kind, detail, said) => {
  expect(historyText(line(kind, detail))).toBe(said);
});
