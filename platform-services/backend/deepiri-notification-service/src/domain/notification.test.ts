import { createUuids, freshContext } from 'deepiri-service-kit';
import { describe, expect, it } from 'vitest';
import { choose, close, freshInbox, type InboxRecord, preferencesOf, readEverything } from './inbox.ts';
import { type Message, type NotificationRecord, notify, present, read, readTime, takeBack } from './notification.ts';

const uuid = createUuids();
const start = new Date('2026-03-02T09:00:00Z');
const message: Message = {
  kind: 'xp_awarded',
  title: '+7 XP',
  body: '7 for an easy task.',
  link: '/profile',
  data: { amount: 7 },
};
const inbox = freshInbox('usr_1');

const contextAt = (now: Date) =>
  freshContext({ now, actor: { type: 'user', id: 'usr_1' }, cause: `req_${now.getTime()}` }, uuid);
const later = (seconds: number) => contextAt(new Date(start.getTime() + seconds * 1000));
const now = contextAt(start);

function told(to: InboxRecord = inbox, context = now): NotificationRecord {
  return notify(to, { id: 'ntf_1', message, keptDays: 365 }, context)!.state;
}

describe('telling', () => {
  it('makes one unread notification, and says so as people see it', () => {
    const { state, events } = notify(inbox, { id: 'ntf_1', message, keptDays: 365 }, now)!;
    expect(state).toMatchObject({
      id: 'ntf_1',
      version: 1,
      userId: 'usr_1',
      readAt: null,
      expiresAt: '2027-03-02T09:00:00.000Z',
    });
    const times = { createdAt: start.toISOString(), firstCreatedAt: null, readAt: null };
    const placed = { archivedAt: null, snoozedUntil: null };
    const notification = { id: 'ntf_1', ...message, threadId: 'ntf_1', ...times, ...placed };
    expect(events).toMatchObject([
      { type: 'notification.created', subject: 'ntf_1', userid: 'usr_1', data: { notification } },
    ]);
    expect(present(state, inbox)).toEqual(notification);
  });

  it('keeps it for ever when the settings say so', () => {
    expect(notify(inbox, { id: 'ntf_1', message, keptDays: 0 }, now)!.state.expiresAt).toBeNull();
  });

  it('is silent about kinds that are not wanted, and in a closed inbox', () => {
    const { kinds } = preferencesOf(inbox);
    const muted = choose(inbox, { kinds: { ...kinds, xp_awarded: false } }).state;
    expect(notify(muted, { id: 'ntf_1', message, keptDays: 365 }, now)).toBeUndefined();
    expect(notify(muted, { id: 'ntf_1', message: { ...message, kind: 'welcome' }, keptDays: 365 }, now)).toBeDefined();
    expect(notify(close(inbox, start).state, { id: 'ntf_1', message, keptDays: 365 }, now)).toBeUndefined();
  });
});

describe('reading one', () => {
  it('notes when, and tells it once', () => {
    const first = read(told(), inbox, later(60));
    expect(first.state).toMatchObject({ version: 2, readAt: '2026-03-02T09:01:00.000Z' });
    expect(first.events).toMatchObject([
      { type: 'notification.read', data: { notificationIds: ['ntf_1'], all: false } },
    ]);
    expect(read(first.state, inbox, later(120))).toEqual({ state: first.state, events: [] });
  });
});

describe('reading all', () => {
  it('covers what is there, in one event', () => {
    const { state, events } = readEverything(inbox, start.toISOString(), later(60));
    expect(readTime(told(), state)).toBe('2026-03-02T09:01:00.000Z');
    expect(events).toMatchObject([{ type: 'notification.read', data: { notificationIds: [], all: true } }]);
    expect(read(told(), state, later(90)).events).toEqual([]);
  });

  it('does not cover what arrives afterwards, not even in the same millisecond', () => {
    const { state } = readEverything(inbox, start.toISOString(), now);
    const next = told(state, now);
    expect(next.createdAt > state.readUpTo!).toBe(true);
    expect(readTime(next, state)).toBeNull();
    expect(readTime(next, readEverything(state, next.createdAt, now).state)).not.toBeNull();
  });

  it('leaves the time of what was read before', () => {
    const one = read(told(), inbox, later(5)).state;
    const all = readEverything(inbox, start.toISOString(), later(60)).state;
    expect(readTime(one, all)).toBe('2026-03-02T09:00:05.000Z');
  });
});

describe('taking back', () => {
  it('keeps the notification, says so and reads it', () => {
    const { state, events } = takeBack(told(), inbox, 'Taken back.', later(60));
    expect(state).toMatchObject({
      body: '7 for an easy task. Taken back.',
      readAt: '2026-03-02T09:01:00.000Z',
      data: { amount: 7, takenBack: true },
    });
    expect(events).toMatchObject([{ type: 'notification.read', data: { notificationIds: ['ntf_1'] } }]);
  });

  it('G4 happens once', () => {
    const once = takeBack(told(), inbox, 'Taken back.', later(60)).state;
    expect(takeBack(once, inbox, 'Taken back.', later(61))).toEqual({ state: once, events: [] });
  });

  it('does not tell again what was read already', () => {
    const seen = read(told(), inbox, later(5)).state;
    expect(takeBack(seen, inbox, 'Taken back.', later(60))).toMatchObject({
      state: { readAt: seen.readAt },
      events: [],
    });
  });
});

describe('preferences', () => {
  it('want everything at first, and stay unchanged when chosen the same', () => {
    expect(new Set(Object.values(preferencesOf(inbox).kinds))).toEqual(new Set([true]));
    expect(choose(inbox, preferencesOf(inbox)).state).toBe(inbox);
  });
});
