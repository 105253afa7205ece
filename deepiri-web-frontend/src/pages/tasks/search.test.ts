import { expect, it } from 'vitest';
import { tasksSearch } from './search.ts';

it('an address says only what is not as usual, and nothing that it cannot mean', () => {
  expect(tasksSearch({ filter: '#work', sort: 'title', group: 'due', view: 'board', task: 'tsk_1' })).toEqual({
    filter: '#work',
    sort: 'title',
    group: 'due',
    view: 'board',
    task: 'tsk_1',
  });
  expect(tasksSearch({ filter: ' ', sort: 'dueAt', group: 'none', view: 'list', other: '1' })).toEqual({});
  expect(tasksSearch({ sort: 'size', group: 'mood', view: 'cube', filter: 7 })).toEqual({});
});
