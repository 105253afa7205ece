import { taskRoutes as routes } from 'deepiri-contracts';
import { implement } from 'deepiri-service-kit';
import { utcField } from '../domain/instant.ts';
import { slotsAfter } from '../domain/recurrence/occurrence.ts';
import { ruleField } from '../domain/recurrence/rule.ts';
import { clockOf } from '../store/clock.ts';
import type { Stores } from '../store/collections.ts';

const TOLD = 20;

export function recurrenceRoutes(stores: Stores) {
  return [
    implement(routes.previewRecurrence, async ({ body, caller, context }) => {
      const { dueAt = null, scheduledFor = null, count = TOLD } = body;
      const task = { recurrence: ruleField(body.recurrence), dueAt: utcField(dueAt, 'dueAt'), scheduledFor };
      return { items: slotsAfter(task, context.now, await clockOf(stores, caller.id), count) };
    }),
  ];
}
