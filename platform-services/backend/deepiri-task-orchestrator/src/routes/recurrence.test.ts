import { commentRoutes, occurrenceRoutes, type Task } from 'deepiri-contracts';
import { repeatableContext } from 'deepiri-service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repeatTask } from '../commands/repeat-task.ts';
import { openCollections } from '../store/collections.ts';
import { type Door, openDoor, routes } from './testing/door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.stop());

const call = (route: 'completeTask' | 'reopenTask' | 'skipTask' | 'deleteTask', id: string, person = door.jo) =>
  door.call(routes[route], { token: person.token, params: { id } });
const named = async (title: string, query: object = {}) => {
  await door.settled();
  const { body } = await door.call(routes.listTasks, { token: door.jo.token, query: { sort: 'createdAt', ...query } });
  return body.items.filter((task) => task.title === title);
};
const tomorrow = () => new Date(door.clock.now().getTime() + 86_400_000).toISOString();

describe('a repetition that never comes', () => {
  const leap = 'FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29';

  it.each([
    [leap, '2026-03-05T10:00:00Z', 'never comes to a day after 2026-03-05'],
    ['FREQ=DAILY;UNTIL=19700101', null, 'ends before 2026-'],
    ['FREQ=DAILY;UNTIL=20260304', '2026-03-05T10:00:00Z', 'ends before 2026-03-05'],
  ])('is refused with the reason: %s from %s', async (recurrence, dueAt, message) => {
    const refused = {
      status: 400,
      body: {
        errors: [{ pointer: '/recurrence', code: 'not_a_repetition', message: expect.stringContaining(message) }],
      },
    };
    const { token } = door.jo;
    const body = { title: 'Never', recurrence, dueAt };
    expect(await door.call(routes.createTask, { token, body })).toMatchObject(refused);
    const task = await door.make({ dueAt });
    const params = { id: task.id };
    expect(await door.call(routes.updateTask, { token, params, body: { recurrence } })).toMatchObject(refused);
    expect(await door.call(routes.previewRecurrence, { token, body: { recurrence, dueAt } })).toMatchObject(refused);
  });

  it('is none that ends with this time, or comes after years', async () => {
    for (const recurrence of ['FREQ=DAILY;COUNT=1', 'FREQ=DAILY;UNTIL=20280229', leap])
      expect((await door.make({ recurrence, scheduledFor: '2028-02-29' })).recurrence).toBe(recurrence);
  });
});

