import { type EventData, notificationRoutes, type Task } from 'deepiri-contracts';
import { startForTest, type TestService } from 'deepiri-service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notificationService } from '../index.ts';
import { openCollections } from '../store/collections.ts';
import { createPeople, type Person } from './testing/somebody.ts';

const { listNotifications, countUnread, archiveNotification, snoozeNotification, restoreNotification } =
  notificationRoutes;
const HOUR = 3_600_000;

let test: TestService;
beforeAll(async () => {
  test = await startForTest(notificationService);
});
afterAll(() => test.stop());

const somebody = createPeople(() => test);

/** Two that belong to one task, and one that does not. */
async function threeFor({ id: userid }: Person) {
  const task = { id: 'tsk_2', title: 'Read', ownerId: userid } as Task;
  await test.publish('task.unblocked', { userid, subject: task.id, data: { task, change: 'unblocked', patch: [] } });
  await test.settled();
  test.clock.advance(1000);
  const at = test.clock.now().toISOString();
  const entry = {
    ...{ id: `evt_entry-${userid}`, at, amount: 7, rule: 'task_completed', sourceEventId: 'evt_0' },
    ...{ reversalOf: null, taskId: 'tsk_2', title: 'Read', localDate: '2026-03-02' },
  };
  const data: EventData<'xp.awarded'> = { entry, terms: [], xp: 7, level: 1, rulesVersion: 1 };
  await test.publish('xp.awarded', { userid, data, id: entry.id });
  await test.settled();
  test.clock.advance(1000);
  await test.publish('level.reached', { userid, data: { level: 2, xp: 100 } });
  await test.settled();
}

async function listed({ token }: Pick<Person, 'token'>, place?: 'inbox' | 'snoozed' | 'archive') {
  return (await test.call(listNotifications, { token, query: place ? { place } : {} })).body.items!;
}
const kindsIn = async (person: Person, place?: 'inbox' | 'snoozed' | 'archive') =>
  (await listed(person, place)).map(({ kind }) => kind);
const count = async ({ token }: Person) => (await test.call(countUnread, { token })).body.count;
const idOf = async (person: Person, kind: string, place?: 'inbox' | 'snoozed' | 'archive') =>
  (await listed(person, place)).find((one) => one.kind === kind)!.id;
const eventsOf = (userid: string, type: string) =>
  test.published().filter((event) => event.type === type && event.userid === userid);

describe('a thread', () => {
  it('is put away as a whole, counts as read, and comes back as a whole', async () => {
    const ada = await somebody();
    await threeFor(ada);
    expect(await count(ada)).toBe(3);
    const id = await idOf(ada, 'task_unblocked');
    const { status, body } = await test.call(archiveNotification, { token: ada.token, params: { id } });
    expect([status, body.items!.map(({ kind }) => kind)]).toEqual([200, ['xp_awarded', 'task_unblocked']]);
    expect(body.items!.every(({ threadId, archivedAt }) => threadId === 'tsk_2' && archivedAt !== null)).toBe(true);
    expect([await kindsIn(ada), await kindsIn(ada, 'archive')]).toEqual([
      ['level_reached'],
      expect.arrayContaining(['xp_awarded', 'task_unblocked']),
    ]);
    expect(await count(ada)).toBe(1);
    await test.call(archiveNotification, { token: ada.token, params: { id } });
    await test.settled();
    expect(eventsOf(ada.id, 'notification.archived')).toHaveLength(2);

    await test.call(restoreNotification, { token: ada.token, params: { id } });
    await test.settled();
    expect(await kindsIn(ada)).toEqual(['level_reached', 'xp_awarded', 'task_unblocked']);
    expect([await count(ada), await kindsIn(ada, 'archive')]).toEqual([3, []]);
    expect(eventsOf(ada.id, 'notification.returned')).toHaveLength(2);
  });

  it('that was put off comes back unread at its time, once, and on top', async () => {
    const ada = await somebody();
    await threeFor(ada);
    const id = await idOf(ada, 'xp_awarded');
    const until = new Date(test.clock.now().getTime() + 3 * HOUR).toISOString();
    const { body } = await test.call(snoozeNotification, { token: ada.token, params: { id }, body: { until } });
    expect(body.items).toMatchObject([{ snoozedUntil: until }, { snoozedUntil: until }]);
    expect([await kindsIn(ada), await count(ada)]).toEqual([['level_reached'], 1]);
    expect((await kindsIn(ada, 'snoozed')).toSorted()).toEqual(['task_unblocked', 'xp_awarded']);
    await test.service.runJobs();
    expect(await kindsIn(ada)).toEqual(['level_reached']);
    test.clock.set(new Date(until));
    await Promise.all([test.service.runJobs(), test.service.runJobs()]);
    await test.service.runJobs();
    await test.settled();
    const back = await listed(ada);
    expect(
      back
        .map(({ kind }) => kind)
        .slice(0, 2)
        .toSorted(),
    ).toEqual(['task_unblocked', 'xp_awarded']);
    expect(back[0]).toMatchObject({ createdAt: until, readAt: null, snoozedUntil: null });
    expect(back[0]!.firstCreatedAt! < until).toBe(true);
    expect(await count(ada)).toBe(3);
    expect(await listed(ada, 'snoozed')).toEqual([]);
    expect(eventsOf(ada.id, 'notification.returned')).toHaveLength(2);
  });

  it('of before there were threads is what it was told about alone', async () => {
    const ada = await somebody();
    await threeFor(ada);
    const { notifications } = openCollections(test.resources.documents);
    const old = (await notifications.get(await idOf(ada, 'level_reached')))!;
    const { thread: _, archivedAt: __, snoozedUntil: ___, ...older } = old;
    await notifications.save({ ...older, version: older.version + 1 }, []);
    expect(await kindsIn(ada)).toEqual(['level_reached', 'xp_awarded', 'task_unblocked']);
    const { body } = await test.call(archiveNotification, { token: ada.token, params: { id: old.id } });
    expect(body.items).toMatchObject([{ id: old.id, threadId: old.id }]);
    expect(await kindsIn(ada)).toEqual(['xp_awarded', 'task_unblocked']);
  });
});

