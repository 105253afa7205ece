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
