// A proposal for tests.
import type { Proposal } from '../backend/generated';

export const proposal = (id: string, over: Partial<Proposal> = {}): Proposal => ({
  id,
  kind: 'year',
  reason: 'plan_year',
  source: '',
  place: 'section',
  target: 's1',
  block: 'b1',
  field: 'text',
  lead: '',
  before: 'năm 2025',
  after: 'năm 2026',
  trail: '',
  safe: false,
  always: false,
  ...over,
});
