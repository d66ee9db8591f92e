import { expect, test } from 'vitest';
import type { Standing, Task } from '../backend/generated';
import { incompleteTasks } from './incomplete';

const task = (
  id: string,
  lead: string,
  official: string,
  standing: Standing = 'accepted',
): Task => ({
  id,
  plan: 'p',
  standing,
  fields: {
    text: '',
    deliverable: '',
    lead,
    coordinating: [],
    official,
    timeframe: '',
    budget: '',
    remarks: '',
  },
  due: [],
  official_name: '',
  origin: null,
  sentence: '',
  targets: [],
});

test('accepted tasks that lack a unit or a person', () => {
  const tasks = [
    task('whole', 'Phòng A', 'o'),
    task('unit', ' ', 'o'),
    task('person', 'Phòng A', ''),
    task('both', '', ''),
    task('proposal', '', '', 'proposed'),
  ];
  const found = incompleteTasks(tasks).map((it) => [it.task.id, it.noLead, it.noOfficial]);
  expect(found).toEqual([
    ['unit', true, false],
    ['person', false, true],
    ['both', true, true],
  ]);
});
