import { createUuids, freshContext } from 'deepiri-service-kit';
import { describe, expect, it } from 'vitest';
import { freshInbox, readEverything } from './inbox.ts';
import { type NotificationRecord, notify, present, readTime, takeBack } from './notification.ts';
import { archive, placeOf, restore, snooze, wake } from './place.ts';

const uuid = createUuids();
const start = Date.parse('2026-03-02T09:00:00Z');
const inbox = freshInbox('usr_1');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const after = (ms: number) =>
  freshContext({ now: new Date(start + ms), actor: { type: 'user', id: 'usr_1' }, cause: `req_${ms}` }, uuid);
const at = (ms: number) => new Date(start + ms).toISOString();

function told(more: Partial<NotificationRecord> = {}): NotificationRecord {
  const message = {
    kind: 'task_unblocked' as const,
    title: 'Ready',
    body: '',
    link: '/tasks/tsk_1',
    data: { taskId: 'tsk_1' },
  };
  return { ...notify(inbox, { id: 'ntf_1', message, keptDays: 365 }, after(0))!.state, ...more };
}

describe('a notification of a task', () => {
  it('belongs to its thread; one of an older platform is a thread of its own', () => {
    expect(present(told(), inbox)).toMatchObject({ threadId: 'tsk_1', archivedAt: null, snoozedUntil: null });
    const { thread: _, archivedAt: __, snoozedUntil: ___, ...rest } = told();
    const older: NotificationRecord = rest;
    expect(present(older, inbox)).toMatchObject({ threadId: 'ntf_1', archivedAt: null, snoozedUntil: null });
    expect(placeOf(older)).toBe('inbox');
  });
});

describe('archiving', () => {
  it('puts it away and reads it, once', () => {
    const { state, events } = archive(told(), inbox, after(HOUR));
    expect(state).toMatchObject({ version: 2, archivedAt: at(HOUR), readAt: at(HOUR) });
    expect(placeOf(state)).toBe('archive');
    expect(events).toMatchObject([
      { type: 'notification.archived', data: { notificationIds: ['ntf_1'], archivedAt: at(HOUR) } },
    ]);
    expect(archive(state, inbox, after(2 * HOUR))).toEqual({ state, events: [] });
  });

  it('leaves the time at which it was read, also with all others', () => {
    const read = readEverything(inbox, at(0), after(60_000)).state;
    expect(archive(told(), read, after(HOUR)).state.readAt).toBe(at(60_000));
  });

  it('takes what was put off too', () => {
    const { state } = snooze(told(), inbox, at(DAY), after(0));
    expect(archive(state, inbox, after(HOUR)).state).toMatchObject({ archivedAt: at(HOUR), snoozedUntil: null });
  });
});

describe('putting off', () => {
  it('takes it out of the inbox until then, read meanwhile', () => {
    const { state, events } = snooze(told(), inbox, at(DAY), after(HOUR));
    expect(state).toMatchObject({ snoozedUntil: at(DAY), readAt: at(HOUR) });
    expect(events).toMatchObject([
      { type: 'notification.snoozed', data: { notificationIds: ['ntf_1'], until: at(DAY) } },
    ]);
    expect(snooze(state, inbox, at(DAY), after(HOUR))).toEqual({ state, events: [] });
    expect(snooze(state, inbox, at(2 * DAY), after(HOUR)).state.snoozedUntil).toBe(at(2 * DAY));
  });

  it('takes a time of any zone, and none that is over or too far away', () => {
    expect(snooze(told(), inbox, '2026-03-02T12:00:00+02:00', after(0)).state.snoozedUntil).toBe(at(HOUR));
    for (const until of [at(0), at(-DAY), at(400 * DAY)]) {
      expect(() => snooze(told(), inbox, until, after(0))).toThrow(/until must be/);
    }
  });

  it('takes what was put away too', () => {
    const { state } = archive(told(), inbox, after(0));
    expect(placeOf(snooze(state, inbox, at(DAY), after(HOUR)).state)).toBe('snoozed');
  });

  it('keeps it until some time after it came back, and for ever what is kept for ever', () => {
    const until = at(360 * DAY);
    expect(snooze(told(), inbox, until, after(0)).state.expiresAt).toBe(at(390 * DAY));
    expect(snooze(told(), inbox, at(DAY), after(0)).state.expiresAt).toBe(told().expiresAt);
    expect(snooze(told({ expiresAt: null }), inbox, until, after(0)).state.expiresAt).toBeNull();
  });
});

describe('its time', () => {
  const off = snooze(told(), inbox, at(DAY), after(0)).state;

  it('brings it back unread, as of now, and tells when it came first', () => {
    const { state, events } = wake(off, inbox, after(DAY));
    expect(state).toMatchObject({ createdAt: at(DAY), firstCreatedAt: at(0), readAt: null, snoozedUntil: null });
    expect(events).toMatchObject([
      { type: 'notification.returned', data: { notification: { id: 'ntf_1', readAt: null, firstCreatedAt: at(0) } } },
    ]);
    expect(wake(state, inbox, after(2 * DAY))).toEqual({ state, events: [] });
  });

  it('changes nothing before, nor what was brought back or put off again', () => {
    expect(wake(off, inbox, after(DAY - 1)).events).toEqual([]);
    expect(wake(restore(off, inbox, after(HOUR)).state, inbox, after(DAY)).events).toEqual([]);
    expect(wake(snooze(off, inbox, at(2 * DAY), after(HOUR)).state, inbox, after(DAY)).events).toEqual([]);
  });

  it('is news, whatever was read meanwhile', () => {
    const read = readEverything(inbox, at(0), after(DAY)).state;
    const { state } = wake(off, read, after(DAY));
    expect(readTime(state, read)).toBeNull();
  });

  it('tells still when it came first when it comes the second time', () => {
    const again = snooze(wake(off, inbox, after(DAY)).state, inbox, at(2 * DAY), after(DAY)).state;
    expect(wake(again, inbox, after(2 * DAY)).state).toMatchObject({ createdAt: at(2 * DAY), firstCreatedAt: at(0) });
  });
});

describe('bringing back', () => {
  it('is from either place, as read as it was there, once', () => {
    const read = told({ readAt: at(60_000) });
    for (const [before, readAt] of [
      [told(), null],
      [read, at(60_000)],
    ] as const) {
      const archived = archive(before, inbox, after(0)).state;
      const off = snooze(before, inbox, at(DAY), after(0)).state;
      for (const away of [archived, off, archive(off, inbox, after(HOUR)).state]) {
        const { state, events } = restore(away, inbox, after(HOUR));
        expect(placeOf(state)).toBe('inbox');
        expect(state).toMatchObject({ createdAt: at(0), readAt });
        expect(events).toMatchObject([
          { type: 'notification.returned', data: { notification: { id: 'ntf_1', readAt } } },
        ]);
        expect(restore(state, inbox, after(HOUR))).toEqual({ state, events: [] });
      }
    }
  });

  it('of what is not true any more asks for no attention', () => {
    const away = takeBack(archive(told(), inbox, after(0)).state, inbox, 'Taken back.', after(HOUR)).state;
    expect(restore(away, inbox, after(DAY)).state.readAt).toBe(at(0));
  });

  it('of what was read with all others meanwhile is read', () => {
    const away = archive(told(), inbox, after(0)).state;
    const all = readEverything(inbox, at(0), after(HOUR)).state;
    expect(readTime(restore(away, all, after(DAY)).state, all)).toBe(at(HOUR));
  });
});
