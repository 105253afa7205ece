import { type TaskPlacement, taskOrderRoutes } from 'deepiri-contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Door, openDoor, routes } from './testing/door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.stop());

type Options = { owner?: Door['jo']; headers?: Record<string, string>; token?: string };
const move = (id: string, body: object, { owner = door.jo, headers = {}, token = owner.token }: Options = {}) =>
  door.call(taskOrderRoutes.moveTask, { token, params: { id }, body, headers });
const listed = async (owner = door.jo, query: object = {}) =>
  (await door.call(routes.listTasks, { token: owner.token, query: { sort: 'position', limit: 200, ...query } })).body
    .items;
const titles = async (query: object = {}, owner = door.jo) => (await listed(owner, query)).map(({ title }) => title);
const text = async (query: object = {}) => (await titles(query)).join(' ');

describe('POST /api/tasks/{id}/move', () => {
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    for (const title of ['d', 'c', 'b', 'a']) ids[title] = (await door.make({ title, labels: [`of-${title}`] })).id;
  });

  it('is the order of sort=position, page by page and under a filter; what is new comes first', async () => {
    expect(await text()).toBe('a b c d');
    const { status, body, headers } = await move(ids['a']!, { after: ids['c'] });
    expect(status).toBe(200);
    expect(body).toMatchObject({ title: 'a', version: 2 });
    expect(headers['etag']).toBe('"2"');
    expect(await text()).toBe('b c a d');
    expect(await text({ filter: '#of-d or #of-a' })).toBe('a d');
    expect((await move(ids['d']!, { before: ids['b'] })).status).toBe(200);
    expect(await text()).toBe('d b c a');
    await move(ids['c']!, { after: null });
    await move(ids['d']!, { before: null });
    expect(await text()).toBe('c b a d');
    const { body: first } = await door.call(routes.listTasks, {
      token: door.jo.token,
      query: { sort: 'position', limit: 2 },
    });
    expect(first.items.map(({ title }) => title)).toEqual(['c', 'b']);
    expect(await text({ cursor: first.nextCursor! })).toBe('a d');
  });

  it('tells a change in one event, and nothing when the task stands there already', async () => {
    await move(ids['b']!, { after: ids['c'] });
    const before = await door.eventsOf(ids['b']!);
    expect((await move(ids['b']!, { before: ids['a'] })).body.version).toBe(1);
    expect(await door.eventsOf(ids['b']!)).toEqual(before);
    await move(ids['b']!, { after: ids['d'] });
    expect(await door.eventsOf(ids['b']!)).toEqual(['task.created', 'task.updated']);
    const [told] = await door.dataOf(ids['b']!, 'task.updated');
    expect(told!['patch']).toContainEqual(expect.objectContaining({ op: 'replace', path: '/position' }));
  });

  it('an earlier version brings back what it says, and leaves the task in its place', async () => {
    const before = await text();
    await door.call(routes.restoreVersion, { token: door.jo.token, params: { id: ids['a']!, version: 1 } });
    expect(await text()).toBe(before);
  });

  it.each([
    [{}, ''],
    [{ after: null, before: null }, ''],
    [{ after: 'nonsense' }, '/after'],
    [{ after: 'tsk_00000000-0000-7000-8000-000000000000' }, '/after'],
    [{ beside: null }, '/beside'],
  ])('refuses %o', async (body, pointer) => {
    const { status, body: answer } = await move(ids['a']!, body);
    expect(status).toBe(400);
    expect(answer).toMatchObject({ code: 'invalid_body', errors: [{ pointer }] });
  });

  it('refuses the task itself, one of somebody else, and one in the trash as its neighbour', async () => {
    const foreign = await door.make({ title: 'Secret' }, door.mira);
    const gone = await door.make({ title: 'gone' });
    await door.call(routes.deleteTask, { token: door.jo.token, params: { id: gone.id } });
    for (const other of [ids['a'], foreign.id, gone.id]) {
      const { status, body } = await move(ids['a']!, { before: other });
      expect([status, body['errors']]).toMatchObject([400, [{ pointer: '/before' }]]);
    }
    expect((await move(gone.id, { after: null })).status).toBe(404);
    expect(await titles({ sort: 'position' }, door.mira)).toEqual(['Secret']);
  });

  it('is for its owner only, with a token', async () => {
    expect((await move(ids['a']!, { after: null }, { owner: door.mira })).status).toBe(404);
    expect((await move(ids['a']!, { after: null }, { token: 'none' })).status).toBe(401);
  });

  it('keeps to If-Match', async () => {
    const { status, body } = await move(ids['c']!, { before: null }, { headers: { 'if-match': '"1"' } });
    expect([status, body['code']]).toEqual([412, 'stale_version']);
  });

  it('is an operation of bulk, each on the order that the one before it left', async () => {
    const operations = ['a', 'b', 'c', 'd'].map((title, at, all) => ({
      op: 'move',
      id: ids[title],
      body: { after: at === 0 ? null : ids[all[at - 1]!] },
    }));
    const { body } = await door.call(routes.bulkTasks, {
      token: door.jo.token,
      body: { operations: [...operations, { op: 'move', id: ids['a'], body: {} }] },
    });
    expect(body.results.map(({ status }) => status)).toEqual([200, 200, 200, 200, 400]);
    expect(await text()).toBe('a b c d');
  });
});

describe('moves at the same moment', () => {
  it('keep every task once in one order, and the last word about each is its own', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 8; n++) ids.push((await door.make({ title: `m${n}` }, door.mira)).id);
    const index = fc.nat(7);
    const placement = fc.tuple(index, index, fc.boolean());
    await fc.assert(
      fc.asyncProperty(fc.array(placement, { minLength: 2, maxLength: 12 }), async (moves) => {
        const answers = await Promise.all(
          moves
            .filter(([which, at]) => which !== at)
            .map(([which, at, after]) =>
              move(ids[which]!, (after ? { after: ids[at]! } : { before: ids[at]! }) satisfies TaskPlacement, {
                owner: door.mira,
              }),
            ),
        );
        expect(answers.every(({ status }) => status === 200)).toBe(true);
        const tasks = (await listed(door.mira)).filter(({ id }) => ids.includes(id));
        expect(tasks.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
        expect(new Set(tasks.map(({ position }) => position)).size).toBe(ids.length);
      }),
      { numRuns: 25 },
    );
  });

  it('into one gap make room for themselves: keys stay short, and the list is as asked for', async () => {
    const mine = await listed(door.mira);
    const [first, second] = mine.filter(({ title }) => /^m\d/.test(title));
    for (let n = 0; n < 150; n++) {
      const [, , ...rest] = (await listed(door.mira)).filter(({ title }) => /^m\d/.test(title));
      const last = rest.at(-1)!;
      expect((await move(last.id, { after: first!.id }, { owner: door.mira })).status).toBe(200);
      expect((await titles({}, door.mira)).slice(0, 3)).toContain(last.title);
    }
    const after = await listed(door.mira);
    expect(after.map(({ id }) => id)).toContain(second!.id);
    expect(Math.max(...after.map(({ position }) => position.length))).toBeLessThanOrEqual(32);
  });
});
