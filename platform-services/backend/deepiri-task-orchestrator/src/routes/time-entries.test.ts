import { timeEntryRoutes as time } from 'deepiri-contracts';
import { freshContext } from 'deepiri-service-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTimer } from '../commands/track-time.ts';
import { openCollections } from '../store/collections.ts';
import { type Door, openDoor, routes } from './testing/door.ts';

const MINUTE = 60_000;
let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.stop());
beforeEach(() => door.call(time.stopTimer, { token: door.jo.token }));

const start = (taskId: string, token = door.jo.token) => door.call(time.startTimer, { token, body: { taskId } });
const stop = (body?: object, token = door.jo.token) => door.call(time.stopTimer, { token, ...(body ? { body } : {}) });
const timer = async (token = door.jo.token) => (await door.call(time.getTimer, { token })).body.entry;
const entries = async (taskId: string) =>
  (await door.call(time.listTimeEntries, { token: door.jo.token, query: { taskId } })).body.items;
const spent = async (id: string) => {
  await door.settled();
  return (await door.call(routes.getTask, { token: door.jo.token, params: { id } })).body.actualMinutes;
};
const ago = (minutes: number) => new Date(door.clock.now().getTime() - minutes * MINUTE).toISOString();
const note = (body: object, token = door.jo.token) => door.call(time.createTimeEntry, { token, body });

describe('the timer', () => {
  it('measures one thing at a time: another one stops the first', async () => {
    const [a, b] = [await door.make(), await door.make()];
    expect((await start(a.id)).body.entry).toMatchObject({ taskId: a.id, endedAt: null, source: 'timer' });
    door.clock.advance(25 * MINUTE);
    await start(b.id);
    expect(await entries(a.id)).toMatchObject([{ seconds: 1500 }]);
    expect(await timer()).toMatchObject({ taskId: b.id });
    door.clock.advance(5 * MINUTE);
    expect((await stop()).body.entry).toMatchObject({ taskId: b.id, seconds: 300 });
    expect(await timer()).toBeNull();
    expect((await stop()).body.entry).toBeNull();
    expect([await spent(a.id), await spent(b.id)]).toEqual([25, 5]);
  });

  it('goes on when it is started again for the same task', async () => {
    const task = await door.make();
    const [first, second] = [await start(task.id), await start(task.id)];
    expect(second.body).toEqual(first.body);
    expect(await entries(task.id)).toHaveLength(1);
  });

  it('of two processes that start at the same moment one runs, and nothing is left running beside it', async () => {
    const [here, there] = [openCollections(door.resources.documents), openCollections(door.resources.documents)];
    let ids = 0;
    const context = () =>
      freshContext(
        { now: door.clock.now(), actor: { type: 'user', id: door.jo.id }, cause: `r${++ids}` },
        () => `00000000-0000-7000-9000-${String(++ids).padStart(12, '0')}`,
      );
    for (let round = 0; round < 10; round++) {
      const [a, b] = [await door.make(), await door.make()];
      await Promise.all([
        startTimer(here, door.jo.id, a.id, context()),
        startTimer(there, door.jo.id, b.id, context()),
      ]);
      const all = [...(await entries(a.id)), ...(await entries(b.id))];
      expect(all.filter(({ endedAt }) => endedAt === null)).toHaveLength(1);
    }
  });

  it('that was forgotten is stopped at the moment that is given', async () => {
    const task = await door.make();
    await start(task.id);
    door.clock.advance(600 * MINUTE);
    expect(await stop({ endedAt: ago(700) })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/endedAt' }] },
    });
    expect((await stop({ endedAt: ago(560) })).body.entry).toMatchObject({ seconds: 2400 });
    expect(await spent(task.id)).toBe(40);
  });

  it('stops when its task is done, before that is paid; and when it is deleted or cancelled', async () => {
    for (const finish of ['complete', 'patch'] as const) {
      const task = await door.make({ estimateMinutes: 60 });
      await start(task.id);
      door.clock.advance(20 * MINUTE);
      const params = { id: task.id };
      if (finish === 'complete') await door.call(routes.completeTask, { token: door.jo.token, params });
      else await door.call(routes.updateTask, { token: door.jo.token, params, body: { status: 'done' } });
      const [completed] = await door.dataOf(task.id, 'task.completed');
      expect(completed).toMatchObject({ task: { status: 'done', actualMinutes: 20 } });
      expect(await timer()).toBeNull();
    }
    const gone = await door.make();
    await start(gone.id);
    await door.call(routes.deleteTask, { token: door.jo.token, params: { id: gone.id } });
    await door.settled();
    expect(await timer()).toBeNull();
    const waiting = await door.make({ blockedBy: [(await door.make()).id] });
    await start(waiting.id);
    await door.call(routes.completeTask, { token: door.jo.token, params: { id: waiting.id } });
    expect(await timer()).toMatchObject({ taskId: waiting.id });
  });

  it('is one’s own', async () => {
    const task = await door.make();
    expect(await start(task.id, door.mira.token)).toMatchObject({ status: 404 });
    await start(task.id);
    expect(await timer(door.mira.token)).toBeNull();
    expect((await stop(undefined, door.mira.token)).body.entry).toBeNull();
    expect(await timer()).not.toBeNull();
    expect(await door.call(time.getTimer, {})).toMatchObject({ status: 401 });
    expect(await door.call(time.startTimer, { body: { taskId: task.id } })).toMatchObject({ status: 401 });
    expect(await door.call(time.startTimer, { token: door.jo.token, body: {} })).toMatchObject({ status: 400 });
  });
});

