import type { TaskView } from 'deepiri-sdk';
import { type ListSort, listSorts } from '../../data/task-list.ts';
import { isDate, type Span, spans } from './calendar/weeks.ts';
import { columnsIn, columnsText } from './row-columns.ts';

export const views = ['list', 'board', 'graph', 'calendar'] as const;
export type View = (typeof views)[number];

export const groupings = ['none', 'status', 'priority', 'label', 'due', 'project'] as const;
export type Grouping = (typeof groupings)[number];

/** What the room shows, as its address says it. What is as usual is not said. */
export type TasksSearch = {
  filter?: string;
  sort?: ListSort;
  group?: Grouping;
  view?: View;
  /** What rows show beside the title, separated by commas. */
  columns?: string;
  /** The saved view that this began with. */
  saved?: string;
  task?: string;
  span?: Span;
  day?: string;
};

const oneOf = <T extends string>(known: readonly T[], value: unknown): T | undefined =>
  known.find((one) => one === value);
const textOf = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value : undefined);

/** What can be understood of an address; the first of each kind is the usual one. */
export function tasksSearch(asked: Record<string, unknown>): TasksSearch {
  const { filter, sort, group, view, columns, saved, task, span, day } = asked;
  const chosen = {
    sort: oneOf(listSorts.slice(1), sort),
    group: oneOf(groupings.slice(1), group),
    view: oneOf(views.slice(1), view),
    columns: columnsText(columnsIn(textOf(columns))),
    saved: textOf(saved),
    filter: textOf(filter),
    task: textOf(task),
    span: oneOf(spans.slice(1), span),
    day: isDate(day) ? day : undefined,
  };
  return Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
}

/** What of an address a saved view keeps. */
export type Shown = Pick<TaskView, 'filter' | 'layout' | 'sort' | 'group' | 'columns'>;

export function shownBy({ filter = '', view = 'list', sort = 'dueAt', group = 'none', columns }: TasksSearch): Shown {
  return { filter: filter.trim(), layout: view, sort, group, columns: columnsIn(columns) };
}

/** The address of a saved view. */
export function searchOf(view: TaskView): TasksSearch {
  const { id, filter, layout, sort, group, columns } = view;
  return tasksSearch({ filter, view: layout, sort, group, columns: columnsText(columns), saved: id });
}

/** Whether what is shown is what a saved view keeps. */
export function isAsSaved(search: TasksSearch, view: TaskView): boolean {
  return JSON.stringify(shownBy(search)) === JSON.stringify(shownBy(searchOf(view)));
}

/** Whether an address names nothing but a view, as a short link does. */
export function isBare({ saved, task: _, ...rest }: TasksSearch): boolean {
  return saved !== undefined && Object.values(rest).every((value) => value === undefined);
}
