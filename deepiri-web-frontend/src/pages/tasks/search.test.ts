import type { TaskView } from 'deepiri-sdk';
import { expect, it } from 'vitest';
import { isAsSaved, isBare, searchOf, type TasksSearch, tasksSearch } from './search.ts';

it('an address says only what is not as usual, and nothing that it cannot mean', () => {
  expect(tasksSearch({ filter: '#work', sort: 'title', group: 'due', view: 'board', task: 'tsk_1' })).toEqual({
    filter: '#work',
    sort: 'title',
    group: 'due',
    view: 'board',
    task: 'tsk_1',
  });
  expect(tasksSearch({ filter: ' ', sort: 'dueAt', group: 'none', view: 'list', other: '1' })).toEqual({});
  for (const day of ['x', '2026-02-30', '9999-12-31', '0000-01-01']) expect(tasksSearch({ day })).toEqual({});
  expect(tasksSearch({ day: '2026-11-18' })).toEqual({ day: '2026-11-18' });
  expect(tasksSearch({ sort: 'size', group: 'mood', view: 'cube', filter: 7 })).toEqual({});
});

const saved = (fields: Partial<TaskView>): TaskView => ({
  id: 'viw_1',
  ownerId: 'usr_1',
  name: 'Week',
  filter: '',
  layout: 'list',
  sort: 'dueAt',
  group: 'none',
  columns: null,
  position: 1,
  createdAt: '',
  updatedAt: '',
  version: 1,
  ...fields,
});

it('a saved view is an address and back', () => {
  const view = saved({ filter: 'due<7d', layout: 'board', sort: 'title', group: 'project', columns: ['due', 'kind'] });
  const search = searchOf(view);
  expect(search).toEqual({
    filter: 'due<7d',
    view: 'board',
    sort: 'title',
    group: 'project',
    columns: 'due,kind',
    saved: 'viw_1',
  });
  expect(isAsSaved({ ...search, task: 'tsk_1' }, view)).toBe(true);
  expect(isAsSaved({ ...search, filter: 'due<8d' }, view)).toBe(false);
  expect(isAsSaved(searchOf(saved({ columns: [] })), saved({ columns: [] }))).toBe(true);
});

it('a short link names a view and nothing else', () => {
  expect(isBare({ saved: 'viw_1', task: 'tsk_1' })).toBe(true);
  expect(isBare({ saved: 'viw_1', filter: '#a' })).toBe(false);
  expect(isBare({})).toBe(false);
  expect(isBare({ saved: 'viw_1', sort: undefined } as TasksSearch)).toBe(true);
});
