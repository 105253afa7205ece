import type { QueryOf } from 'deepiri-contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Door, openDoor, routes } from './testing/door.ts';

const project = 'prj_00000000-0000-7000-8000-000000000001';
let door: Door;
let parentId: string;
beforeAll(async () => {
  door = await openDoor();
  await door.seedProject(project);
  parentId = (await door.make({ title: 'apple', priority: 'low', labels: ['fruit', 'red'], projectId: project })).id;
  await door.make({ title: 'Banana bread', dueAt: '2026-03-10T00:00:00Z', labels: ['fruit'], parentId });
  await door.make({
    title: 'cherry',
    notes: 'Apfelkuchen, Bäckerei',
    dueAt: '2026-03-08T00:00:00Z',
    priority: 'urgent',
  });
  await door.make({
    title: 'Date',
    status: 'in_progress',
    projectId: project,
    parentId,
    dueAt: '2026-03-09T00:00:00Z',
  });
  const done = await door.make({ title: 'elder' });
  await door.call(routes.completeTask, { token: door.jo.token, params: { id: done.id } });
  const gone = await door.make({ title: 'fig', status: 'in_progress' });
  await door.call(routes.deleteTask, { token: door.jo.token, params: { id: gone.id } });
  await door.make({ title: 'foreign apple' }, door.mira);
});
afterAll(() => door.stop());

type Query = QueryOf<typeof routes.listTasks>;
const list = (query: Query = {}) => door.call(routes.listTasks, { token: door.jo.token, query });
const titles = async (query: Query = {}) => (await list(query)).body.items.map(({ title }) => title);

describe('GET /api/tasks', () => {
  it.each([
    [{}, 'elder Date cherry Banana apple'],
    [{ status: 'todo' }, 'cherry Banana apple'],
    [{ status: 'done,in_progress' }, 'elder Date'],
    [{ label: 'red,green' }, 'apple'],
    [{ label: 'fruit', status: 'todo' }, 'Banana apple'],
    [{ priority: 'low,urgent' }, 'cherry apple'],
    [{ projectId: project }, 'Date apple'],
    [{ projectId: project, status: 'todo' }, 'apple'],
    [{ projectId: project, label: 'red' }, 'apple'],
    [{ parentId: 'given', projectId: project }, 'Date'],
    [{ dueBefore: '2026-03-09T01:00:00+01:00' }, 'cherry'],
    [{ dueAfter: '2026-03-09T00:00:00Z', sort: 'dueAt' }, 'Date Banana'],
    [{ dueAfter: '2026-03-08T12:00:00Z', dueBefore: '2026-03-09T12:00:00Z' }, 'Date'],
    [{ completedAfter: '2026-03-01T00:00:00Z' }, 'elder'],
    [{ trashed: true }, 'fig'],
    [{ trashed: true, status: 'in_progress' }, 'fig'],
    [{ trashed: true, status: 'todo' }, ''],
    [{ q: 'APP' }, 'apple'],
    [{ q: 'backerei apfel' }, 'cherry'],
    [{ q: 'apple', status: 'done' }, ''],
    [{ q: '"; DROP' }, ''],
  ] as [Query, string][])('%o', async (query, expected) => {
    const asked = query.parentId ? { ...query, parentId } : query;
    expect((await titles(asked)).map((title) => title.split(' ')[0]).join(' ')).toBe(expected);
  });

  it.each([
    ['createdAt', 'apple Banana cherry Date elder'],
    ['-createdAt', 'elder Date cherry Banana apple'],
    ['updatedAt', 'apple Banana cherry Date elder'],
    ['-updatedAt', 'elder Date cherry Banana apple'],
    ['title', 'apple Banana cherry Date elder'],
    ['-completedAt', 'elder'],
    ['dueAt', 'cherry Date Banana'],
    ['-dueAt', 'Banana Date cherry'],
    ['-priority', 'cherry apple'],
    ['priority', ''],
  ] as const)('sort=%s, page by page, each task once', async (sort, begins) => {
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let pages = 0; pages < 9; pages++) {
      const { body } = await list({ sort, limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...body.items.map(({ title }) => title.split(' ')[0]!));
      cursor = body.nextCursor ?? undefined;
      if (!cursor) break;
    }
    expect(seen.slice(0, begins ? begins.split(' ').length : 0).join(' ')).toBe(begins);
    expect([...seen].sort()).toEqual(['Banana', 'Date', 'apple', 'cherry', 'elder']);
  });

  it('a page that ends between the dated and the undated goes on with the undated', async () => {
    const first = (await list({ sort: 'dueAt', limit: 3 })).body;
    expect(first.items.every(({ dueAt }) => dueAt !== null)).toBe(true);
    const second = (await list({ sort: 'dueAt', limit: 3, cursor: first.nextCursor! })).body;
    expect(second.items.every(({ dueAt }) => dueAt === null)).toBe(true);
    expect(second).toMatchObject({ items: [{}, {}], nextCursor: null });
  });

  it.each([
    [{ status: 'sleeping' }, '/status'],
    [{ status: ',' }, '/status'],
    [{ priority: 'low,9' }, '/priority'],
    [{ label: ',,' }, '/label'],
    [{ dueBefore: '2026-12-31T23:59:60Z' }, '/dueBefore'],
    [{ limit: 0 }, '/limit'],
    [{ limit: 201 }, '/limit'],
    [{ sort: 'colour' }, '/sort'],
    [{ colour: 'red' }, '/colour'],
  ])('refuses %o and names it', async (query, pointer) => {
    const answer = await list(query as Query);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_query' } });
    expect((answer.body['errors'] as { pointer: string }[])[0]!.pointer).toBe(pointer);
  });

  it('a cursor belongs to its list and its person', async () => {
    const { nextCursor } = (await list({ limit: 1, sort: 'dueAt' })).body;
    const cursor = nextCursor!;
    for (const query of [
      { limit: 1, cursor },
      { sort: 'dueAt', cursor: 'x' },
      { sort: 'dueAt', cursor: `u${cursor.slice(1)}` },
    ]) {
      expect(await list(query as Query)).toMatchObject({ status: 400, body: { code: 'invalid_cursor' } });
    }
    const asMira = await door.call(routes.listTasks, {
      token: door.mira.token,
      query: { limit: 1, sort: 'dueAt', cursor },
    });
    expect(asMira.body['code']).toBe('invalid_cursor');
  });
});

