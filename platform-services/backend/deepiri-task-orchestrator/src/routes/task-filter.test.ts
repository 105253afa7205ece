import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Door, openDoor, routes } from './testing/door.ts';

const project = 'prj_00000000-0000-7000-8000-000000000001';
const DAY = 86_400_000;
let door: Door;
beforeAll(async () => {
  door = await openDoor();
  await door.seedProject(project);
  const inDays = (days: number) => new Date(door.clock.now().getTime() + days * DAY).toISOString();
  const waitedFor = await door.make({
    title: 'apple',
    priority: 'high',
    labels: ['Fruit'],
    projectId: project,
    dueAt: inDays(3),
  });
  await door.make({ title: 'banana', labels: ['fruit'], dueAt: inDays(20), blockedBy: [waitedFor.id] });
  await door.make({ title: 'cherry', notes: 'for the Bäckerei', priority: 'urgent', dueAt: inDays(-2) });
  await door.make({ title: 'date', estimateMinutes: 90, parentId: waitedFor.id });
  const done = await door.make({ title: 'elder', labels: ['fruit'] });
  await door.call(routes.completeTask, { token: door.jo.token, params: { id: done.id } });
  await door.make({ title: 'foreign apple', priority: 'high' }, door.mira);
});
afterAll(() => door.stop());

const list = (filter: string, more: object = {}) =>
  door.call(routes.listTasks, { token: door.jo.token, query: { filter, sort: 'title', ...more } });
const titles = async (filter: string, more: object = {}) =>
  (await list(filter, more)).body.items.map(({ title }) => title).join(' ');

describe('GET /api/tasks?filter=', () => {
  it.each([
    ['', 'apple banana cherry date elder'],
    ['status:open', 'apple banana cherry date'],
    ['status:open due<7d', 'apple cherry'],
    ['status:open due<7d (label:fruit or priority>=urgent) not blocked', 'apple cherry'],
    ['label:fruit', 'apple banana elder'],
    ['#fruit -status:done', 'apple banana'],
    ['blocked', 'banana'],
    ['not blocked status:open', 'apple cherry date'],
    ['overdue', 'cherry'],
    ['backerei', 'cherry'],
    ['priority:high,urgent', 'apple cherry'],
    [`project:${project}`, 'apple'],
    ['project:none status:open', 'banana cherry date'],
    ['subtask or completed:today', 'date elder'],
    ['estimate>1h', 'date'],
    ['created:today', 'apple banana cherry date elder'],
    ['nothing', ''],
  ])('%s', async (filter, expected) => {
    expect(await titles(filter)).toBe(expected);
    expect(await titles(filter, { sort: 'dueAt' }).then((found) => found.split(' ').sort().join(' '))).toBe(expected);
  });

  it('reads a range of days by the index of its field, whichever day it is about', async () => {
    const day = (days: number) => new Date(door.clock.now().getTime() + days * DAY).toISOString().slice(0, 10);
    for (const [title, days] of [
      ['p1', 2],
      ['p2', 5],
      ['p3', 9],
    ] as const)
      await door.make({ title, labels: ['planned'], scheduledFor: day(days) }, door.mira);
    const ask = async (filter: string, sort: 'dueAt' | 'scheduledFor') => {
      const { body } = await door.call(routes.listTasks, { token: door.mira.token, query: { filter, sort } });
      return body.items.map(({ title }) => title).join(' ');
    };
    const from = `scheduled>=${day(1)} scheduled<=${day(5)}`;
    expect(await ask(`#planned ${from}`, 'scheduledFor')).toBe('p1 p2');
    expect(await ask(`${from} scheduled>=${day(3)}`, 'scheduledFor')).toBe('p2');
    expect(await ask(`#planned (${from} or scheduled:${day(9)})`, 'scheduledFor')).toBe('p1 p2 p3');
    expect(await ask(`due>=${day(1)} due<=${day(5)}`, 'dueAt')).toBe('');
    expect(await titles(`due>=${day(-3)} due<=${day(3)}`)).toBe('apple cherry');
    expect(await titles(`due>=${day(3)} due>=${day(-3)} due<${day(21)}`, { sort: 'dueAt' })).toBe('apple banana');
  });

  it('is joined with the other parameters', async () => {
    expect(await titles('label:fruit', { status: 'todo' })).toBe('apple banana');
    expect(await titles('status:open', { q: 'backerei' })).toBe('cherry');
    expect(await titles('status:done', { status: 'todo' })).toBe('');
    expect(await titles('due<7d', { dueAfter: door.clock.now().toISOString() })).toBe('apple');
  });

  it.each([
    ['status:opne', 'column 8: status can be open'],
    ['(due<7d', 'column 1: this parenthesis is not closed'],
  ])('refuses %s and names the column', async (filter, message) => {
    const answer = await list(filter);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_query' } });
    const [error] = answer.body['errors'] as { pointer: string; message: string }[];
    expect(error).toMatchObject({ pointer: '/filter', message: expect.stringContaining(message) });
  });
});

describe('a filter over many tasks', () => {
  it('gives each once and in order, in pages that end early where few are wanted', async () => {
    const operations = (from: number) =>
      Array.from({ length: 500 }, (_, n) => ({
        op: 'create' as const,
        body: { title: `Task ${from + n}`, estimateMinutes: (from + n) % 600 },
      }));
    for (let from = 0; from < 2_500; from += 500)
      await door.call(routes.bulkTasks, { token: door.mira.token, body: { operations: operations(from) } });
    const found: string[] = [];
    let [cursor, pages] = ['', 0];
    do {
      const query = { filter: 'estimate>594', limit: 7, ...(cursor ? { cursor } : {}) };
      const { body } = await door.call(routes.listTasks, { token: door.mira.token, query });
      found.push(...body.items.map(({ title }) => title));
      cursor = body.nextCursor ?? '';
      pages++;
    } while (cursor && pages < 20);
    const wanted = Array.from({ length: 2_500 }, (_, n) => n).filter((n) => n % 600 > 594);
    expect(found).toHaveLength(wanted.length);
    expect(new Set(found)).toEqual(new Set(wanted.map((n) => `Task ${n}`)));
  });
});