describe('moving is refused', () => {
  it('for a time that is none, is over, or is too far away', async () => {
    const ada = await somebody();
    await threeFor(ada);
    const params = { id: await idOf(ada, 'level_reached') };
    for (const until of ['tomorrow', '2020-01-01T00:00:00Z', '2099-01-01T00:00:00Z', 5]) {
      const answer = await test.call(snoozeNotification, { token: ada.token, params, body: { until } as never });
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_body', errors: [{ pointer: '/until' }] } });
    }
    expect(await kindsIn(ada)).toHaveLength(3);
  });

  it('for what belongs to somebody else, is unknown, or without a token', async () => {
    const [ada, mallory] = [await somebody(), await somebody()];
    await threeFor(ada);
    const id = await idOf(ada, 'level_reached');
    const until = new Date(test.clock.now().getTime() + HOUR).toISOString();
    const unknown = 'ntf_01900000-0000-7000-8000-000000000000';
    for (const route of [archiveNotification, snoozeNotification, restoreNotification]) {
      const body = route === snoozeNotification ? { body: { until } } : {};
      const call = (token: string | undefined, of: string) =>
        test.call(route as typeof snoozeNotification, { token, params: { id: of }, ...body } as never);
      expect(await call(mallory.token, id)).toMatchObject({ status: 404, body: { code: 'not_found' } });
      expect(await call(ada.token, unknown)).toMatchObject({ status: 404 });
      expect(await call(undefined, id)).toMatchObject({ status: 401 });
    }
    expect(await kindsIn(ada)).toHaveLength(3);
  });

  it('and only of the inbox one can ask what is unread', async () => {
    const ada = await somebody();
    const query = { place: 'archive', unread: true } as const;
    const answer = await test.call(listNotifications, { token: ada.token, query });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_query' } });
  });
});

it('everything of a deleted user goes, wherever it is', async () => {
  const ada = await somebody();
  await threeFor(ada);
  const until = new Date(test.clock.now().getTime() + HOUR).toISOString();
  await test.call(archiveNotification, { token: ada.token, params: { id: await idOf(ada, 'level_reached') } });
  await test.call(snoozeNotification, {
    token: ada.token,
    params: { id: await idOf(ada, 'xp_awarded') },
    body: { until },
  });
  await test.publish('user.deleted', { userid: ada.id, data: { userId: ada.id } });
  await test.settled();
  for (const place of ['inbox', 'snoozed', 'archive'] as const) expect(await listed(ada, place)).toEqual([]);
});
