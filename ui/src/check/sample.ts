// A finding for the tests of this room.
import type { Finding } from '../backend/generated';

export const finding = (over: Partial<Finding> = {}): Finding => ({
  rule: 'number_gap',
  id: 'N01',
  severity: 'should_fix',
  source: '',
  place: 'section',
  target: 's1',
  block: null,
  excerpt: '',
  other: '',
  ...over,
});
