import type { Notification } from 'deepiri-sdk';
import { describe, expect, it } from 'vitest';
import { type InboxPages, withNotification } from './inbox-cache.ts';
import { filedTo, placeOf, withMoved } from './inbox-places.ts';
import { idsOf, threadsOf } from './inbox-threads.ts';

const told = (id: string, hour: number, fields: Partial<Notification> = {}) =>
  ({
    id,
    kind: 'task_unblocked',
    threadId: id,
    createdAt: `2026-11-18T${String(hour).padStart(2, '0')}:00:00.000Z`,
    firstCreatedAt: null,
    readAt: null,
    archivedAt: null,
    snoozedUntil: null,
    ...fields,
  }) as Notification;
const pages = (...items: Notification[][]): InboxPages => ({
  pages: items.map((page, at) => ({ items: page, nextCursor: at < items.length - 1 ? String(at) : null })),
  pageParams: items.map((_, at) => (at === 0 ? '' : String(at - 1))),
});
const all = (list: InboxPages) => list.pages.flatMap(({ items }) => items);
const shown = (list: InboxPages) => threadsOf(all(list)).map((thread) => idsOf(thread));
const about = (threadId: string) => ({ threadId });

describe('threads', () => {
  it('have the newest on top and stand where it stands, over several pages', () => {
    const list = pages(
      [told('d', 9, about('tsk_1')), told('c', 8)],
      [told('b', 7, about('tsk_1')), told('a', 6, about('tsk_2'))],
    );
    expect(shown(list)).toEqual([['d', 'b'], ['c'], ['a']]);
  });

  it('take what comes live: the thread moves up, and nothing is there twice', () => {
    const list = pages([told('b', 8), told('a', 7, about('tsk_1'))]);
    const later = withNotification(list, told('c', 9, about('tsk_1')));
    expect(shown(later)).toEqual([['c', 'a'], ['b']]);
    // A page that moved on while it was read has its end again at the beginning of the next one.
    const [first, second] = [told('b', 8), told('a', 7)];
    expect(shown(pages([first, second], [second]))).toEqual([['b'], ['a']]);
  });

  it('count as unread what is news and was not read', () => {
    const read = told('b', 8, { ...about('tsk_1'), readAt: '2026-11-18T10:00:00.000Z' });
    const own = told('c', 9, { ...about('tsk_1'), kind: 'xp_awarded' });
    expect(threadsOf([own, read, told('a', 7, about('tsk_1'))])[0]?.unread).toEqual(['a']);
  });

  it('are of one each where it was kept before there were threads', () => {
    const { id, createdAt } = told('a', 7);
    const older = { id, createdAt, kind: 'welcome', readAt: null } as Notification;
    expect(threadsOf([older])).toMatchObject([{ id: 'a', unread: ['a'] }]);
    expect(placeOf(older)).toBe('inbox');
  });
});

describe('a list of one place', () => {
  const archived = (one: Notification, at: string) => filedTo(one, { archivedAt: at });
  const putOff = (one: Notification, until: string) => filedTo(one, { snoozedUntil: until });

  it('lets go of what went elsewhere, and of nothing else', () => {
    const list = pages([told('b', 8)], [told('a', 7)]);
    expect(all(withMoved(list, 'inbox', [archived(told('a', 7), 'z')])).map(({ id }) => id)).toEqual(['b']);
    expect(withMoved(list, 'inbox', [archived(told('x', 7), 'z')])).toBe(list);
  });

  it('takes what comes back to where its time says, once', () => {
    const list = pages([told('c', 9), told('a', 7)]);
    const back = withMoved(list, 'inbox', [told('b', 8), told('z', 1)]);
    expect(all(back).map(({ id }) => id)).toEqual(['c', 'b', 'a', 'z']);
    expect(all(withMoved(back, 'inbox', [told('b', 8)])).map(({ id }) => id)).toEqual(['c', 'b', 'a', 'z']);
  });

  it('moves what was put off and came back to the top, as new', () => {
    const list = pages([told('c', 9), told('a', 7)]);
    const again = told('a', 10, { firstCreatedAt: '2026-11-18T07:00:00.000Z' });
    expect(all(withMoved(list, 'inbox', [again]))).toEqual([again, told('c', 9)]);
  });

  it('leaves to the next page what comes after all that was read so far', () => {
    const [first] = pages([told('b', 8)], [told('a', 7)]).pages;
    const list: InboxPages = { pages: first ? [first] : [], pageParams: [''] };
    expect(withMoved(list, 'inbox', [told('x', 1)])).toEqual(list);
    const emptied = withMoved(list, 'inbox', [archived(told('b', 8), 'z')]);
    expect(all(withMoved(emptied, 'inbox', [told('b', 8)])).map(({ id }) => id)).toEqual(['b']);
  });

  it('has what is put off by when it comes back, and the archive the latest first', () => {
    const one = putOff(told('a', 7), '2026-11-19T08:00:00.000Z');
    const two = putOff(told('b', 8), '2026-11-18T12:00:00.000Z');
    expect(all(withMoved(pages([one]), 'snoozed', [two])).map(({ id }) => id)).toEqual(['b', 'a']);
    const older = archived(told('b', 8), '2026-11-18T12:00:00.000Z');
    const newer = archived(told('a', 7), '2026-11-18T13:00:00.000Z');
    expect(all(withMoved(pages([older]), 'archive', [newer])).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('counts as read what was put away or off', () => {
    expect(archived(told('a', 7), 'z').readAt).not.toBeNull();
    expect(putOff(archived(told('a', 7), 'z'), 'y')).toMatchObject({ archivedAt: null, snoozedUntil: 'y' });
  });
});
