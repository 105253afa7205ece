import type { Notification } from 'deepiri-sdk';
import { expect, it } from 'vitest';
import { inverse, moved } from './inbox-moves.ts';

const NOW = new Date('2026-11-18T09:00:00.000Z');
const LATER = '2026-11-19T08:00:00.000Z';
const told = { id: 'a', createdAt: '2026-11-17T09:00:00.000Z', readAt: null } as Notification;
const archived = { ...told, archivedAt: '2026-11-18T08:00:00.000Z', snoozedUntil: null };
const asleep = { ...told, archivedAt: null, snoozedUntil: LATER };

it('a move puts a thread in one place only', () => {
  const places = (['archiveNotification', 'restoreNotification'] as const).map((does) =>
    moved([asleep], { does }, NOW),
  );
  expect(places).toMatchObject([
    [{ archivedAt: NOW.toISOString(), snoozedUntil: null }],
    [{ archivedAt: null, snoozedUntil: null }],
  ]);
  expect(moved([archived], { does: 'snoozeNotification', until: LATER }, NOW)).toMatchObject([
    { archivedAt: null, snoozedUntil: LATER },
  ]);
});

it('what takes a move back leads to where it was, unless the time for that is over', () => {
  expect(inverse(told, NOW)).toEqual({ does: 'restoreNotification' });
  expect(inverse(archived, NOW)).toEqual({ does: 'archiveNotification' });
  expect(inverse(asleep, NOW)).toEqual({ does: 'snoozeNotification', until: LATER });
  expect(inverse(asleep, new Date(LATER))).toBeNull();
});
