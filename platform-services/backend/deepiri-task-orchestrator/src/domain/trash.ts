import { problem } from 'deepiri-contracts';
import { changed, type Decision, type Moment } from './decision.ts';
import { isOpen, type StoredTask } from './task.ts';

/** How it goes: along with a parent, or as the next time of a task that was not done after all. */
type Going = { deletedWith?: string | null; takenBack?: boolean };

/** Moves a task to the trash. */
export function deleteTask(task: StoredTask, moment: Moment, { deletedWith = null, takenBack }: Going = {}): Decision {
  const closedAt = task.closedAt ?? moment.now;
  return changed(
    task,
    { deletedAt: moment.now, closedAt, deletedWith, takenBack: takenBack || undefined },
    moment,
    'deleted',
  );
}

/** Takes a task out of the trash, as it was. @throws ProblemError invalid_transition */
export function restoreTask(task: StoredTask, moment: Moment): Decision {
  if (task.deletedAt === null) {
    throw problem('invalid_transition', 'The task is not in the trash, so there is nothing to restore.');
  }
  const closedAt = isOpen(task.status) ? null : task.closedAt;
  return changed(task, { deletedAt: null, deletedWith: null, takenBack: undefined, closedAt }, moment, 'restored');
}
