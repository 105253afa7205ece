import type { Task } from 'deepiri-sdk';
import { newest, type TaskPages } from './task-cache.ts';

export const listSorts = ['dueAt', '-priority', '-createdAt', 'createdAt', '-updatedAt', 'title', 'position'] as const;
/** The first ones are offered; by the planned day only the calendar reads. */
export type ListSort = (typeof listSorts)[number] | 'scheduledFor';
export type TaskOrder = (a: Task, b: Task) => number;

export const priorityRanks: Readonly<Record<Task['priority'], number>> = {
  none: 0,
  low: 1,
  medium: 2,
  high: 3,
  urgent: 4,
};
/** As much of a title as the platform orders by. */
const TITLE_LENGTH = 80;

const keyOf: Readonly<Record<ListSort, (task: Task) => string | number>> = {
  // What is due at no time comes after all that is, as it was written.
  dueAt: ({ dueAt, createdAt }) => dueAt ?? `~${createdAt}`,
  '-priority': ({ priority }) => priorityRanks[priority],
  '-createdAt': ({ createdAt }) => createdAt,
  createdAt: ({ createdAt }) => createdAt,
  '-updatedAt': ({ updatedAt }) => updatedAt,
  position: ({ position }) => position,
  scheduledFor: ({ scheduledFor }) => scheduledFor ?? '~',
  title: ({ title }) => title.slice(0, TITLE_LENGTH).toLowerCase(),
};

/** The order in which the platform lists tasks, so that a row that comes later finds its place. */
export function taskOrder(sort: ListSort): TaskOrder {
  const key = keyOf[sort];
  const sign = sort.startsWith('-') ? -1 : 1;
  return (a, b) => sign * (compare(key(a), key(b)) || compare(a.id, b.id));
}

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : Number(a > b);
}

/** What belongs on a list, and where. */
export type ListRule = { matches: (task: Task) => boolean; order: TaskOrder };

/**
 * A list as far as it has been read, after tasks changed. One that is on it stays known, also when it belongs there no
 * longer, so that the page can show it leave; one that belongs there now comes in at its place. What would stand behind
 * the last one that was read comes with the next page.
 */
export function listWith(list: TaskPages, tasks: readonly Task[], rule: ListRule): TaskPages {
  const known = new Map(list.pages.flatMap(({ items }) => items.map((task) => [task.id, task] as const)));
  const news = new Map<string, Task>();
  for (const task of tasks) {
    const before = news.get(task.id) ?? known.get(task.id);
    const next = newest(before, task);
    if (before ? next !== before : rule.matches(task)) news.set(task.id, next);
  }
  if (news.size === 0) return list;
  const staying = [...news.values()].filter((task) => {
    const before = known.get(task.id);
    return before && rule.order(before, { ...task, id: before.id }) === 0;
  });
  const inPlace = new Set(staying.map(({ id }) => id));
  const pages = list.pages.map((page) => ({
    ...page,
    items: page.items.flatMap((task) => {
      const next = news.get(task.id);
      return !next ? [task] : inPlace.has(task.id) ? [next] : [];
    }),
  }));
  const moving = [...news.values()].filter(({ id }) => !inPlace.has(id)).toSorted(rule.order);
  return { ...list, pages: moving.length > 0 ? inserted(pages, moving, rule.order) : pages };
}

type Page = TaskPages['pages'][number];

/** The pages with more tasks, each before the first one that comes after it. */
function inserted(pages: readonly Page[], moving: readonly Task[], order: TaskOrder): Page[] {
  const rest = [...moving];
  const last = pages.length - 1;
  return pages.map((page, at) => {
    const items: Task[] = [];
    for (const task of page.items) {
      while (rest[0] && order(rest[0], task) < 0) items.push(rest.shift() as Task);
      items.push(task);
    }
    if (at === last && page.nextCursor === null) items.push(...rest);
    return { ...page, items };
  });
}

/** A list without some tasks. */
export function listWithout(list: TaskPages, ids: ReadonlySet<string>): TaskPages {
  if (!list.pages.some(({ items }) => items.some(({ id }) => ids.has(id)))) return list;
  return {
    ...list,
    pages: list.pages.map((page) => ({ ...page, items: page.items.filter(({ id }) => !ids.has(id)) })),
  };
}

/** Whether a list was told from what is known on this device, so that others may belong on it. */
export const isPartial = (list: TaskPages | undefined): boolean =>
  list?.pages.some(({ partial }) => partial === true) ?? false;

/** The rows of a list: each task once, though it may have moved between pages while they were read. */
export function rowsOf(list: TaskPages | undefined): Task[] {
  const rows = new Map<string, Task>();
  for (const { items } of list?.pages ?? [])
    for (const task of items) rows.set(task.id, newest(rows.get(task.id), task));
  return [...rows.values()];
}
