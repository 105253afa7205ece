import type { NewTask } from 'deepiri-contracts';
import { created, type Decision, type Moment } from './decision.ts';
import { utcField } from './instant.ts';
import { firstPosition } from './position.ts';
import { ruleField } from './recurrence/rule.ts';

/** A new task of an owner, with the defaults of what is not given. @throws ProblemError invalid_body */
export function createTask(body: NewTask, ownerId: string, id: string, moment: Moment): Decision {
  const { now } = moment;
  return created(
    {
      id,
      ownerId,
      title: body.title,
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
    },
    moment,
  );
}
