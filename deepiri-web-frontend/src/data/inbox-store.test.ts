import type { QueryClient } from '@tanstack/react-query';
import type { Notification, NotificationPlace } from 'deepiri-sdk';
import { expect, it } from 'vitest';
import type { InboxPages } from './inbox-cache.ts';
import { fileTold, knownTold, showTold } from './inbox-store.ts';
import { keys } from './keys.ts';
import { createQueryClient } from './query-client.ts';

const told = (id: string, fields: Partial<Notification> = {}) =>
  ({ id, threadId: id, createdAt: `2026-11-18T0${id.length}:00:00.000Z`, readAt: null, ...fields }) as Notification;
const list = (...items: Notification[]): InboxPages => ({ pages: [{ items, nextCursor: null }], pageParams: [''] });

function withLists(places: Partial<Record<NotificationPlace, InboxPages>>): QueryClient {
  const client = createQueryClient();
  for (const [place, data] of Object.entries(places)) client.setQueryData(keys.told(place as NotificationPlace), data);
  return client;
}
const idsIn = (client: QueryClient, place: NotificationPlace) =>
  client.getQueryData<InboxPages>(keys.told(place))?.pages.flatMap(({ items }) => items.map(({ id }) => id));

it('shows in every list that something was put away, put off, and came back', () => {
  const client = withLists({ inbox: list(told('a')), snoozed: list(), archive: list() });
  fileTold(client, ['a'], { archivedAt: '2026-11-18T10:00:00.000Z' });
  expect([idsIn(client, 'inbox'), idsIn(client, 'archive')]).toEqual([[], ['a']]);
  fileTold(client, ['a'], { snoozedUntil: '2026-11-19T08:00:00.000Z' });
  expect([idsIn(client, 'archive'), idsIn(client, 'snoozed')]).toEqual([[], ['a']]);
  const [known] = knownTold(client, ['a']);
  showTold(client, [{ ...(known as Notification), snoozedUntil: null, readAt: null }]);
  expect([idsIn(client, 'snoozed'), idsIn(client, 'inbox')]).toEqual([[], ['a']]);
});

it('G4 hears twice that something was put away, and has it there once', () => {
  const client = withLists({ inbox: list(told('a')), archive: list() });
  for (let times = 0; times < 2; times++) fileTold(client, ['a'], { archivedAt: '2026-11-18T10:00:00.000Z' });
  expect(idsIn(client, 'archive')).toEqual(['a']);
});

it('asks again where it cannot know what was moved', () => {
  const client = withLists({ inbox: list(told('a')), archive: list() });
  const isAskedAgain = (place: NotificationPlace) => client.getQueryState(keys.told(place))?.isInvalidated;
  fileTold(client, ['a'], { archivedAt: 'now' });
  expect(isAskedAgain('archive')).toBe(false);
  fileTold(client, ['b'], { archivedAt: 'now' });
  expect(isAskedAgain('archive')).toBe(true);
});
