import type { NewTask, Task } from 'deepiri-contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCollections } from '../store/collections.ts';
import { type Door, openDoor, type Person, routes } from './testing/door.ts';
import { filesOf } from './testing/files.ts';

let door: Door;
let people = 100;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.stop());

const at = (instant: string) => door.clock.set(new Date(instant));
/** Somebody in Berlin whose days begin at four, on Monday 2 March 2026. */
async function newcomer(timeZone = 'Europe/Berlin'): Promise<Person> {
  at('2026-03-02T08:00:00.000Z');
  const id = `usr_00000000-0000-7000-8000-${String(++people).padStart(12, '0')}`;
  await door.publish('user.registered', { userid: id, data: { user: userOf(id, timeZone) } });
  await door.settled();
  return { id, token: await door.tokenFor(id, { expiresInSeconds: 100_000_000 }) };
}
const userOf = (id: string, timeZone: string) => ({
  ...{ id, email: 'jo@example.org', name: 'Jo', avatarUrl: null, bio: '', timeZone, dayStartsAt: '04:00' },
  ...{ role: 'user' as const, createdAt: '2026-01-01T00:00:00.000Z', version: 1 },
});
const thrice = (fields: Partial<NewTask> = {}) => ({ title: 'Swim', recurrence: 'FREQ=WEEKLY;X-TIMES=3', ...fields });
const daily = { title: 'Read', kind: 'habit', recurrence: 'FREQ=DAILY', scheduledFor: '2026-03-02' } as const;
const call = (route: 'completeTask' | 'reopenTask' | 'skipTask', { id }: Task, { token }: Person) =>
  door.call(routes[route], { token, params: { id } });
const change = ({ id }: Task, body: object, { token }: Person) =>
  door.call(routes.updateTask, { token, params: { id }, body });
async function tasksOf({ token }: Person, query: object = {}): Promise<Task[]> {
  await door.settled();
  return (await door.call(routes.listTasks, { token, query: { sort: 'createdAt', ...query } })).body.items;
}
const openOf = async (person: Person) => (await tasksOf(person)).filter(({ status }) => status === 'todo');
/** Does the open one at an instant; answers the next. */
async function does(person: Person, instant: string): Promise<Task> {
  at(instant);
  await call('completeTask', (await openOf(person))[0]!, person);
  return (await openOf(person))[0]!;
}
async function rollAt(instant: string) {
  at(instant);
  await door.service.runJobs();
  await door.settled();
}

it.each(['task', 'habit'] as const)(
  'a repeating %s is at its own time again after the night in which the clocks have left that out',
  async (kind) => {
    const jo = await newcomer();
    // In Berlin the 29th of March 2026 has no half past two.
    await door.make({ title: 'Bake', kind, recurrence: 'FREQ=DAILY', dueAt: '2026-03-28T01:30:00.000Z' }, jo);
    const due = [];
    for (const day of ['28', '29', '30']) due.push((await does(jo, `2026-03-${day}T00:15:00Z`)).dueAt);
    expect(due).toEqual(['2026-03-29T01:30:00.000Z', '2026-03-30T00:30:00.000Z', '2026-03-31T00:30:00.000Z']);
  },
);