describe('time entries', () => {
  it('are noted, corrected and taken away, and the time spent follows; what was written by hand stays in it', async () => {
    const task = await door.make({ actualMinutes: 10 });
    const made = await note({ taskId: task.id, startedAt: ago(60), endedAt: ago(30), note: 'outline' });
    expect(made).toMatchObject({ status: 201, body: { seconds: 1800, source: 'manual' } });
    expect(made.headers).toMatchObject({ location: `/api/tasks/time/entries/${made.body.id}`, etag: '"1"' });
    expect(await spent(task.id)).toBe(40);
    const params = { id: made.body.id };
    const one = { token: door.jo.token, params };
    const changed = await door.call(time.updateTimeEntry, { ...one, body: { endedAt: ago(15) } });
    expect(changed.body).toMatchObject({ seconds: 2700, version: 2 });
    expect((await door.call(time.getTimeEntry, one)).body).toEqual(changed.body);
    expect(await spent(task.id)).toBe(55);
    const stale = { headers: { 'if-match': '"1"' } };
    for (const answer of [
      await door.call(time.updateTimeEntry, { ...one, ...stale, body: { note: 'x' } }),
      await door.call(time.deleteTimeEntry, { ...one, ...stale }),
    ])
      expect(answer).toMatchObject({ status: 412, body: { current: changed.body } });
    expect((await door.call(time.deleteTimeEntry, one)).status).toBe(204);
    expect((await door.call(time.deleteTimeEntry, one)).status).toBe(404);
    expect(await spent(task.id)).toBe(10);
    expect(await door.eventsOf(made.body.id)).toEqual(['time_entry.added', 'time_entry.changed', 'time_entry.removed']);
  });

  it('are listed from the latest on, page by page, of a task or of a stretch', async () => {
    const task = await door.make();
    for (const minutes of [300, 200, 100])
      await note({ taskId: task.id, startedAt: ago(minutes), endedAt: ago(minutes - 10) });
    const list = (query: object) => door.call(time.listTimeEntries, { token: door.jo.token, query });
    const first = (await list({ taskId: task.id, limit: 2 })).body;
    const second = (await list({ taskId: task.id, limit: 2, cursor: first.nextCursor! })).body;
    const starts = [...first.items, ...second.items].map(({ startedAt }) => startedAt);
    expect(starts).toEqual([ago(100), ago(200), ago(300)]);
    expect((await list({ taskId: task.id, startedAfter: ago(200), startedBefore: ago(100) })).body.items).toHaveLength(
      1,
    );
    expect(await list({ startedAfter: '2026-02-30T25:00:00Z' })).toMatchObject({ status: 400 });
    const mira = await door.call(time.listTimeEntries, { token: door.mira.token, query: { taskId: task.id } });
    expect(mira.body.items).toEqual([]);
  });

  it('are refused for what is foreign, in the trash or backwards', async () => {
    const task = await door.make();
    const stretch = { startedAt: ago(20), endedAt: ago(10) };
    expect(await note({ taskId: task.id, ...stretch }, door.mira.token)).toMatchObject({ status: 404 });
    expect(await note({ taskId: task.id, startedAt: ago(10), endedAt: ago(20) })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/endedAt' }] },
    });
    const { id } = (await note({ taskId: task.id, ...stretch })).body;
    for (const route of [time.getTimeEntry, time.deleteTimeEntry])
      expect(await door.call(route, { token: door.mira.token, params: { id } })).toMatchObject({ status: 404 });
    await door.call(routes.deleteTask, { token: door.jo.token, params: { id: task.id } });
    expect(await note({ taskId: task.id, ...stretch })).toMatchObject({ status: 404 });
  });

  it('that came at the same moment all count', async () => {
    const task = await door.make();
    await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        note({ taskId: task.id, startedAt: ago(at * 20 + 10), endedAt: ago(at * 20) }),
      ),
    );
    expect(await spent(task.id)).toBe(80);
  });
});
