import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Door, openDoor, routes } from './testing/door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.stop());

const asJo = (params: object, more: object = {}) => ({ token: door.jo.token, params, ...more });
const patch = async (id: string, body: object) => (await door.call(routes.updateTask, asJo({ id }, { body }))).body;
const restore = (id: string, version: number, headers = {}) =>
  door.call(routes.restoreVersion, asJo({ id, version }, { headers }));

describe('GET /api/tasks/{id}/versions', () => {
  it('lists every state, newest first, with what changed, when and by whom', async () => {
    const task = await door.make({ title: 'One' });
    const second = await patch(task.id, { title: 'Two' });
    const { body } = await door.call(routes.listVersions, asJo({ id: task.id }));
    expect(body).toMatchObject({ nextCursor: null, items: [{ version: 2 }, { version: 1 }] });
    expect(body.items[1]).toEqual({
      version: 1,
      eventId: expect.stringMatching(/^evt_/),
      at: task.createdAt,
      actor: { type: 'user', id: door.jo.id },
      change: 'created',
      patch: [],
      task,
    });
    expect(body.items[0]).toMatchObject({ change: 'updated', task: second });
    expect(body.items[0]!.patch).toContainEqual({ op: 'replace', path: '/title', value: 'Two' });
  });

  it('page by page, also while the task goes on changing', async () => {
    const task = await door.make();
    for (let n = 2; n <= 7; n++) await patch(task.id, { title: `Title ${n}` });
    const page = (query: object) => door.call(routes.listVersions, asJo({ id: task.id }, { query }));
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await page({ limit: 3, ...(cursor ? { cursor } : {}) });
      seen.push(...body.items.map(({ version }) => version));
      cursor = body.nextCursor ?? undefined;
      await patch(task.id, { notes: `${seen.length}` });
    } while (cursor);
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1]);
    const other = await door.make();
    const first = (await page({ limit: 1 })).body.nextCursor;
    for (const wrong of [first, 'x', Buffer.from(`${other.id} now`).toString('base64url')]) {
      const answer = await door.call(routes.listVersions, asJo({ id: other.id }, { query: { cursor: wrong } }));
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_cursor' } });
    }
  });

  it('ends a page of large versions early, and the pages together are the history', async () => {
    const task = await door.make();
    for (let n = 2; n <= 45; n++) await patch(task.id, { notes: `${n % 10}`.repeat(50_000) });
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: 200, ...(cursor ? { cursor } : {}) };
      const { body } = await door.call(routes.listVersions, asJo({ id: task.id }, { query }));
      expect(JSON.stringify(body).length).toBeLessThan(2_300_000);
      expect(body.items.length).toBeGreaterThan(0);
      seen.push(...body.items.map(({ version }) => version));
      cursor = body.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(Array.from({ length: 45 }, (_, i) => 45 - i));
  });

  it('stays readable in the trash, for its owner only', async () => {
    const task = await door.make();
    door.clock.advance(1000);
    await door.call(routes.deleteTask, asJo({ id: task.id }));
    const { body } = await door.call(routes.listVersions, asJo({ id: task.id }));
    expect(body.items.map(({ change }) => change)).toEqual(['deleted', 'created']);
    const asMira = await door.call(routes.listVersions, { token: door.mira.token, params: { id: task.id } });
    expect(asMira.status).toBe(404);
    const then = await door.call(routes.getTask, asJo({ id: task.id }, { query: { asOf: task.createdAt } }));
    expect(then.body).toEqual(task);
    const now = await door.call(routes.getTask, asJo({ id: task.id }, { query: { asOf: '2030-01-01T00:00:00Z' } }));
    expect(now.status).toBe(404);
  });
});

