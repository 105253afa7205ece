import { notificationRoutes, type Task } from 'deepiri-contracts';
import { freshContext } from 'deepiri-service-kit';
import { startForTest, type TestService } from 'deepiri-service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetUser } from '../commands/forget-user.ts';
import { archiveThread, restoreThread } from '../commands/move-thread.ts';
import type { NotificationRecord } from '../domain/notification.ts';
import { notificationService } from '../index.ts';
import { type Collections, openCollections } from '../store/collections.ts';
import { createPeople, type Person } from './testing/somebody.ts';

const { listNotifications, archiveNotification, snoozeNotification, restoreNotification } = notificationRoutes;

let test: TestService;
let collections: Collections;
beforeAll(async () => {
  test = await startForTest(notificationService);
  collections = openCollections(test.resources.documents);
});
afterAll(() => test.stop());

const somebody = createPeople(() => test);

/** So many that were told about one task, the oldest first. */
async function threadOf({ id: userid }: Person, length: number): Promise<NotificationRecord[]> {
  const task = { id: `tsk_${userid}`, title: 'Read', ownerId: userid } as Task;
  for (let at = 0; at < length; at++) {
    test.clock.advance(1);
    await test.publish('task.unblocked', { userid, subject: task.id, data: { task, change: 'unblocked', patch: [] } });
  }
  await test.settled();
  const where = { userId: userid, thread: task.id };
  const { items } = await collections.notifications.find({
    where,
    order: { field: 'createdAt', direction: 'asc' },
    limit: 1000,
  });
  expect(items).toHaveLength(length);
  return items;
}

async function idsIn({ token }: Person, place: 'inbox' | 'snoozed' | 'archive') {
  const ids: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const query = { place, limit: 100, ...(cursor ? { cursor } : {}) };
    const { body } = await test.call(listNotifications, { token, query });
    ids.push(...body.items!.map(({ id }) => id));
    if (!body.nextCursor) return ids;
    cursor = body.nextCursor;
  }
}

function requestOf({ id }: Person) {
  const origin = { now: test.clock.now(), actor: { type: 'user' as const, id }, cause: `req_${Math.random()}` };
  return freshContext(origin, () => crypto.randomUUID());
}

/** The same documents, with something in between. */
function between(faults: Partial<Collections['notifications']>): Collections {
  const { notifications } = collections;
  return { ...collections, notifications: { ...methodsOf(notifications), ...faults } };
}
const methodsOf = (of: Collections['notifications']): Collections['notifications'] => ({
  get: (id) => of.get(id),
  getMany: (ids) => of.getMany(ids),
  find: (query) => of.find(query),
  count: (where) => of.count(where),
  save: (state, events) => of.save(state, events),
  remove: (id, version, events) => of.remove(id, version, events),
});

describe('a thread that moves', () => {
  it('N5 and was cut short is moved as a whole by the same request', async () => {
    const ada = await somebody();
    const [first, second, third] = await threadOf(ada, 3);
    const asked = { id: second!.id, userId: ada.id };
    const cut = between({
      save: async (state, events) => {
        if (state.id === first!.id) throw new Error('the process is killed here');
        return collections.notifications.save(state, events);
      },
    });
    await expect(archiveThread(cut, asked, requestOf(ada))).rejects.toThrow('killed');
    await test.call(archiveNotification, { token: ada.token, params: { id: second!.id } });
    expect((await idsIn(ada, 'archive')).toSorted()).toEqual([first!.id, second!.id, third!.id].toSorted());
    expect(await idsIn(ada, 'inbox')).toEqual([]);
  });

  it.each([
    ['archived', archiveThread],
    ['restored', restoreThread],
  ])('brings nothing of a deleted person back when it is %s at that moment', async (_, move) => {
    const ada = await somebody();
    const [first] = await threadOf(ada, 3);
    const gone = between({
      find: async (query) => {
        const found = await collections.notifications.find(query);
        await forgetUser(collections, ada.id, requestOf(ada));
        return found;
      },
    });
    await expect(move(gone, { id: first!.id, userId: ada.id }, requestOf(ada))).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await collections.notifications.count({ userId: ada.id })).toBe(0);
  });

  it('leaves out one that is removed at that moment', async () => {
    const ada = await somebody();
    const [first, second, third] = await threadOf(ada, 3);
    const without = between({
      find: async (query) => {
        const found = await collections.notifications.find(query);
        await collections.notifications.remove(second!.id, second!.version);
        return found;
      },
    });
    const moved = await archiveThread(without, { id: first!.id, userId: ada.id }, requestOf(ada));
    expect(moved.map(({ id }) => id)).toEqual([third!.id, first!.id]);
    expect(await idsIn(ada, 'archive')).toHaveLength(2);
  });

  it('moves also where much of it is somewhere else, and however long it is', async () => {
    const ada = await somebody();
    const thread = await threadOf(ada, 500);
    const ids = thread.map(({ id }) => id);
    const params = { id: ids[0]! };
    await test.call(archiveNotification, { token: ada.token, params });
    expect([await idsIn(ada, 'inbox'), (await idsIn(ada, 'archive')).toSorted()]).toEqual([[], ids.toSorted()]);
    await test.call(restoreNotification, { token: ada.token, params });
    expect([await idsIn(ada, 'archive'), await idsIn(ada, 'inbox')]).toEqual([[], ids.toReversed()]);
  }, 120_000);
});

describe('what is put off', () => {
  it('comes back each time, also when it is put off until the same moment again', async () => {
    const ada = await somebody();
    const [one] = await threadOf(ada, 1);
    const now = test.clock.now();
    const until = new Date(now.getTime() + 60_000);
    const putOff = () =>
      test.call(snoozeNotification, {
        token: ada.token,
        params: { id: one!.id },
        body: { until: until.toISOString() },
      });
    for (let times = 0; times < 2; times++) {
      // The clocks of two processes differ.
      test.clock.set(now);
      expect((await putOff()).status).toBe(200);
      expect(await idsIn(ada, 'snoozed')).toHaveLength(1);
      test.clock.set(until);
      await test.service.runJobs();
      expect(await idsIn(ada, 'inbox')).toEqual([one!.id]);
    }
  });

  it('is refused for a second that no clock has, and takes any offset', async () => {
    const ada = await somebody();
    const [one] = await threadOf(ada, 1);
    const putOff = (until: string) =>
      test.call(snoozeNotification, { token: ada.token, params: { id: one!.id }, body: { until } });
    const later = new Date(test.clock.now().getTime() + 86_400_000).toISOString().slice(0, 10);
    for (const until of [
      `${later}T23:59:60Z`,
      `${later}T15:59:60-08:00`,
      '0000-01-01T00:00:00Z',
      '0001-01-01T00:00:00+23:59',
      '9999-12-31T23:59:59-23:59',
      '9999-12-31T23:59:60Z',
      `${later}T12:00:00+24:00`,
    ]) {
      const answer = await putOff(until);
      expect([until, answer.status, answer.body.errors]).toMatchObject([until, 400, [{ pointer: '/until' }]]);
    }
    for (const until of [`${later}T12:00:00.123456789+23:59`, `${later}t12:00:00z`, `${later} 12:00:00Z`])
      expect([until, (await putOff(until)).status]).toEqual([until, 200]);
  });
});