describe('a repeating task', () => {
  it('comes again when it is done, once, and each time is a task of its own', async () => {
    const dueAt = tomorrow();
    const first = await door.make({
      title: 'Water',
      recurrence: 'FREQ=DAILY;COUNT=3',
      dueAt,
      labels: ['home'],
      estimateMinutes: 5,
    });
    await call('completeTask', first.id);
    const [done, next, ...more] = await named('Water');
    expect([done!.status, more]).toEqual(['done', []]);
    expect(next).toMatchObject({
      status: 'todo',
      labels: ['home'],
      estimateMinutes: 5,
      recurrence: 'FREQ=DAILY;COUNT=2',
      version: 1,
    });
    expect(Date.parse(next!.dueAt!) - Date.parse(dueAt)).toBe(86_400_000);
    await call('completeTask', next!.id);
    const last = (await named('Water')).find(({ status }) => status === 'todo')!;
    await call('completeTask', last.id);
    expect((await named('Water')).map(({ status }) => status)).toEqual(['done', 'done', 'done']);
  });

  it('goes again when its predecessor is reopened, unless somebody has touched it', async () => {
    const first = await door.make({ title: 'Stretch', recurrence: 'FREQ=DAILY' });
    await call('completeTask', first.id);
    expect(await named('Stretch')).toHaveLength(2);
    await call('reopenTask', first.id);
    expect((await named('Stretch')).map(({ id }) => id)).toEqual([first.id]);
    // Nobody deleted it.
    expect(await named('Stretch', { trashed: true })).toEqual([]);
    await call('completeTask', first.id);
    const [, next] = await named('Stretch');
    await door.call(routes.updateTask, {
      token: door.jo.token,
      params: { id: next!.id },
      body: { notes: 'Both legs' },
    });
    await call('reopenTask', first.id);
    expect(await named('Stretch')).toHaveLength(2);
  });

  it('G4 comes once however often its completion is told, and not when it was undone by then', async () => {
    const first = await door.make({ title: 'Read', recurrence: 'FREQ=DAILY' });
    await call('completeTask', first.id);
    await door.settled();
    const [completed] = door
      .published()
      .filter(({ subject, type }) => subject === first.id && type === 'task.completed');
    const stores = openCollections(door.resources.documents);
    const tellAgain = async () => {
      const origin = {
        now: door.clock.now(),
        actor: { type: 'service', id: 'task-orchestrator' },
        cause: completed!.id,
      } as const;
      const { task } = completed!.data as { task: Task };
      await repeatTask(
        stores,
        task,
        completed!.id,
        repeatableContext(origin, `task-orchestrator\u0000${completed!.id}`),
      );
    };
    await tellAgain();
    const [, next] = await named('Read');
    expect(await named('Read')).toHaveLength(2);
    await call('reopenTask', first.id);
    await door.settled();
    await tellAgain();
    expect((await named('Read')).map(({ id }) => id)).toEqual([first.id]);
    expect(await named('Read', { trashed: true })).toEqual([]);
    // By its id it comes back, and is deleted like any other then.
    expect((await door.call(routes.restoreTask, { token: door.jo.token, params: { id: next!.id } })).status).toBe(200);
    expect(await named('Read')).toHaveLength(2);
    await call('deleteTask', next!.id);
    expect((await named('Read', { trashed: true })).map(({ id }) => id)).toEqual([next!.id]);
  });

  it('that goes again is in the trash where somebody spoke of it, and its steps go as it does', async () => {
    const first = await door.make({ title: 'Row', recurrence: 'FREQ=DAILY' });
    const step = await door.make({ title: 'Row: boat', parentId: first.id });
    await call('completeTask', step.id);
    await call('completeTask', first.id);
    expect(await named('Row: boat')).toHaveLength(2);
    await call('reopenTask', first.id);
    expect(await named('Row: boat')).toHaveLength(1);
    expect(await named('Row: boat', { trashed: true })).toEqual([]);
    await call('completeTask', first.id);
    const next = (await named('Row')).find(({ id }) => id !== first.id)!;
    await door.call(commentRoutes.addComment, {
      token: door.jo.token,
      params: { id: next.id },
      body: { text: 'With Ana' },
    });
    await call('reopenTask', first.id);
    expect((await named('Row', { trashed: true })).map(({ id }) => id)).toEqual([next.id]);
  });
});

describe('POST /api/tasks/{id}/skip', () => {
  it('lets one time go by', async () => {
    const dueAt = tomorrow();
    const task = await door.make({ title: 'Swim', recurrence: 'FREQ=DAILY;COUNT=2', dueAt });
    const { status, body } = await call('skipTask', task.id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'todo', recurrence: 'FREQ=DAILY;COUNT=1', version: 2 });
    expect(Date.parse(body.dueAt!) - Date.parse(dueAt)).toBe(86_400_000);
    expect(await door.eventsOf(task.id)).toEqual(['task.created', 'task.updated']);
    expect(await call('skipTask', task.id)).toMatchObject({ status: 409, body: { code: 'invalid_transition' } });
  });

  it('is an operation of a bulk request too', async () => {
    const { id } = await door.make({ recurrence: 'FREQ=DAILY', dueAt: tomorrow() });
    const body = { operations: [{ op: 'skip', id }] };
    const { results } = (await door.call(routes.bulkTasks, { token: door.jo.token, body })).body;
    expect(results).toMatchObject([{ status: 200, task: { id, version: 2 } }]);
  });

  it('is for open tasks that repeat, and for their owner', async () => {
    const once = await door.make();
    expect(await call('skipTask', once.id)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('does not repeat') },
    });
    const done = await door.make({ recurrence: 'FREQ=DAILY' });
    await call('completeTask', done.id);
    expect(await call('skipTask', done.id)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('not open') },
    });
    expect(await call('skipTask', once.id, door.mira)).toMatchObject({ status: 404 });
    expect(await door.call(routes.skipTask, { params: { id: once.id } })).toMatchObject({ status: 401 });
  });
});

