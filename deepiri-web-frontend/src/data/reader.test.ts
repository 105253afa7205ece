import type { Project } from 'deepiri-sdk';
import { expect, it } from 'vitest';
import { fetchReader, readerNow, readingOf } from './reader.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const where = { timeZone: 'Europe/Berlin', dayStartsAt: '04:00', language: 'en' as const, createProject: true };
const projects = [{ id: 'prj_1', name: 'Garden', archived: false }] as Project[];

it('is fetched once, and is there from then on', async () => {
  const [one, other] = await Promise.all([fetchReader(), fetchReader()]);
  expect(one).toBeDefined();
  expect([other, readerNow()]).toEqual([one, one]);
});

it('says what task a line will make, by the clock at which it was written', async () => {
  const reader = (await fetchReader())!;
  const read = (text: string, known: Project[] | undefined = projects) =>
    readingOf(reader, { ...where, text, projectId: 'prj_2' }, NOW, known);
  const due = '2026-11-19T16:00:00.000Z';
  expect(read('Call mum tomorrow 17:00 #family !high ~20m')).toMatchObject({
    fields: {
      title: 'Call mum',
      dueAt: due,
      labels: ['family'],
      priority: 'high',
      estimateMinutes: 20,
      projectId: 'prj_2',
    },
    newProject: null,
  });
  expect(read('Rake +garden').fields).toMatchObject({ title: 'Rake', projectId: 'prj_1' });
  expect(read('Rake +Boat')).toMatchObject({ fields: { title: 'Rake', projectId: null }, newProject: 'Boat' });
  expect(read('word '.repeat(150)).fields).toMatchObject({ notes: 'word '.repeat(150).trim() });
});

it('names no project while none is known', async () => {
  const reader = (await fetchReader())!;
  const { fields, newProject } = readingOf(reader, { ...where, text: 'Rake +Garden' }, NOW, undefined);
  expect([fields.title, fields.projectId, newProject]).toEqual(['Rake +Garden', null, null]);
});
