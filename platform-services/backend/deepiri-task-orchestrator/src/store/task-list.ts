import { problem, type QueryOf, taskPriorities, type taskRoutes, taskStatuses } from 'deepiri-contracts';
import { InvalidCursor, type Order, type Where } from 'deepiri-stores';
import { utc } from '../domain/instant.ts';
import type { StoredTask } from '../domain/task.ts';
import { boundedPage, type Page, type Read, type Sieve, STEP } from './bounded-page.ts';
import { clockOf } from './clock.ts';
import type { Stores } from './collections.ts';
import { narrowedBy, readFilter } from './task-filter.ts';

export type ListQuery = QueryOf<(typeof taskRoutes)['listTasks']>;

const DEFAULT_SORT = '-createdAt';
const AS_WRITTEN = { field: 'createdAt', direction: 'asc' } as const;
const fields = { title: 'titleKey', priority: 'priorityRank' } as const;

/** One page of an owner's tasks. @throws ProblemError invalid_query; InvalidCursor */
export async function listTasks(stores: Stores, ownerId: string, query: ListQuery, now: Date): Promise<Page> {
  const { where, text, sieve } = await questionOf(stores, ownerId, query, now);
  const ask: Ask = { where, ...(text === undefined ? {} : { text }), order: orderOf(query.sort ?? DEFAULT_SORT) };
  const read: Read =
    query.sort === 'dueAt'
      ? (limit, cursor) => dueFirst(stores, { ...ask, limit }, cursor)
      : (limit, cursor) => stores.tasks.find({ ...ask, limit, ...(cursor ? { after: cursor } : {}) });
  return boundedPage(read, sieve, query.limit ?? STEP, query.cursor);
}

async function questionOf(stores: Stores, ownerId: string, query: ListQuery, now: Date): Promise<Question> {
  const where = whereOf(ownerId, query);
  const filter = query.filter === undefined ? undefined : await readFilter(stores, ownerId, query.filter);
  if (!filter) return { where, text: query.q };
  const place = { ...(await clockOf(stores, ownerId)), now };
  const narrowed = narrowedBy(stores, filter, where, place);
  return { ...narrowed, text: query.q === undefined ? narrowed.text : [query.q, narrowed.text ?? ''].join(' ') };
}

type Question = { where: Where<StoredTask>; text: string | undefined; sieve?: Sieve };
type Ask = { where: Where<StoredTask>; text?: string; order: Order<StoredTask> };

// The store puts nulls first. People want tasks without a due date last, the oldest of them first, so they are a second part
// with an order and cursors of its own.
async function dueFirst({ tasks }: Stores, ask: Ask & { limit: number }, cursor: string | undefined): Promise<Page> {
  const [part, after] = [cursor?.[0], cursor?.slice(1)];
  if (cursor !== undefined && !(part === 'd' || part === 'u')) throw new InvalidCursor('not a cursor of this list');
  const dated = { ...ask, where: { ...ask.where, dueAt: { gte: '', ...(ask.where.dueAt as object | undefined) } } };
  const page: Page =
    part === 'u' ? { items: [], next: undefined } : await tasks.find({ ...dated, ...(after ? { after } : {}) });
  if (page.next) return { ...page, next: `d${page.next}` };
  const room = ask.limit - page.items.length;
  if (ask.where.dueAt !== undefined) return page;
  const undated = { ...ask, where: { ...ask.where, dueAt: null }, order: AS_WRITTEN };
  if (room === 0) return (await tasks.find({ ...undated, limit: 1 })).items.length > 0 ? { ...page, next: 'u' } : page;
  const rest = await tasks.find({ ...undated, limit: room, ...(part === 'u' && after ? { after } : {}) });
  return { items: [...page.items, ...rest.items], next: rest.next && `u${rest.next}` };
}

function orderOf(sort: string): Order<StoredTask> {
  const name = sort.replace(/^-/, '') as
    | 'createdAt'
    | 'updatedAt'
    | 'completedAt'
    | 'dueAt'
    | 'title'
    | 'priority'
    | 'position'
    | 'scheduledFor';
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