describe('GET /api/tasks of a person with large tasks', () => {
  it.each(['-createdAt', 'dueAt', 'title'] as const)('sort=%s: pages end early, each task once', async (sort) => {
    const { token } = door.mira;
    const label = `large${sort.replace('-', '')}`;
    for (let n = 0; n < 45; n++) {
      const dueAt = n % 2 ? `2026-03-${10 + (n % 19)}T00:00:00Z` : null;
      await door.make({ title: `Large ${n}`, labels: [label], dueAt, notes: 'n'.repeat(49_000) }, door.mira);
    }
    const read = async (limit: number) => {
      const pages: string[][] = [];
      let cursor: string | undefined;
      do {
        const query = { sort, limit, label, ...(cursor ? { cursor } : {}) };
        const { body } = await door.call(routes.listTasks, { token, query });
        expect(JSON.stringify(body).length).toBeLessThan(2_300_000);
        pages.push(body.items.map(({ id }) => id));
        cursor = body.nextCursor ?? undefined;
      } while (cursor);
      return pages;
    };
    const large = await read(200);
    expect(large.length).toBe(2);
    expect(large.flat()).toEqual((await read(10)).flat());
    expect(new Set(large.flat()).size).toBe(45);
  });
});

describe('GET /api/tasks/labels', () => {
  it('counts the labels of open tasks', async () => {
    const { body } = await door.call(routes.listLabels, { token: door.jo.token });
    expect(body.items).toEqual([
      { label: 'fruit', count: 2 },
      { label: 'red', count: 1 },
    ]);
  });
});

describe('GET /api/tasks/plan', () => {
  it('plans the open tasks of one person', async () => {
    const { body } = await door.call(routes.planTasks, { token: door.jo.token });
    expect(body.items.map(({ task }) => task.title)).toEqual(['cherry', 'Date', 'Banana bread', 'apple']);
    expect(body.criticalPath).toHaveLength(1);
  });
});

describe('GET /api/tasks of what is due on no day', () => {
  it('stands as it was written, whatever the ids are, page by page', async () => {
    const { token } = door.mira;
    const written = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'];
    // With a key the id follows from the words, and not from the time.
    for (const title of written) {
      door.clock.advance(1000);
      const headers = { 'idempotency-key': title };
      await door.call(routes.createTask, { token, body: { title, labels: ['written'] }, headers });
    }
    const read = async (query: Query) =>
      (await door.call(routes.listTasks, { token, query: { label: 'written', sort: 'dueAt', ...query } })).body;
    const titlesOf = ({ items }: Awaited<ReturnType<typeof read>>) => items.map(({ title }) => title);
    const first = await read({ limit: 4 });
    const second = await read({ limit: 4, cursor: first.nextCursor! });
    expect([...titlesOf(first), ...titlesOf(second)]).toEqual(written);
    expect(titlesOf(await read({}))).toEqual(written);
  });
});
