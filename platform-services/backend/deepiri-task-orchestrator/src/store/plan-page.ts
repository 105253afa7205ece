import type { TaskPlan } from 'deepiri-contracts';
import { InvalidCursor } from 'deepiri-stores';
import type { Plan } from '../domain/plan.ts';
import { holdsUp, type StoredTask, view } from '../domain/task.ts';
import type { Stores } from './collections.ts';
import { jsonBytes, PAGE_BYTES } from './page-size.ts';

/** Tasks that are read at once. */
const STEP = 50;
/** Tasks of the critical path that are listed; the items tell the rest. */
const LISTED_PATH = 1_000;

type Page = { ownerId: string; limit?: number | undefined; cursor?: string | undefined };

/**
 * A page of a plan: as many tasks as its bytes have room for, or fewer when a limit says so. A plan is made anew for each
 * page, so the cursor names the last task seen and, should that one be gone, its place. @throws InvalidCursor
 */
export async function planPage(stores: Stores, plan: Plan, { ownerId, limit, cursor }: Page): Promise<TaskPlan> {
  const start = cursor === undefined ? 0 : placeAfter(plan, ownerId, cursor);
  const wanted = plan.items.slice(start, limit === undefined ? undefined : start + limit);
  const items: TaskPlan['items'] = [];
  let [bytes, next] = [0, start];
  for await (const { item, task } of withTasks(stores, wanted)) {
    const size = jsonBytes(task ?? null);
    if (items.length > 0 && bytes + size > PAGE_BYTES) break;
    bytes += size;
    next++;
    // It may have been done since the plan was made.
    if (task && holdsUp(task)) items.push({ ...item, task: view(task) });
  }
  return {
    items,
    criticalPath: plan.criticalPath.slice(0, LISTED_PATH),
    nextCursor: next < plan.items.length ? cursorAt(ownerId, plan, next) : null,
  };
}

type Planned = { item: Plan['items'][number]; task: StoredTask | undefined };

async function* withTasks({ tasks }: Stores, items: Plan['items']): AsyncGenerator<Planned> {
  for (let from = 0; from < items.length; from += STEP) {
    const step = items.slice(from, from + STEP);
    const found = new Map((await tasks.getMany(step.map(({ task }) => task.id))).map((task) => [task.id, task]));
    for (const item of step) yield { item, task: found.get(item.task.id) };
  }
}

function cursorAt(ownerId: string, { items }: Plan, place: number): string {
  return Buffer.from(`plan ${ownerId} ${items[place - 1]!.task.id} ${place}`).toString('base64url');
}

function placeAfter({ items }: Plan, ownerId: string, cursor: string): number {
  const [list, owner, id, place] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (list !== 'plan' || owner !== ownerId || !/^\d{1,9}$/.test(place ?? '')) {
    throw new InvalidCursor('not a cursor of this plan');
  }
  const seen = items.findIndex(({ task }) => task.id === id);
  // One that is gone has moved those behind it up by one.
  return seen < 0 ? Number(place) - 1 : seen + 1;
}