describe('GET /api/tasks/{id}/versions/{version}', () => {
  it('finds each version, near the beginning and near the end', async () => {
    const task = await door.make({ title: 'Title 1' });
    for (let n = 2; n <= 6; n++) {
      await patch(task.id, { title: `Title ${n}` });
      if (n % 2) await door.make();
    }
    for (let n = 1; n <= 6; n++) {
      const { body } = await door.call(routes.getVersion, asJo({ id: task.id, version: n }));
      expect(body).toMatchObject({ version: n, task: { title: `Title ${n}`, version: n } });
    }
    for (const [version, code] of [
      [7, 'not_found'],
      [99, 'not_found'],
      [0, 'invalid_path'],
    ] as const) {
      expect((await door.call(routes.getVersion, asJo({ id: task.id, version }))).body['code']).toBe(code);
    }
  });
});

describe('GET /api/tasks/{id}?asOf', () => {
  it('finds the state at each instant, and between two changes the earlier one', async () => {
    const instants: string[] = [];
    const task = await door.make({ title: 'Title 1' });
    instants.push(task.updatedAt);
    for (let n = 2; n <= 7; n++) {
      await door.make();
      instants.push((await patch(task.id, { title: `Title ${n}` })).updatedAt);
    }
    for (const [i, instant] of instants.entries()) {
      for (const asOf of [instant, new Date(Date.parse(instant) + 1).toISOString()]) {
        const { body } = await door.call(routes.getTask, asJo({ id: task.id }, { query: { asOf } }));
        expect(body.title).toBe(`Title ${i + 1}`);
      }
    }
  });
});

describe('POST /api/tasks/{id}/versions/{version}/restore', () => {
  it('makes the earlier state a new version', async () => {
    const task = await door.make({ title: 'Good', labels: ['a'], dueAt: '2026-04-01T00:00:00Z' });
    await patch(task.id, { title: 'Bad', labels: [], dueAt: null });
    const { status, body } = await restore(task.id, 1);
    expect(status).toBe(200);
    expect(body).toEqual({ ...task, version: 3, updatedAt: body.updatedAt });
    expect((await restore(task.id, 1)).body.version).toBe(3);
    expect(await door.eventsOf(task.id)).toEqual(['task.created', 'task.updated', 'task.updated']);
  });

  it('over a completion undoes it, and to one completes', async () => {
    const task = await door.make();
    await door.call(routes.completeTask, asJo({ id: task.id }));
    await restore(task.id, 1);
    await restore(task.id, 2);
    expect(await door.eventsOf(task.id)).toEqual(['task.created', 'task.completed', 'task.reopened', 'task.completed']);
    const log = await door.resources.documents.log.of(task.id);
    expect(log[2]!.data).toMatchObject({ completionId: log[1]!.id });
  });

  it('to a done state is refused while the task waits', async () => {
    const other = await door.make();
    const task = await door.make();
    await door.call(routes.completeTask, asJo({ id: task.id }));
    await door.call(routes.addDependency, asJo({ id: task.id, otherId: other.id }));
    await door.call(routes.reopenTask, asJo({ id: task.id }));
    expect(await restore(task.id, 3)).toMatchObject({
      status: 409,
      body: { code: 'task_blocked', blockedBy: [other.id] },
    });
    expect((await restore(task.id, 2)).body).toMatchObject({ status: 'done', blockedBy: [] });
  });

  it('brings back dependencies on tasks that are still there', async () => {
    const [kept, gone] = [await door.make(), await door.make()];
    const task = await door.make({ blockedBy: [kept.id, gone.id] });
    for (const otherId of [kept.id, gone.id]) await door.call(routes.removeDependency, asJo({ id: task.id, otherId }));
    await door.call(routes.deleteTask, asJo({ id: gone.id }));
    expect((await restore(task.id, 1)).body.blockedBy).toEqual([kept.id]);
  });

  it('minds If-Match, unknown versions, the trash and the owner', async () => {
    const task = await door.make();
    expect(await restore(task.id, 1, { 'if-match': '"5"' })).toMatchObject({ status: 412, body: { current: task } });
    expect((await restore(task.id, 2)).status).toBe(404);
    await door.call(routes.deleteTask, asJo({ id: task.id }));
    expect((await restore(task.id, 1)).status).toBe(404);
    const foreign = await door.make({}, door.mira);
    expect((await restore(foreign.id, 1)).status).toBe(404);
  });
});
