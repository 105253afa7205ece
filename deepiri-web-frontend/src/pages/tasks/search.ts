import { type ListSort, listSorts } from '../../data/task-list.ts';
import { isDate, type Span, spans } from './calendar/weeks.ts';

export const views = ['list', 'board', 'graph', 'calendar'] as const;
export type View = (typeof views)[number];

export const groupings = ['none', 'status', 'priority', 'label', 'due'] as const;
export type Grouping = (typeof groupings)[number];

/** What the room shows, as its address says it. What is as usual is not said. */
export type TasksSearch = {
  filter?: string;
  sort?: ListSort;
  group?: Grouping;
  view?: View;
  task?: string;
  span?: Span;
  day?: string;
};

const oneOf = <T extends string>(known: readonly T[], value: unknown): T | undefined =>
  known.find((one) => one === value);

/** What can be understood of an address; the first of each kind is the usual one. */
export function tasksSearch({ filter, sort, group, view, task, span, day }: Record<string, unknown>): TasksSearch {
  const chosen = {
    sort: oneOf(listSorts.slice(1), sort),
    group: oneOf(groupings.slice(1), group),
    view: oneOf(views.slice(1), view),
    filter: typeof filter === 'string' && filter.trim() !== '' ? filter : undefined,
    span: oneOf(spans.slice(1), span),
    day: isDate(day) ? day : undefined,
    task: typeof task === 'string' && task !== '' ? task : undefined,
  };
  return Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
}
