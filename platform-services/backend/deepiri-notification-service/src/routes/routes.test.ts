import { type EventData, notificationRoutes, type Task, type User } from 'deepiri-contracts';
import { repeatableContext } from 'deepiri-service-kit';
import { startForTest, type TestService } from 'deepiri-service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tell } from '../commands/tell.ts';
import { messages } from '../domain/messages.ts';
import { notificationService } from '../index.ts';
import { openCollections } from '../store/collections.ts';
import { createPeople } from './testing/somebody.ts';

const { listNotifications, countUnread, readNotification, readAllNotifications, getPreferences, putPreferences } =
  notificationRoutes;

let test: TestService;
beforeAll(async () => {
  test = await startForTest(notificationService);
});
afterAll(() => test.stop());

const somebody = createPeople(() => test);

let entries = 0;
function award(more: Partial<EventData<'xp.awarded'>['entry']> = {}): EventData<'xp.awarded'> {
  const at = test.clock.now().toISOString();
  const entry = {
    id: `evt_entry-${++entries}`,
    at,
    amount: 7,
    rule: 'task_completed',
    sourceEventId: 'evt_0',
    reversalOf: null,
    taskId: 'tsk_1',
    title: 'Write report',
    localDate: '2026-03-02',
    ...more,
  };
  const terms = [{ name: 'difficulty', value: 7, reason: '7 for an easy task' }];
  return { entry, terms, xp: 7, level: 1, rulesVersion: 1 };
}

/** Pays a user so many times, a second apart. */
async function pay(userid: string, times = 1) {
  const data = Array.from({ length: times }, () => award());
  for (const one of data) {
    await test.publish('xp.awarded', { userid, data: one, id: one.entry.id });
    await test.settled();
    test.clock.advance(1000);
  }
  return data;
}

const listed = async (token: string, query: { unread?: boolean; limit?: number; cursor?: string } = {}) =>
  (await test.call(listNotifications, { token, query })).body;
const counted = async (token: string) => (await test.call(countUnread, { token })).body;
const ofUser = (userid: string, type: string) =>
  test.published().filter((event) => event.type === type && event.userid === userid);