describe('a task that is to be done three times a week', () => {
  it('K3 comes at once until it was done three times, then from the first day of the next week on', async () => {
    const jo = await newcomer();
    const first = await door.make(thrice(), jo);
    expect(first.habit).toEqual({
      ...{ from: '2026-03-02', to: '2026-03-08', times: 3 },
      ...{ done: 0, streak: 0, best: 0, missed: 0 },
    });
    expect((await does(jo, '2026-03-03T10:00:00Z')).habit).toMatchObject({ done: 1 });
    expect(await does(jo, '2026-03-04T10:00:00Z')).toMatchObject({ habit: { done: 2 }, scheduledFor: null });
    // Sunday night belongs to Sunday: the day begins at four.
    const next = await does(jo, '2026-03-09T02:30:00Z');
    expect(next.habit).toMatchObject({ from: '2026-03-09', to: '2026-03-15', done: 0, streak: 1, best: 1 });
    expect(next).toMatchObject({ scheduledFor: '2026-03-09', version: 1 });
  });

  it('K1 K2 rolls over when its week is over in the zone of the person, once, and says so in its history', async () => {
    const [berlin, angeles] = [await newcomer(), await newcomer('America/Los_Angeles')];
    for (const person of [berlin, angeles]) {
      at('2026-03-02T20:00:00Z');
      await door.make(thrice(), person);
    }
    await rollAt('2026-03-09T02:59:00Z');
    expect((await openOf(berlin))[0]!.habit).toMatchObject({ from: '2026-03-02' });
    await rollAt('2026-03-09T03:00:00Z');
    await rollAt('2026-03-09T03:01:00Z');
    const [open, ...more] = await openOf(berlin);
    expect(more).toEqual([]);
    expect(open).toMatchObject({ habit: { from: '2026-03-09', streak: 0, missed: 1 }, scheduledFor: '2026-03-09' });
    expect(await door.eventsOf(open!.id)).toEqual(['task.created', 'task.updated']);
    expect((await openOf(angeles))[0]!.habit).toMatchObject({ from: '2026-03-02', missed: 0 });
    await rollAt('2026-03-09T11:00:00Z');
    expect((await openOf(angeles))[0]!.habit).toMatchObject({ from: '2026-03-09', missed: 1 });
    await rollAt('2026-03-30T12:00:00Z');
    expect((await openOf(berlin))[0]).toMatchObject({ version: 3, habit: { from: '2026-03-30', missed: 4 } });
  });

  it('counts a completion once, and not when it was undone', async () => {
    const jo = await newcomer();
    const first = await door.make(thrice(), jo);
    await call('completeTask', first, jo);
    await door.settled();
    await call('reopenTask', first, jo);
    expect(await openOf(jo)).toMatchObject([{ id: first.id, habit: { done: 0 } }]);
    await call('completeTask', first, jo);
    expect(await openOf(jo)).toMatchObject([{ habit: { done: 1 } }]);
  });

  it('goes with its predecessor also when it has rolled over meanwhile', async () => {
    const jo = await newcomer();
    const first = await door.make({ ...daily }, jo);
    await call('completeTask', first, jo);
    await door.settled();
    await rollAt('2026-03-05T12:00:00Z');
    expect(await openOf(jo)).toMatchObject([{ version: 2, habit: { missed: 2 } }]);
    await call('reopenTask', first, jo);
    await door.settled();
    expect(await openOf(jo)).toMatchObject([{ id: first.id }]);
    await rollAt('2026-03-05T12:02:00Z');
    expect(await openOf(jo)).toMatchObject([{ id: first.id, scheduledFor: '2026-03-05', habit: { missed: 3 } }]);
  });

  it('K5 skipped lets the rest of the week go by, and taken back stands where it stood', async () => {
    const jo = await newcomer();
    await door.make(thrice(), jo);
    const second = await does(jo, '2026-03-03T10:00:00Z');
    const { status, body } = await call('skipTask', second, jo);
    expect(status).toBe(200);
    expect(body).toMatchObject({ scheduledFor: '2026-03-09', habit: { from: '2026-03-09', done: 0, missed: 0 } });
    const { dueAt, scheduledFor, recurrence } = second;
    expect((await change(second, { dueAt, scheduledFor, recurrence }, jo)).body.habit).toEqual(second.habit);
    expect(await call('skipTask', second, await newcomer())).toMatchObject({ status: 404 });
    expect(await door.call(routes.skipTask, { params: { id: second.id } })).toMatchObject({ status: 401 });
  });

  it('keeps its count when only the times change, and is none any more without its rule', async () => {
    const jo = await newcomer();
    await door.make(thrice(), jo);
    const open = await does(jo, '2026-03-03T10:00:00Z');
    const more = await change(open, { recurrence: 'FREQ=WEEKLY;X-TIMES=4' }, jo);
    expect(more.body.habit).toEqual({ ...open.habit, times: 4 });
    expect((await change(open, { title: 'Swim far' }, jo)).body.habit).toEqual({ ...open.habit, times: 4 });
    expect((await change(open, { recurrence: null }, jo)).body.habit).toBeNull();
    const back = { token: jo.token, params: { id: open.id, version: open.version } };
    expect((await door.call(routes.restoreVersion, back)).body.habit).toMatchObject({ times: 3, done: 0 });
    const wrong = await change(open, { recurrence: 'FREQ=YEARLY;X-TIMES=3' }, jo);
    expect(wrong).toMatchObject({ status: 400, body: { errors: [{ pointer: '/recurrence' }] } });
    expect(await change(open, { habit: null }, jo)).toMatchObject({ status: 400, body: { code: 'invalid_body' } });
  });

  it('is read from one line, in weeks as the person has them', async () => {
    const jo = await newcomer();
    const body = { text: 'Swim 3x a week', weekStart: 'SU' };
    const { task } = (await door.call(routes.quickAddTask, { token: jo.token, body })).body;
    expect(task).toMatchObject({ title: 'Swim', recurrence: 'FREQ=WEEKLY;WKST=SU;X-TIMES=3' });
    expect(task.habit).toMatchObject({ from: '2026-03-01', to: '2026-03-07' });
    const wrong = { token: jo.token, body: { ...body, weekStart: 'XX' } };
    expect(await door.call(routes.quickAddTask, wrong)).toMatchObject({ status: 400 });
  });
});

