// Tasks that somebody still has to give to somebody.
import type { Task } from '../backend/generated';

export interface Incomplete {
  task: Task;
  noLead: boolean;
  noOfficial: boolean;
}

/** Accepted tasks without a leading unit or without a person answerable, in order. */
export function incompleteTasks(tasks: readonly Task[]): Incomplete[] {
  return tasks
    .filter((task) => task.standing === 'accepted')
    .map((task) => ({
      task,
      noLead: task.fields.lead.trim() === '',
      noOfficial: task.fields.official === '',
    }))
    .filter((it) => it.noLead || it.noOfficial);
}
