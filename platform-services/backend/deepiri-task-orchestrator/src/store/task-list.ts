import { problem, type QueryOf, taskPriorities, type taskRoutes, taskStatuses } from 'deepiri-contracts';
import { InvalidCursor, type Order, type Where } from 'deepiri-stores';
import { utc } from '../domain/instant.ts';
import type { StoredTask } from '../domain/task.ts';
import type { Stores } from './collections.ts';
import { jsonBytes, PAGE_BYTES } from './page-size.ts';

export type ListQuery = QueryOf<(typeof taskRoutes)['listTasks']>;
type Page = { items: StoredTask[]; next: string | undefined };

const DEFAULT_SORT = '-createdAt';
/** Tasks that are read at once, and the length of a page when nobody says. */
const STEP = 50;
const fields = { title: 'titleKey', priority: 'priorityRank' } as const;

/** One page of an owner's tasks. @throws ProblemError invalid_query; InvalidCursor */
export async function listTasks(stores: Stores, ownerId: string, query: ListQuery): Promise<Page> {
  const ask: Ask = {
    where: whereOf(ownerId, query),
    ...(query.q === undefined ? {} : { text: query.q }),
    order: orderOf(query.sort ?? DEFAULT_SORT),
  };
  const read: Read =
    query.sort === 'dueAt'
      ? (limit, cursor) => dueFirst(stores, { ...ask, limit }, cursor)
      : (limit, cursor) => stores.tasks.find({ ...ask, limit, ...(cursor ? { after: cursor } : {}) });
  return boundedPage(read, query.limit ?? STEP, query.cursor);
}

type Ask = { where: Where<StoredTask>; text?: string; order: Order<StoredTask> };
type Read = (limit: number, cursor: string | undefined) => Promise<Page>;

// Tasks can be large: a page is read in steps, and ends with the last task that its bytes have room for.
async function boundedPage(read: Read, limit: number, cursor: string | undefined): Promise<Page> {
  const items: StoredTask[] = [];
  let room = PAGE_BYTES;
  let next = cursor;
  do {
    const step = await read(Math.min(STEP, limit - items.length), next);
    const fitting = fittingIn(step.items, room);
    if (fitting.count < step.items.length) {
      const count = fitting.count || (items.length === 0 ? 1 : 0);
      if (count === 0) return { items, next };
      const cut = await read(count, next);
      return { items: [...items, ...cut.items], next: cut.next };
    }
    items.push(...step.items);
    room -= fitting.bytes;
    next = step.next;
  } while (next !== undefined && items.length < limit);
  return { items, next };
}

function fittingIn(tasks: readonly StoredTask[], room: number): { count: number; bytes: number } {
  let [count, bytes] = [0, 0];
  for (const task of tasks) {
    const size = jsonBytes(task);
    if (bytes + size > room) break;
    bytes += size;
    count++;
  }
  return { count, bytes };
}

// The store puts nulls first. People want tasks without a due date last, so they are a second part with cursors of its own.
async function dueFirst({ tasks }: Stores, ask: Ask & { limit: number }, cursor: string | undefined): Promise<Page> {
  const [part, after] = [cursor?.[0], cursor?.slice(1)];
  if (cursor !== undefined && !(part === 'd' || part === 'u')) throw new InvalidCursor('not a cursor of this list');
  const dated = { ...ask, where: { ...ask.where, dueAt: { gte: '', ...(ask.where.dueAt as object | undefined) } } };
  const page: Page =
    part === 'u' ? { items: [], next: undefined } : await tasks.find({ ...dated, ...(after ? { after } : {}) });
  if (page.next) return { ...page, next: `d${page.next}` };
  const room = ask.limit - page.items.length;
  if (ask.where.dueAt !== undefined) return page;
  const undated = { ...ask, where: { ...ask.where, dueAt: null } };
  if (room === 0) return (await tasks.find({ ...undated, limit: 1 })).items.length > 0 ? { ...page, next: 'u' } : page;
  const rest = await tasks.find({ ...undated, limit: room, ...(part === 'u' && after ? { after } : {}) });
  return { items: [...page.items, ...rest.items], next: rest.next && `u${rest.next}` };
}

function orderOf(sort: string): Order<StoredTask> {
  const name = sort.replace(/^-/, '') as 'createdAt' | 'updatedAt' | 'completedAt' | 'dueAt' | 'title' | 'priority';
  const field = name === 'title' || name === 'priority' ? fields[name] : name;
  return { field, direction: sort.startsWith('-') ? 'desc' : 'asc' };
}

// The condition that lets the fewest through comes first: the store starts from the first array that is asked for.
function whereOf(ownerId: string, query: ListQuery): Where<StoredTask> {
  const statuses = listed(query.status, 'status', taskStatuses);
  const priorities = listed(query.priority, 'priority', taskPriorities);
  const labels = listed(query.label, 'label');
  const place = query.parentId ?? query.projectId;
  const where: Where<StoredTask> = { ownerId, bin: query.trashed ? 'trash' : 'list' };
  if (place) where.facets = { has: place };
  if (query.parentId && query.projectId) where.projectId = query.projectId;
  if (labels) where.labels = { hasAny: labels };
  if (statuses && place) where.status = { in: statuses };
  else if (statuses) where.facets = { hasAny: statuses };
  if (priorities) where.priorityRank = { in: priorities.map((priority) => taskPriorities.indexOf(priority)) };
  const due = {
    ...(query.dueAfter ? { gte: instant(query.dueAfter, 'dueAfter') } : {}),
    ...(query.dueBefore ? { lt: instant(query.dueBefore, 'dueBefore') } : {}),
  };
  if (query.dueAfter || query.dueBefore) where.dueAt = due;
  if (query.completedAfter) where.completedAt = { gte: instant(query.completedAfter, 'completedAfter') };
  return where;
}

function listed<T extends string>(text: string | undefined, name: string, allowed?: readonly T[]): T[] | undefined {
  if (text === undefined) return undefined;
  const values = text.split(',').filter((value) => value !== '') as T[];
  const wrong = values.length === 0 ? text : allowed && values.find((value) => !allowed.includes(value));
  if (wrong === undefined) return values;
  const remedy = allowed ? `must be one of ${allowed.join(', ')}` : 'must name something';
  throw invalid(name, `${remedy}; several are separated by commas`);
}

function instant(text: string, name: string): string {
  const at = utc(text);
  if (at) return at;
  throw invalid(name, 'must be a time that exists, such as 2026-11-24T17:00:00Z');
}

function invalid(name: string, message: string) {
  return problem('invalid_query', `${name} ${message}.`, { errors: [{ pointer: `/${name}`, message }] });
}