describe('what happens becomes a notification', () => {
  it('with a text, a link and an event', async () => {
    const ada = await somebody();
    await pay(ada.id);
    const { items } = await listed(ada.token);
    expect(items).toMatchObject([
      { kind: 'xp_awarded', title: '+7 XP: Write report', body: '7 for an easy task.', link: '/profile', readAt: null },
    ]);
    expect(ofUser(ada.id, 'notification.created')).toMatchObject([
      { subject: items![0]!.id, data: { notification: items![0] } },
    ]);
  });

  it('for every kind', async () => {
    const ada = await somebody();
    const userid = ada.id;
    const user = { id: userid, name: 'Ada' } as User;
    const task = { id: 'tsk_2', title: 'Read', ownerId: userid } as Task;
    const badge = {
      id: 'first',
      name: 'First step',
      description: 'Finish a task',
      category: 'tasks',
      tier: 'bronze' as const,
      icon: 'star',
      earnedAt: null,
      progress: { current: 1, target: 1 },
    };
    await test.publish('user.registered', { userid, data: { user } });
    await test.publish('level.reached', { userid, data: { level: 2, xp: 100 } });
    await test.publish('badge.earned', { userid, data: { badge, earnedAt: test.clock.now().toISOString() } });
    await test.publish('streak.broken', {
      userid,
      data: { days: 3, best: 9, localDate: '2026-03-01', freezesUsed: 0 },
    });
    await test.publish('task.unblocked', { userid, subject: task.id, data: { task, change: 'unblocked', patch: [] } });
    await test.settled();
    const { items } = await listed(ada.token);
    expect(items!.map(({ title, link }) => [title, link]).toSorted()).toEqual([
      ['Badge earned: First step', '/profile'],
      ['Level 2 reached', '/profile'],
      ['Ready to start: Read', '/tasks/tsk_2'],
      ['Welcome to Deepiri, Ada', '/'],
      ['Your streak of 3 days ended', '/profile'],
    ]);
    expect(await counted(ada.token)).toEqual({
      count: 5,
      byKind: { welcome: 1, level_reached: 1, badge_earned: 1, streak_broken: 1, task_unblocked: 1, xp_awarded: 0 },
    });
  });

  it('G4 an event handled twice has one effect', async () => {
    const ada = await somebody();
    const data = award();
    await test.publish('xp.awarded', { userid: ada.id, data, id: 'evt_same' });
    await test.settled();
    await test.call(readAllNotifications, { token: ada.token });
    // The bus does not deliver an id twice, so the second time is played here as its handler would.
    const origin = {
      now: test.clock.now(),
      actor: { type: 'service' as const, id: 'notification-service' },
      cause: 'evt_same',
    };
    const context = repeatableContext(origin, 'notification-service\u0000evt_same');
    const message = messages['xp.awarded'](data);
    const told = { userId: ada.id, about: data.entry.id, message, keptDays: 365 };
    await tell(openCollections(test.resources.documents), told, context);
    await test.settled();
    expect((await listed(ada.token)).items).toHaveLength(1);
    expect((await counted(ada.token)).count).toBe(0);
    expect(ofUser(ada.id, 'notification.created')).toHaveLength(1);
  });

  it('unless its kind is not wanted', async () => {
    const ada = await somebody();
    const { body } = await test.call(getPreferences, { token: ada.token });
    const kinds = { ...body.kinds!, xp_awarded: false };
    expect(await test.call(putPreferences, { token: ada.token, body: { kinds } })).toMatchObject({
      status: 200,
      body: { kinds },
    });
    expect((await test.call(getPreferences, { token: ada.token })).body).toEqual({ kinds, quietHours: null });
    await pay(ada.id);
    await test.publish('level.reached', { userid: ada.id, data: { level: 2, xp: 100 } });
    await test.settled();
    expect((await listed(ada.token)).items!.map(({ kind }) => kind)).toEqual(['level_reached']);
  });

  it('and is amended when the award is taken back', async () => {
    const ada = await somebody();
    const [paid] = await pay(ada.id, 2);
    const reversal = award({ amount: -7, rule: 'task_reopened', reversalOf: paid!.entry.id });
    await test.publish('xp.reversed', { userid: ada.id, data: reversal, id: reversal.entry.id });
    await test.settled();
    const { items } = await listed(ada.token);
    expect(items![1]).toMatchObject({ body: expect.stringContaining('Taken back'), data: { takenBack: true } });
    expect(items!.map(({ readAt }) => readAt === null)).toEqual([true, false]);
    expect(ofUser(ada.id, 'notification.read')).toMatchObject([
      { data: { notificationIds: [items![1]!.id], all: false } },
    ]);
  });
});

describe('listing', () => {
  it('is newest first, page by page', async () => {
    const ada = await somebody();
    await pay(ada.id, 5);
    const first = await listed(ada.token, { limit: 3 });
    const second = await listed(ada.token, { limit: 3, cursor: first.nextCursor! });
    const times = [...first.items!, ...second.items!].map(({ createdAt }) => createdAt);
    expect([first.items!.length, second.items!.length, second.nextCursor]).toEqual([3, 2, null]);
    expect(times).toEqual(times.toSorted().toReversed());
  });

  it('shows only the unread ones when asked to, also after everything was read', async () => {
    const ada = await somebody();
    await pay(ada.id, 3);
    await test.call(readAllNotifications, { token: ada.token });
    await pay(ada.id, 2);
    const { items } = await listed(ada.token);
    await test.call(readNotification, { token: ada.token, params: { id: items![0]!.id } });
    const unread = await listed(ada.token, { unread: true, limit: 1 });
    expect(unread.items!.map(({ id }) => id)).toEqual([items![1]!.id]);
    expect(await listed(ada.token, { unread: true, limit: 1, cursor: unread.nextCursor! })).toEqual({
      items: [],
      nextCursor: null,
    });
  });

  it('refuses a wrong query and a cursor of another list', async () => {
    const ada = await somebody();
    await pay(ada.id, 2);
    for (const query of [{ limit: 0 }, { limit: 'x' }, { unread: 'perhaps' }, { kind: 'welcome' }]) {
      const answer = await test.call(listNotifications, { token: ada.token, query: query as never });
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_query' } });
    }
    const { nextCursor } = await listed(ada.token, { limit: 1 });
    const stranger = await somebody();
    for (const [token, query] of [
      [ada.token, { cursor: 'x' }],
      [stranger.token, { cursor: nextCursor! }],
    ] as const) {
      const answer = await test.call(listNotifications, { token, query });
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_cursor' } });
    }
  });
});

