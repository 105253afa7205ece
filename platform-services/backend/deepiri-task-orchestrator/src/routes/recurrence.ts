import { daysBetween, OCCURRENCE_DAYS, occurrenceRoutes, problem, taskRoutes as routes } from 'deepiri-contracts';
import { implement } from 'deepiri-service-kit';
import { utcField } from '../domain/instant.ts';
import { checkComes, type Slot, slotsAfter } from '../domain/recurrence/occurrence.ts';
import { type Days, slotsWithin } from '../domain/recurrence/planned.ts';
import { ruleField } from '../domain/recurrence/rule.ts';
import { view } from '../domain/task.ts';
import { clockOf } from '../store/clock.ts';
import type { Stores } from '../store/collections.ts';
import { readFilter } from '../store/task-filter.ts';
import { listTasks } from '../store/task-list.ts';

const TOLD = 20;

/** A filter narrowed to what is open and repeats. */
const repeating = (filter: string) => `${filter.trim() === '' ? '' : `(${filter}) `}status:open recurring`;

/** What leaves the service of a slot. */
const timeOf = ({ dueAt, scheduledFor }: Slot) => ({ dueAt, scheduledFor });

/** @throws ProblemError invalid_query */
function daysAsked({ from, to }: Days): Days {
  const days = daysBetween(from, to) + 1;
  if (days >= 1 && days <= OCCURRENCE_DAYS) return { from, to };
  const message = `must be a day from ${from} on, and at most ${OCCURRENCE_DAYS} days with it`;
  throw problem('invalid_query', `to ${message}.`, { errors: [{ pointer: '/to', message }] });
}

export function recurrenceRoutes(stores: Stores) {
  return [
    implement(routes.previewRecurrence, async ({ body, caller, context }) => {
      const { dueAt = null, scheduledFor = null, count = TOLD } = body;
      const task = { recurrence: ruleField(body.recurrence), dueAt: utcField(dueAt, 'dueAt'), scheduledFor };
      const clock = await clockOf(stores, caller.id);
      checkComes(task, context.now, clock);
      return { items: slotsAfter(task, context.now, clock, count).map(timeOf) };
    }),
    implement(occurrenceRoutes.listOccurrences, async ({ query, caller, context: { now } }) => {
      const { from, to, filter = '', ...page } = query;
      const days = daysAsked({ from, to });
      // By itself first, so that a column that is told is one of the line that was sent.
      await readFilter(stores, caller.id, filter);
      const { items, next } = await listTasks(stores, caller.id, { ...page, filter: repeating(filter) }, now);
      const clock = await clockOf(stores, caller.id);
      const planned = items.map((task) => ({
        task: view(task),
        times: slotsWithin(task, days, now, clock).map(timeOf),
      }));
      return { items: planned, nextCursor: next ?? null };
    }),
  ];
}
