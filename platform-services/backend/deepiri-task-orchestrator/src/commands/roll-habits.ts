import { dayEnd, dayOf, type EventType, type Task } from 'deepiri-contracts';
import type { Context } from 'deepiri-service-kit';
import { StaleVersion } from 'deepiri-stores';
import { rollOver } from '../domain/recurrence/roll-over.ts';
import { isHabit } from '../domain/recurrence/rule.ts';
import { isOpen } from '../domain/task.ts';
import { calendarOf } from '../store/clock.ts';
import type { Rollover, Stores } from '../store/collections.ts';
import { rollFrom } from '../store/rollovers.ts';
import { openHabits } from '../store/tasks.ts';
import { changeTask } from './change-task.ts';

const PAGE = 100;

/**
 * Sees to it that somebody who has a habit is looked after at each of their days, and at once where it may be late: a time
 * that comes from elsewhere, or again.
 */
export async function watchHabit(stores: Stores, { type, data: { task } }: Seen, { now }: Context): Promise<void> {
  if (!isOpen(task.status) || !isHabit(task)) return;
  const isInTime = task.habit && (type === 'task.created' || type === 'task.updated');
  if (isInTime && (await stores.rollovers.get(task.ownerId))) return;
  await rollFrom(stores, task.ownerId, now.toISOString());
}

type Seen = { type: EventType; data: { task: Task } };

/**
 * Rolls over the habits of those for whom a local day has begun. Once per person and day is enough; more often changes
 * nothing (G4). One that fails holds up no other.
 */
export async function rollHabits(stores: Stores, context: Context): Promise<void> {
  const where = { dueAt: { lte: context.now.toISOString() } };
  const order = { field: 'dueAt', direction: 'asc' } as const;
  const due: Rollover[] = [];
  for (let after: string | undefined; ; ) {
    const page = await stores.rollovers.find({ where, order, limit: PAGE, ...(after ? { after } : {}) });
    due.push(...page.items);
    after = page.next;
    if (!after) break;
  }
  const failures: unknown[] = [];
  for (const one of due) await rollOf(stores, one, context).catch((error) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, `habits of ${failures.length} people did not roll over`);
}

async function rollOf(stores: Stores, rollover: Rollover, context: Context): Promise<void> {
  const ownerId = rollover.id;
  const calendar = await calendarOf(stores, ownerId);
  const habits: string[] = [];
  // Read to the end before anything is changed: a page goes on from its last task.
  for await (const { id } of openHabits(stores, ownerId)) habits.push(id);
  for (const id of habits)
    await changeTask(stores, {
      id,
      ownerId,
      context,
      trashed: true,
      decide: (task, moment) => rollOver(task, calendar, moment),
    });
  await setNext(stores, rollover, dayEnd(calendar.zones, dayOf(calendar.zones, context.now)));
}

async function setNext({ rollovers }: Stores, { id, version }: Rollover, at: Date): Promise<void> {
  try {
    await rollovers.save({ id, version: version + 1, dueAt: at.toISOString() });
  } catch (error) {
    // A habit or another zone came in between: it is looked after at the next turn.
    if (!(error instanceof StaleVersion)) throw error;
  }
}