describe('reading', () => {
  it('one lowers the count and is told once', async () => {
    const ada = await somebody();
    await pay(ada.id, 2);
    const id = (await listed(ada.token)).items![0]!.id;
    const first = await test.call(readNotification, { token: ada.token, params: { id } });
    expect(first).toMatchObject({ status: 200, body: { id, readAt: test.clock.now().toISOString() } });
    test.clock.advance(1000);
    const again = await test.call(readNotification, { token: ada.token, params: { id } });
    expect(again.body).toEqual(first.body);
    expect((await counted(ada.token)).count).toBe(1);
    await test.settled();
    expect(ofUser(ada.id, 'notification.read')).toMatchObject([
      { subject: id, data: { notificationIds: [id], all: false } },
    ]);
  });

  it('all is one event however many there are, and nothing when there are none', async () => {
    const ada = await somebody();
    await pay(ada.id, 4);
    expect((await test.call(readAllNotifications, { token: ada.token })).body).toEqual({ read: 4 });
    expect((await test.call(readAllNotifications, { token: ada.token })).body).toEqual({ read: 0 });
    expect((await counted(ada.token)).count).toBe(0);
    expect((await listed(ada.token)).items!.every(({ readAt }) => readAt !== null)).toBe(true);
    await test.settled();
    expect(ofUser(ada.id, 'notification.read')).toMatchObject([{ data: { notificationIds: [], all: true } }]);
  });

  it('all at the same moment as something new arrives leaves the new one unread', async () => {
    const ada = await somebody();
    await pay(ada.id, 1);
    await test.call(readAllNotifications, { token: ada.token });
    test.clock.advance(-1000);
    await pay(ada.id, 1);
    expect((await counted(ada.token)).count).toBe(1);
    expect((await test.call(readAllNotifications, { token: ada.token })).body).toEqual({ read: 1 });
  });

  it('under one idempotency key answers as the first time', async () => {
    const ada = await somebody();
    await pay(ada.id, 2);
    const options = { token: ada.token, headers: { 'idempotency-key': 'read-1' } };
    await test.call(readAllNotifications, options);
    const replayed = await test.call(readAllNotifications, options);
    expect(replayed.body).toEqual({ read: 2 });
    expect(replayed.headers['idempotency-replayed']).toBe('true');
  });
});

describe('preferences', () => {
  it.each([
    [{}, '/kinds'],
    [{ kinds: { welcome: true } }, '/kinds/xp_awarded'],
    [{ kinds: { welcome: 'no' } }, '/kinds/welcome'],
    [{ kinds: { other: true } }, '/kinds/other'],
  ])('refuse %j', async (body, pointer) => {
    const ada = await somebody();
    const answer = await test.call(putPreferences, { token: ada.token, body });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_body' } });
    expect(answer.body.errors!.map((error) => error.pointer)).toContain(pointer);
  });
});

