// What the tasks cost together, in words.
import type { BudgetSums } from '../backend/generated';
import { m } from '../words';

/** `Tổng kinh phí: 7.000.000 đồng (ngân sách xã: 5.000.000 đồng; …) · 3 nhiệm vụ chưa ghi số tiền` */
export function budgetLine({ total, sources, unpriced }: BudgetSums): string {
  const named = sources.some(({ name }) => name !== '');
  const parts = sources.map(({ name, amount }) =>
    m.work_budget_source({ name: name || m.work_budget_unnamed(), amount }),
  );
  const sum = m.work_budget({ total });
  return [
    named ? `${sum} (${parts.join('; ')})` : sum,
    unpriced > 0 ? m.work_budget_unpriced({ count: unpriced }) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}
