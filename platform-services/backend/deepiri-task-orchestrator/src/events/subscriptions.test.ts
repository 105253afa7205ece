import { repeatableContext } from 'deepiri-service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unblockWaiting } from '../commands/unblock-waiting.ts';
import { type Door, openDoor, routes } from '../routes/testing/door.ts';
import { openCollections } from '../store/collections.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.stop());

const call = (route: keyof typeof routes, params: object, more: object = {}) =>
  door.call(routes[route], { token: door.jo.token, params, ...more });
const waitingFor = (...ids: string[]) => door.make({ title: 'waits', blockedBy: ids });

describe('task.unblocked', () => {
  it('comes with the end of the last blocker: done, cancelled or deleted', async () => {
    const [a, b, c] = [await door.make(), await door.make(), await door.make()];
    const task = await waitingFor(a.id, b.id, c.id);
    await call('completeTask', { id: a.id });
    await call('updateTask', { id: b.id }, { body: { status: 'cancelled' } });
    expect(await door.eventsOf(task.id)).toEqual(['task.created']);
    await call('deleteTask', { id: c.id });
    expect(await door.eventsOf(task.id)).toEqual(['task.created', 'task.unblocked']);
    const [event] = await door.resources.documents.log.of(task.id, { types: ['task.unblocked'] });
    const [cause] = await door.resources.documents.log.of(c.id, { types: ['task.deleted'] });
    expect(event).toMatchObject({ cause: cause!.id, actor: { type: 'service', id: 'task-orchestrator' } });
  });

  it('comes once when several end at the same moment', async () => {
    const blockers = await Promise.all([1, 2, 3, 4].map(() => door.make()));
    const task = await waitingFor(...blockers.map(({ id }) => id));
    await Promise.all(blockers.map(({ id }) => call('completeTask', { id })));
    expect(await door.eventsOf(task.id)).toEqual(['task.created', 'task.unblocked']);
  });

  it('comes when the end that was written last is the earlier one: clocks of two processes differ', async () => {
    const [a, b] = [await door.make(), await door.make()];
    const task = await waitingFor(a.id, b.id);
    await call('completeTask', { id: a.id });
    await door.settled();
    door.clock.advance(-500);
    await call('completeTask', { id: b.id });
    door.clock.advance(500);
    expect(await door.eventsOf(task.id)).toEqual(['task.created', 'task.unblocked']);
  });

  it('comes again when a blocker was reopened and done again', async () => {
    const a = await door.make();
    const task = await waitingFor(a.id);
    await call('completeTask', { id: a.id });
    await door.settled();
    await call('reopenTask', { id: a.id });
    expect(await call('completeTask', { id: task.id })).toMatchObject({ body: { code: 'task_blocked' } });
    door.clock.advance(1000);
    await call('completeTask', { id: a.id });
    expect(await door.eventsOf(task.id)).toEqual(['task.created', 'task.unblocked', 'task.unblocked']);
  });

  it('does not come when what ends held nobody up any more, or the task itself is done', async () => {
    const [a, b] = [await door.make(), await door.make()];
    const task = await waitingFor(a.id);
    const free = await waitingFor(b.id);
    await call('updateTask', { id: free.id }, { body: { status: 'cancelled' } });
    await call('completeTask', { id: a.id });
    await call('updateTask', { id: a.id }, { body: { title: 'Renamed' } });
    await call('deleteTask', { id: a.id });
    await call('completeTask', { id: b.id });
    expect(await door.eventsOf(task.id)).toEqual(['task.created', 'task.unblocked']);
    expect(await door.eventsOf(free.id)).toEqual(['task.created', 'task.updated']);
  });

  it('G4 an end handled twice has one effect', async () => {
    const a = await door.make();
    const task = await waitingFor(a.id);
    await call('completeTask', { id: a.id });
    await door.settled();
    const completed = door.published().find(({ subject, type }) => subject === a.id && type === 'task.completed')!;
    const before = await door.resources.documents.log.of(task.id);
    // The bus delivers an id once; this is what a crash between handling it and noting that looks like.
    const context = () =>
      repeatableContext(
        { now: door.clock.now(), actor: { type: 'service', id: 'task-orchestrator' }, cause: completed.id },
        `task-orchestrator\u0000${completed.id}`,
      );
    const stores = openCollections(door.resources.documents);
    for (let times = 0; times < 2; times++) await unblockWaiting(stores, door.jo.id, a.id, context());
    expect(await door.resources.documents.log.of(task.id)).toEqual(before);
  });

  it('looks at each blocker once for many that wait for it, so that nobody can make the service read without end', async () => {
    const blockers = await Promise.all(Array.from({ length: 30 }, () => door.make()));
    const ids = blockers.map(({ id }) => id);
    const operations = Array.from({ length: 60 }, (_, n) => ({
      op: 'create' as const,
      body: { title: `w${n}`, blockedBy: ids },
    }));
    await door.call(routes.bulkTasks, { token: door.jo.token, body: { operations } });
    await call('completeTask', { id: ids[0]! });
    await door.settled();
    const stores = openCollections(door.resources.documents);
    let read = 0;
    const counting = {
      ...stores,
      tasks: {
        ...stores.tasks,
        getMany: (wanted: readonly string[]) => {
          read += wanted.length;
          return stores.tasks.getMany(wanted);
        },
      },
    };
    const origin = {
      now: door.clock.now(),
      actor: { type: 'service', id: 'task-orchestrator' },
      cause: 'evt_1',
    } as const;
    await unblockWaiting(counting, door.jo.id, ids[0]!, repeatableContext(origin, 'again'));
    expect(read).toBe((60 / 20) * 30);
  });

  it('a task that was set to blocked is to do again', async () => {
    const a = await door.make();
    const task = await door.make({ status: 'blocked', blockedBy: [a.id] });
    await call('completeTask', { id: a.id });
    await door.settled();
    expect((await call('getTask', { id: task.id })).body).toMatchObject({ status: 'todo', version: 2 });
  });

  it('is for the tasks of the same person only', async () => {
    const a = await door.make();
    const hers = await door.make({ title: 'hers' }, door.mira);
    await call('completeTask', { id: a.id });
    expect(await door.eventsOf(hers.id)).toEqual(['task.created']);
  });
});

describe('user.deleted', () => {
  it('removes everything of that person, also from the trash, and nothing of others', async () => {
    const [a, b] = [await door.make({}, door.mira), await door.make({}, door.mira)];
    const his = await door.make();
    const asMira = { token: door.mira.token };
    await door.call(routes.addDependency, { ...asMira, params: { id: a.id, otherId: b.id } });
    await door.call(routes.deleteTask, { ...asMira, params: { id: b.id } });
    await door.publish('user.deleted', { userid: door.mira.id, data: { userId: door.mira.id } });
    await door.settled();
    for (const query of [{}, { trashed: true }])
      expect((await door.call(routes.listTasks, { ...asMira, query })).body.items).toEqual([]);
    expect((await door.call(routes.listVersions, { ...asMira, params: { id: a.id } })).status).toBe(404);
    expect((await call('getTask', { id: his.id })).status).toBe(200);
  });
});