describe('quiet hours', () => {
  const all = {
    xp_awarded: true,
    level_reached: true,
    badge_earned: true,
    streak_broken: true,
    task_unblocked: true,
    welcome: true,
  };
  const choose = (token: string, quietHours: object | null) =>
    test.call(putPreferences, { token, body: { kinds: all, quietHours } });
  const zone = async (id: string, timeZone: string, version: number) => {
    await test.publish('user.updated', { userid: id, data: { user: { id, timeZone, version } as User } });
    await test.settled();
  };
  const wait = () => test.service.runJobs();
  const night = { from: '22:00', to: '07:00' };

  it('keep what happens until they are over by the clock on the wall, then tell it once', async () => {
    const ada = await somebody();
    await zone(ada.id, 'Europe/Berlin', 2);
    expect((await choose(ada.token, night)).body.quietHours).toEqual(night);
    test.clock.set(new Date('2026-03-28T22:00:00Z'));
    await pay(ada.id, 2);
    expect((await listed(ada.token)).items).toEqual([]);
    expect((await counted(ada.token)).count).toBe(0);
    expect(ofUser(ada.id, 'notification.created')).toEqual([]);
    // The clocks go forward in this night, so it ends an hour earlier.
    test.clock.set(new Date('2026-03-29T04:59:59Z'));
    await wait();
    expect((await counted(ada.token)).count).toBe(0);
    test.clock.set(new Date('2026-03-29T05:00:00Z'));
    await wait();
    await wait();
    await test.settled();
    expect((await counted(ada.token)).count).toBe(2);
    expect((await listed(ada.token)).items).toMatchObject([{ createdAt: '2026-03-29T05:00:00.000Z' }, {}]);
    expect(ofUser(ada.id, 'notification.created')).toHaveLength(2);
    await pay(ada.id);
    expect((await counted(ada.token)).count).toBe(3);
  });

  it('forget what was taken back meanwhile, and are over when they are switched off', async () => {
    const ada = await somebody();
    test.clock.set(new Date('2026-04-01T23:00:00Z'));
    await choose(ada.token, night);
    const [one] = await pay(ada.id, 2);
    const reversed = award({ reversalOf: one!.entry.id, amount: -7 });
    await test.publish('xp.reversed', { userid: ada.id, data: reversed });
    await test.settled();
    expect((await counted(ada.token)).count).toBe(0);
    expect((await choose(ada.token, null)).body.quietHours).toBe(null);
    await test.settled();
    expect((await counted(ada.token)).count).toBe(1);
    const id = await test.call(getPreferences, { token: ada.token });
    expect(id.body).toEqual({ kinds: all, quietHours: null });
  });

  it('follow the person to another zone, and no older news of it', async () => {
    const ada = await somebody();
    await zone(ada.id, 'Asia/Tokyo', 3);
    await zone(ada.id, 'Europe/Berlin', 2);
    await choose(ada.token, night);
    test.clock.set(new Date('2026-04-02T14:00:00Z'));
    await pay(ada.id);
    expect((await counted(ada.token)).count).toBe(0);
    await test.publish('user.deleted', { userid: ada.id, data: { userId: ada.id } });
    await test.settled();
    expect(await openCollections(test.resources.documents).held.count({ userId: ada.id })).toBe(0);
  });

  it.each([
    [{ from: '22:00', to: '22:00' }, '/quietHours/to'],
    [{ from: '24:00', to: '07:00' }, '/quietHours/from'],
    [{ from: '22:00' }, '/quietHours'],
  ])('refuse %j', async (quietHours, pointer) => {
    const ada = await somebody();
    const answer = await choose(ada.token, quietHours);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_body' } });
    expect(answer.body.errors!.some((error) => error.pointer.startsWith(pointer))).toBe(true);
  });
});

describe('others', () => {
  it('G10 see and change nothing of it', async () => {
    const [ada, eve] = [await somebody(), await somebody()];
    await pay(ada.id);
    const id = (await listed(ada.token)).items![0]!.id;
    const foreign = await test.call(readNotification, { token: eve.token, params: { id } });
    expect(foreign).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect((await listed(eve.token)).items).toEqual([]);
    expect((await counted(eve.token)).count).toBe(0);
    expect((await test.call(readAllNotifications, { token: eve.token })).body).toEqual({ read: 0 });
    expect((await counted(ada.token)).count).toBe(1);
  });

  it('come in nowhere without a token, or with one for something else', async () => {
    const narrow = await test.tokenFor('usr_01900000-0000-7000-8000-0000000000aa', { scopes: ['tasks:read'] });
    for (const route of Object.values(notificationRoutes)) {
      const params = 'params' in route ? { id: 'ntf_01900000-0000-7000-8000-000000000000' } : undefined;
      const options = params ? { params: params as never } : {};
      expect(await test.call(route, options)).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
      const scoped = await test.call(route, { ...options, token: narrow });
      expect(scoped).toMatchObject({ status: 403, body: { code: 'insufficient_scope' } });
    }
  });
});

describe('a deleted user', () => {
  it('leaves nothing behind, and late events bring nothing back', async () => {
    const [ada, eve] = [await somebody(), await somebody()];
    await pay(ada.id, 3);
    await pay(eve.id);
    await test.publish('user.deleted', { userid: ada.id, data: { userId: ada.id } });
    await test.settled();
    await pay(ada.id);
    const { notifications, inboxes } = openCollections(test.resources.documents);
    expect(await notifications.count({ userId: ada.id })).toBe(0);
    expect(await inboxes.get(ada.id)).toMatchObject({ closed: true, muted: [], readUpTo: null });
    expect((await listed(eve.token)).items).toHaveLength(1);
  });
});
