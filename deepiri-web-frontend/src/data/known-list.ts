import type { QueryClient } from '@tanstack/react-query';
import type { Filter } from 'deepiri-contracts/filter';
import type { Task, TaskPlan } from 'deepiri-sdk';
import { readFilter } from './filters.ts';
import { keys } from './keys.ts';
import { isOpen, type TaskPages } from './task-cache.ts';
import type { ListSort } from './task-list.ts';
import { knownTasks, listRules } from './task-store.ts';

/** Whether only open tasks can match. */
function isForOpen(filter: Filter): boolean {
  switch (filter.kind) {
    case 'all':
      return filter.of.some(isForOpen);
    case 'any':
      return filter.of.every(isForOpen);
    case 'flag':
      return filter.flag === 'blocked' || filter.flag === 'overdue';
    default:
      return (
        filter.kind === 'choice' &&
        filter.field === 'status' &&
        filter.values.every((status) => isOpen({ status: status as Task['status'] }))
      );
  }
}

/**
 * A list that was never read, as far as it can be told from the tasks that are known here: all that are open are, once
 * the plan was read.
 * @returns undefined before it was
 */
export function knownList(
  client: QueryClient,
  filter: string,
  sort: ListSort,
): { pages: TaskPages['pages']; pageParams: string[] } | undefined {
  if (!client.getQueryData<TaskPlan>(keys.plan)) return undefined;
  const { matches, order } = listRules(client)(keys.list(filter, sort));
  const items = [...knownTasks(client).values()].filter(matches).toSorted(order);
  const whole = { items, nextCursor: null };
  return { pages: [isForOpen(readFilter(filter)) ? whole : { ...whole, partial: true }], pageParams: [''] };
}