describe('a habit by the calendar', () => {
  it('K1 K2 stands on its day instead of piling up, and other tasks stay late', async () => {
    const jo = await newcomer();
    await door.make({ ...daily }, jo);
    const rent = await door.make({ title: 'Rent', recurrence: 'FREQ=DAILY', scheduledFor: '2026-03-02' }, jo);
    await does(jo, '2026-03-02T10:00:00Z');
    await rollAt('2026-03-06T12:00:00Z');
    const open = await openOf(jo);
    expect(open.find(({ kind }) => kind === 'habit')).toMatchObject({
      scheduledFor: '2026-03-06',
      habit: { from: '2026-03-06', to: '2026-03-06', streak: 0, best: 1, missed: 3 },
    });
    expect(open.find(({ id }) => id === rent.id)).toMatchObject({ scheduledFor: '2026-03-02', habit: null });
  });

  it('rolls over sooner for somebody who has moved east, and what comes from elsewhere soon', async () => {
    const jo = await newcomer('America/Los_Angeles');
    await door.make({ ...daily }, jo);
    await rollAt('2026-03-02T20:00:00Z');
    at('2026-03-02T22:00:00Z');
    await door.publish('user.updated', { userid: jo.id, data: { user: userOf(jo.id, 'Europe/Berlin') } });
    await door.settled();
    await rollAt('2026-03-03T09:00:00Z');
    expect((await openOf(jo))[0]!.habit).toMatchObject({ from: '2026-03-03' });
  });

  it('goes to another account as it stands, with what the rollover wrote, and rolls over there', async () => {
    const [jo, mira] = [await newcomer(), await newcomer()];
    await door.make(thrice(), jo);
    await does(jo, '2026-03-03T10:00:00Z');
    await rollAt('2026-03-09T12:00:00Z');
    const files = filesOf(door);
    const archive = await files.take(jo);
    expect((await files.bring(mira, archive)).problems).toEqual([]);
    await door.settled();
    expect(await files.take(mira)).toBe(archive);
    expect((await openOf(mira))[0]!.habit).toMatchObject({ from: '2026-03-09', missed: 1 });
    await rollAt('2026-03-16T12:00:00Z');
    expect((await openOf(mira))[0]!.habit).toMatchObject({ from: '2026-03-16', missed: 2 });

    const ida = await newcomer();
    const before = JSON.parse(archive);
    for (const { task, versions } of before.tasks)
      for (const fields of [task, ...versions.map((version: { fields: object }) => version.fields)])
        delete fields.habit;
    expect((await files.bring(ida, JSON.stringify(before))).counts).toMatchObject({ leftOut: 0, new: 2 });
    await door.settled();
    await rollAt('2026-03-16T12:01:00Z');
    expect((await openOf(ida))[0]!.habit).toMatchObject({ from: '2026-03-16', times: 3, missed: 0 });
  });

  it('nothing of it is kept when its person is gone', async () => {
    const jo = await newcomer();
    await door.make(thrice(), jo);
    await door.settled();
    const { rollovers } = openCollections(door.resources.documents);
    expect(await rollovers.get(jo.id)).toBeDefined();
    await door.publish('user.deleted', { userid: jo.id, data: { userId: jo.id } });
    await door.settled();
    expect(await rollovers.get(jo.id)).toBeUndefined();
    expect(await tasksOf(jo)).toEqual([]);
  });
});
