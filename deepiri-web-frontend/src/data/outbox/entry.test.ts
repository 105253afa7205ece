import { expect, it } from 'vitest';
import { isLocal, isRead, localTask, readingOf } from './entry.ts';

const line = { text: 'Paint the fence !high #work', projectId: 'prj_1', language: 'en' as const };
const AT = '2026-11-18T09:00:00.000Z';
const understood = {
  title: 'Paint the fence',
  dueAt: null,
  scheduledFor: null,
  estimateMinutes: null,
  labels: ['work'],
  projectId: null,
  priority: 'high' as const,
  difficulty: 'medium' as const,
  recurrence: null,
  newProject: 'Garden',
  spans: [],
  passedOver: [],
};

it('a line that has been read stands there as its task will, in the project that it was written in', () => {
  const task = localTask(line, 'k', 'usr_1', AT, understood);
  expect(task).toMatchObject({ title: 'Paint the fence', priority: 'high', labels: ['work'], projectId: 'prj_1' });
  for (const told of ['spans', 'newProject', 'passedOver']) expect(task).not.toHaveProperty(told);
  expect([isLocal(task.id), isRead(task.id)]).toEqual([true, true]);
  const named = localTask(line, 'k', 'usr_1', AT, { ...understood, projectId: 'prj_2' });
  expect(named.projectId).toBe('prj_2');
});

it('a line that nobody has read stands there as it was written', () => {
  const task = localTask(line, 'k', 'usr_1', AT);
  expect(task).toMatchObject({ title: line.text, priority: 'none', labels: [], projectId: 'prj_1' });
  expect([isLocal(task.id), isRead(task.id)]).toEqual([true, false]);
});

it('one reading is that of the same words with the same pieces dismissed, whenever it was written', () => {
  const reading = readingOf({ ...line, ignore: [] });
  expect(readingOf({ ...line, writtenAt: AT })).toEqual(reading);
  expect(readingOf({ ...line, createProject: true })).not.toEqual(reading);
  expect(readingOf({ ...line, ignore: [{ start: 16, end: 21 }] })).not.toEqual(reading);
});
