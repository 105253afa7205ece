import { dayOf, type NewTask } from 'deepiri-contracts';
import { created, type Decision, type Moment } from './decision.ts';
import { utcField } from './instant.ts';
import { firstPosition } from './position.ts';
import { begun, type Calendar } from './recurrence/habit.ts';
import { checkComes } from './recurrence/occurrence.ts';
import { isHabit, ruleField } from './recurrence/rule.ts';
import type { Unfiled } from './task.ts';
import { titleField } from './title.ts';

/**
 * A new task of an owner, with the defaults of what is not given.
 * @param calendar the owner's, for a habit
 * @throws ProblemError invalid_body
 */
export function createTask(body: NewTask, ownerId: string, id: string, moment: Moment, calendar?: Calendar): Decision {
  const task = freshTask(body, ownerId, id, moment);
  if (calendar) checkComes(task, new Date(moment.now), calendar);
  if (!calendar || !isHabit(task)) return created(task, moment);
  const today = dayOf(calendar.zones, new Date(moment.now));
  return created({ ...task, habit: begun(task, today, calendar) }, moment);
}

/** @throws ProblemError invalid_body */
export function freshTask(body: NewTask, ownerId: string, id: string, { now }: Moment): Unfiled {
  return {
    id,
    ownerId,
    title: titleField(body.title),
    notes: body.notes ?? '',
    priority: body.priority ?? 'none',
    difficulty: body.difficulty ?? 'medium',
    kind: body.kind ?? 'task',
    labels: body.labels ?? [],
    projectId: body.projectId ?? null,
    parentId: body.parentId ?? null,
    orderKey: body.orderKey ?? null,
    dueAt: utcField(body.dueAt ?? null, 'dueAt'),
    scheduledFor: body.scheduledFor ?? null,
    estimateMinutes: body.estimateMinutes ?? null,
    actualMinutes: body.actualMinutes ?? null,
    recurrence: ruleField(body.recurrence ?? null),
    habit: null,
    status: body.status ?? 'todo',
    source: null,
    blockedBy: body.blockedBy ?? [],
    position: firstPosition(now, id),
    completedAt: null,
    createdAt: now,
    updatedAt: now,
    version: 1,
    deletedAt: null,
    deletedWith: null,
    trackedMinutes: 0,
    completionId: null,
    closedAt: null,
  };
}
