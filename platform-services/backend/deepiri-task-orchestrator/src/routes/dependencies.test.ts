import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Door, openDoor, routes } from './testing/door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor({ TASKS_DEFAULT_ESTIMATE_MINUTES: '15' });
});
afterAll(() => door.stop());

const call = (route: keyof typeof routes, params: object = {}, more: object = {}) =>
  door.call(routes[route], { token: door.jo.token, params, ...more });
const link = (id: string, otherId: string) => call('addDependency', { id, otherId });
const unlink = (id: string, otherId: string) => call('removeDependency', { id, otherId });
const makeMany = async (count: number) => {
  const ids: string[] = [];
  for (let n = 0; n < count; n++) ids.push((await door.make({ title: `Task ${n}` })).id);
  return ids as [string, string, string, string];
};

describe('PUT and DELETE /api/tasks/{id}/dependencies/{otherId}', () => {
  it('add and remove, each with its event, once', async () => {
    const [a, b] = await makeMany(2);
    expect(await link(a, b)).toMatchObject({ status: 200, body: { id: a, blockedBy: [b], version: 2 } });
    expect(await link(a, b)).toMatchObject({ status: 200, body: { version: 2 } });
    expect((await unlink(a, b)).status).toBe(204);
    expect((await unlink(a, b)).status).toBe(204);
    expect(await door.eventsOf(a)).toEqual(['task.created', 'task.dependency_added', 'task.dependency_removed']);
    expect(await door.dataOf(a, 'task.dependency_added')).toMatchObject([{ otherId: b, task: { blockedBy: [b] } }]);
  });

  it('know only tasks of the caller that are not deleted', async () => {
    const [a, gone] = await makeMany(2);
    const foreign = (await door.make({}, door.mira)).id;
    await call('deleteTask', { id: gone });
    const missing = 'tsk_00000000-0000-7000-8000-000000000000';
    for (const [id, otherId] of [
      [a, foreign],
      [foreign, a],
      [a, gone],
      [gone, a],
      [a, missing],
      [missing, a],
    ] as const) {
      expect(await link(id, otherId)).toMatchObject({ status: 404, body: { code: 'not_found' } });
      expect(await unlink(id, otherId)).toMatchObject({ status: 404, body: { code: 'not_found' } });
    }
  });

  it('a dependency on a task that was deleted later can be removed', async () => {
    const [a, b] = await makeMany(2);
    await link(a, b);
    await call('deleteTask', { id: b });
    expect((await unlink(a, b)).status).toBe(204);
  });

  it('a circle is refused and shown', async () => {
    const [a, b, c] = await makeMany(3);
    expect(await link(a, a)).toMatchObject({ status: 409, body: { code: 'dependency_cycle', path: [a, a] } });
    await link(a, b);
    await link(b, c);
    expect(await link(c, a)).toMatchObject({ status: 409, body: { code: 'dependency_cycle', path: [c, a, b, c] } });
    expect(await door.eventsOf(c)).toEqual(['task.created']);
  });

  it('If-Match holds', async () => {
    const [a, b] = await makeMany(2);
    const answer = await call('addDependency', { id: a, otherId: b }, { headers: { 'if-match': '"4"' } });
    expect(answer).toMatchObject({ status: 412, body: { current: { id: a, version: 1 } } });
  });

  it('requests that come at once cannot close a circle together', async () => {
    for (let round = 0; round < 10; round++) {
      const [a, b] = await makeMany(2);
      const answers = await Promise.all([link(a, b), link(b, a)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    }
    const [a, b, c, d] = await makeMany(4);
    const answers = await Promise.all([link(a, b), link(b, c), link(c, d), link(d, a)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 409]);
  });

  it('many that come at once are all kept', async () => {
    const [a] = await makeMany(1);
    const others = await Promise.all(Array.from({ length: 40 }, () => door.make()));
    const answers = await Promise.all(others.map(({ id }) => link(a, id)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await call('getTask', { id: a })).body).toMatchObject({ version: 41 });
  });

  it('edges that come back are checked too: reopen, restore, and an earlier version', async () => {
    const [a, b, c] = await makeMany(3);
    await link(a, b);
    await call('updateTask', { id: b }, { body: { status: 'cancelled' } });
    await call('completeTask', { id: a });
    await call('reopenTask', { id: b });
    expect((await link(b, a)).status).toBe(200);
    expect(await call('reopenTask', { id: a })).toMatchObject({ status: 409, body: { path: [a, b, a] } });
    expect(await call('updateTask', { id: a }, { body: { status: 'todo' } })).toMatchObject({ status: 409 });

    await link(c, b);
    await call('deleteTask', { id: c });
    await unlink(b, a);
    await call('reopenTask', { id: a });
    const [d] = await makeMany(1);
    await link(d, c).then(({ status }) => expect(status).toBe(404));
    await unlink(a, b);
    await link(b, a);
    expect(await call('restoreVersion', { id: a, version: 2 })).toMatchObject({
      status: 409,
      body: { code: 'dependency_cycle', path: [a, b, a] },
    });
  });

  it('a task that comes out of the trash may not close a circle', async () => {
    const [a, b] = await makeMany(2);
    await link(a, b);
    const waits = await door.make({ title: 'waits', blockedBy: [a] });
    await call('deleteTask', { id: a });
    expect((await link(b, waits.id)).status).toBe(200);
    expect(await call('restoreTask', { id: a })).toMatchObject({ status: 409, body: { path: [a, b, waits.id, a] } });
  });
});

describe('GET /api/tasks/{id}/dependencies', () => {
  it('shows what is waited for and what waits, near and far, and nothing beside', async () => {
    const [a, b, c, d] = await makeMany(4);
    const aside = (await door.make({ title: 'aside', blockedBy: [a] })).id;
    await link(b, a);
    await link(c, b);
    await link(d, c);
    const { body } = await door.call(routes.getDependencies, { token: door.jo.token, params: { id: c } });
    expect(body.nodes.map(({ id }) => id).sort()).toEqual([a, b, c, d].sort());
    expect(body.nodes.map(({ id }) => id)).not.toContain(aside);
    expect(body.edges).toHaveLength(3);
    expect(body).toMatchObject({ ready: false, blockedBy: [b] });
  });
});

describe('waiting', () => {
  it('a task that waits cannot be completed until the others are done, cancelled or deleted', async () => {
    const [a, b, c, d] = await makeMany(4);
    for (const other of [b, c, d]) await link(a, other);
    const blocked = await call('completeTask', { id: a });
    expect(blocked).toMatchObject({ status: 409, body: { code: 'task_blocked', blockedBy: [b, c, d] } });
    expect(await call('updateTask', { id: a }, { body: { status: 'done' } })).toMatchObject({ status: 409 });
    await call('completeTask', { id: b });
    await call('updateTask', { id: c }, { body: { status: 'cancelled' } });
    expect(await call('completeTask', { id: a })).toMatchObject({ body: { blockedBy: [d] } });
    await call('deleteTask', { id: d });
    expect(await call('completeTask', { id: a })).toMatchObject({ status: 200, body: { status: 'done' } });
  });

  it('the plan puts it behind them and takes the setting for missing estimates', async () => {
    const before = await door.make({ title: 'before', estimateMinutes: 500 });
    const after = await door.make({ title: 'after', blockedBy: [before.id], priority: 'urgent' });
    const { body } = await door.call(routes.planTasks, { token: door.jo.token });
    expect(body.criticalPath).toEqual([before.id, after.id]);
    const short = body.items.find(
      ({ task, onCriticalPath, ready }) => !onCriticalPath && ready && task.blockedBy.length === 0,
    );
    expect(short!.slackMinutes % 15).toBe(500 % 15);
  });
});

describe('what is large', () => {
  const NOTES = 'n'.repeat(49_000);
  const ROOM = 2_300_000;
  const id = 'usr_00000000-0000-7000-8000-000000000003';
  const someone = async () => ({ id, token: await door.tokenFor(id, { expiresInSeconds: 10_000_000 }) });
  const plan = (token: string, query: object) => door.call(routes.planTasks, { token, query });
  async function planPages(token: string, limit?: number) {
    const pages: { ids: string[]; criticalPath: string[] }[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await plan(token, { ...(limit ? { limit } : {}), ...(cursor ? { cursor } : {}) });
      expect(JSON.stringify(body).length).toBeLessThan(ROOM);
      pages.push({ ids: body.items.map(({ task }) => task.id), criticalPath: body.criticalPath });
      cursor = body.nextCursor ?? undefined;
    } while (cursor);
    return pages;
  }

  it('the plan comes in pages that end early, each task once and in order', async () => {
    const { token } = await someone();
    const ids: string[] = [];
    for (let n = 0; n < 90; n++) {
      const blockedBy = n > 0 && n % 2 ? [ids[n - 1]!] : [];
      ids.push((await door.make({ title: `Large ${n}`, notes: NOTES, blockedBy }, await someone())).id);
    }
    const pages = await planPages(token);
    expect(pages.length).toBe(3);
    const order = pages.flatMap((page) => page.ids);
    expect([...order].sort()).toEqual([...ids].sort());
    expect((await planPages(token, 20)).map((page) => page.ids.length)).toEqual([20, 20, 20, 20, 10]);
    expect((await planPages(token, 7)).flatMap((page) => page.ids)).toEqual(order);
    expect(new Set(pages.map(({ criticalPath }) => criticalPath.join()))).toHaveLength(1);
    expect(pages[0]!.criticalPath).toHaveLength(2);
  }, 60_000);

  it('the plan goes on where it was when the task of the cursor has been done meanwhile', async () => {
    const { token } = await someone();
    const first = (await plan(token, { limit: 3 })).body;
    const rest = (await plan(token, { limit: 200, cursor: first.nextCursor })).body.items.map(({ task }) => task.id);
    const last = first.items[2]!.task.id;
    expect((await door.call(routes.completeTask, { token, params: { id: last } })).status).toBe(200);
    const again = (await plan(token, { limit: 200, cursor: first.nextCursor })).body.items.map(({ task }) => task.id);
    expect(again.slice(0, 10)).toEqual(rest.slice(0, 10));
  });

  it('a cursor of the plan belongs to it and to its person', async () => {
    const { nextCursor } = (await plan((await someone()).token, { limit: 1 })).body;
    for (const cursor of ['x', Buffer.from('plan').toString('base64url')])
      expect(await plan((await someone()).token, { cursor })).toMatchObject({
        status: 400,
        body: { code: 'invalid_cursor' },
      });
    expect(await plan(door.jo.token, { cursor: nextCursor })).toMatchObject({ body: { code: 'invalid_cursor' } });
    const list = await door.call(routes.listTasks, { token: (await someone()).token, query: { limit: 1 } });
    expect(await plan((await someone()).token, { cursor: list.body.nextCursor })).toMatchObject({ status: 400 });
  });

  it('the graph around a task ends where its answer would grow too long', async () => {
    const centre = (await door.make({ title: 'centre', notes: NOTES }, await someone())).id;
    for (let n = 0; n < 60; n++)
      await door.make({ title: `Waits ${n}`, notes: NOTES, blockedBy: [centre] }, await someone());
    const { body } = await door.call(routes.getDependencies, {
      token: (await someone()).token,
      params: { id: centre },
    });
    expect(JSON.stringify(body).length).toBeLessThan(ROOM);
    expect(body.nodes.length).toBeGreaterThan(30);
    expect(body.nodes[0]!.id).toBe(centre);
  }, 60_000);
});
