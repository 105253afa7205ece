import { expect, it } from 'vitest';
import { addedBy, isLocal } from './entry.ts';

const line = { text: 'Paint the fence !high #work', projectId: 'prj_1', day: '2026-11-20' };
const AT = '2026-11-18T09:00:00.000Z';
const fields = {
  title: 'Paint the fence',
  dueAt: '2026-11-20T22:59:00.000Z',
  scheduledFor: null,
  estimateMinutes: null,
  labels: ['work'],
  projectId: null,
  priority: 'high' as const,
  difficulty: 'medium' as const,
  recurrence: null,
};

it('a line that has been read stands there as its task will', () => {
  const { task, read } = addedBy(line, 'k', 'usr_1', AT, { fields, newProject: 'Garden' });
  expect(task).toMatchObject({ ...fields, status: 'todo', createdAt: AT, version: 0 });
  expect([isLocal(task.id), read]).toEqual([true, { newProject: 'Garden' }]);
});

it('a line that nobody has read stands there as it was written', () => {
  const { task, ...more } = addedBy(line, 'k', 'usr_1', AT);
  expect(task).toMatchObject({ title: line.text, priority: 'none', labels: [], projectId: 'prj_1' });
  expect(task.scheduledFor).toBe('2026-11-20');
  expect([isLocal(task.id), more]).toEqual([true, { kind: 'add', line }]);
});