describe('recurrence', () => {
  it('is refused when it means nothing, in new tasks and in changes', async () => {
    const { token } = door.jo;
    const task = await door.make();
    const body = { title: 'x', recurrence: 'FREQ=HOURLY' };
    for (const answer of [
      await door.call(routes.createTask, { token, body }),
      await door.call(routes.updateTask, { token, params: { id: task.id }, body }),
      await door.call(routes.previewRecurrence, { token, body: { recurrence: 'FREQ=HOURLY' } }),
    ])
      expect(answer).toMatchObject({
        status: 400,
        body: { code: 'invalid_body', errors: [{ pointer: '/recurrence' }] },
      });
  });

  it('is told ahead: the next twenty times', async () => {
    const body = { recurrence: 'FREQ=WEEKLY;BYDAY=MO', dueAt: '2026-03-02T18:00:00Z' };
    const answer = await door.call(routes.previewRecurrence, { token: door.jo.token, body });
    expect(answer.body.items).toHaveLength(20);
    expect(answer.body.items[0]).toEqual({ dueAt: '2026-03-09T18:00:00.000Z', scheduledFor: null });
    expect(await door.call(routes.previewRecurrence, { body })).toMatchObject({ status: 401 });
  });
});

describe('GET /api/tasks/occurrences', () => {
  const ask = (query: Record<string, unknown>, person = door.mira) =>
    door.call(occurrenceRoutes.listOccurrences, { token: person.token, query });
  const november = { from: '2096-11-01', to: '2096-11-30' };
  const range = () => {
    const from = door.clock.now().toISOString().slice(0, 10);
    return { from, to: new Date(door.clock.now().getTime() + 30 * 86_400_000).toISOString().slice(0, 10) };
  };

  it('tells the times to come of open tasks that repeat, of the owner only, by any filter', async () => {
    const dueAt = tomorrow();
    const walk = await door.make({ title: 'Walk', recurrence: 'FREQ=WEEKLY', dueAt, labels: ['dog'] }, door.mira);
    const wash = await door.make({ title: 'Wash', recurrence: 'FREQ=WEEKLY;COUNT=2', dueAt }, door.mira);
    await door.make({ title: 'Once', dueAt }, door.mira);
    const done = await door.make({ title: 'Done', recurrence: 'FREQ=WEEKLY;COUNT=1', dueAt }, door.mira);
    await call('completeTask', done.id, door.mira);
    await door.make({ title: 'Of another', recurrence: 'FREQ=WEEKLY', dueAt }, door.jo);
    const { status, body } = await ask(range());
    expect([status, body.nextCursor]).toEqual([200, null]);
    expect(body.items.map(({ task }) => task.id).sort()).toEqual([walk.id, wash.id].sort());
    const times = body.items.find(({ task }) => task.id === walk.id)!.times;
    expect(times.map((time) => (Date.parse(time.dueAt!) - Date.parse(dueAt)) / 86_400_000)).toEqual([7, 14, 21, 28]);
    expect(body.items.find(({ task }) => task.id === wash.id)!.times).toHaveLength(1);
    const dogs = await ask({ ...range(), filter: 'label:dog or label:cat' });
    expect(dogs.body.items.map(({ task }) => task.id)).toEqual([walk.id]);
    const first = (await ask({ ...range(), limit: 1 })).body;
    const second = (await ask({ ...range(), limit: 1, cursor: first.nextCursor! })).body;
    expect([...first.items, ...second.items].map(({ task }) => task.id).sort()).toEqual([walk.id, wash.id].sort());
  });

  it('is bounded, and refuses what it cannot read with a pointer', async () => {
    expect((await ask(november)).body.items.flatMap(({ times }) => times)).toEqual([]);
    for (const to of ['2096-10-31', '2097-01-02'])
      expect(await ask({ ...november, to })).toMatchObject({
        status: 400,
        body: { code: 'invalid_query', errors: [{ pointer: '/to' }] },
      });
    expect(await ask({ ...november, filter: 'label:' })).toMatchObject({
      status: 400,
      body: { code: 'invalid_query', errors: [{ pointer: '/filter', message: expect.stringMatching(/^column 7/) }] },
    });
    expect(await ask({ from: '2096-11-01' })).toMatchObject({ status: 400 });
    expect(await door.call(occurrenceRoutes.listOccurrences, { query: november })).toMatchObject({ status: 401 });
  });
});
