import type { Comment, LedgerEntry, Notification, Task, TaskPlan, TimeEntry } from 'deepiri-sdk';
import { describe, expect, it } from 'vitest';
import { type InboxPages, isUnread, withNotification, withoutRead, withRead, withUnread } from './inbox-cache.ts';
import { earnedOn, type LedgerPages, ledgerWith } from './ledger-cache.ts';
import { effectsOf } from './live-rules.ts';
import {
  doneWith,
  planWith,
  planWithout,
  projectPlanWith,
  type TaskPages,
  titled,
  trashWithout,
} from './task-cache.ts';

const task = (id: string, fields: Partial<Task> = {}) =>
  ({ id, title: id, status: 'todo', blockedBy: [], completedAt: null, version: 1, ...fields }) as unknown as Task;
const plan = (...tasks: Task[]): TaskPlan => ({
  items: tasks.map((one) => ({ task: one, ready: one.blockedBy.length === 0, slackMinutes: 0, onCriticalPath: false })),
  criticalPath: tasks.map((one) => one.id),
});
const ready = (value: TaskPlan) => Object.fromEntries(value.items.map((item) => [item.task.id, item.ready]));

describe('the plan of a project', () => {
  it('takes what comes to the project, and lets go of what leaves it', () => {
    const mine = (id: string, version = 1) => task(id, { projectId: 'prj_1', version });
    const before = plan(mine('a'), mine('b'));
    const news = [mine('c'), task('d', { projectId: null }), task('a', { projectId: 'prj_2', version: 2 })];
    const after = projectPlanWith(before, news, 'prj_1');
    expect(after.items.map((item) => item.task.id)).toEqual(['b', 'c']);
    expect(projectPlanWith(before, [task('d', { projectId: null })], 'prj_1')).toBe(before);
  });
});

describe('what a live event means', () => {
  it('shows projects and saved views, and takes them away when they are gone', () => {
    const project = { id: 'prj_1' };
    expect(effectsOf({ type: 'project.updated', data: { project, formerName: null } })).toEqual([
      { do: 'project', project, gone: false },
    ]);
    expect(effectsOf({ type: 'project.deleted', data: { project } })).toEqual([{ do: 'project', project, gone: true }]);
    expect(effectsOf({ type: 'view.deleted', data: { view: project } })).toEqual([
      { do: 'view', view: project, gone: true },
    ]);
  });

  it('shows a changed task and reads again what follows from it', () => {
    const changed = task('a');
    expect(effectsOf({ type: 'task.updated', data: { task: changed } })).toEqual([
      { do: 'show', task: changed },
      { do: 'derive', id: 'a' },
    ]);
  });

  it('hides a deleted one', () => {
    expect(effectsOf({ type: 'task.deleted', data: { task: task('a') } })[0]).toEqual({ do: 'hide', id: 'a' });
  });

  it('time and comments go to where they are shown, or from there when they are gone', () => {
    const entry = { id: 'tme_1' } as TimeEntry;
    const comment = { id: 'cmt_1' } as Comment;
    expect(effectsOf({ type: 'time_entry.started', data: { entry } })).toEqual([{ do: 'time', entry, gone: false }]);
    expect(effectsOf({ type: 'time_entry.removed', data: { entry } })).toEqual([{ do: 'time', entry, gone: true }]);
    expect(effectsOf({ type: 'comment.restored', data: { comment } })).toEqual([
      { do: 'comment', comment, gone: false },
    ]);
    expect(effectsOf({ type: 'comment.removed', data: { comment } })).toEqual([{ do: 'comment', comment, gone: true }]);
  });

  it('an award moves the ledger, the standing, the badges and the boards', () => {
    const entry = { id: 'x' } as LedgerEntry;
    expect(effectsOf({ type: 'xp.awarded', data: { entry } })).toEqual([
      { do: 'award', entry },
      { do: 'refresh', what: 'standing' },
      { do: 'refresh', what: 'badges' },
      { do: 'refresh', what: 'boards' },
    ]);
  });

  it('what was put away, put off or came back goes to where it is', () => {
    const refresh = { do: 'refresh', what: 'unread' };
    const away = { notificationIds: ['ntf_1'], archivedAt: 'then', until: 'later' };
    expect(effectsOf({ type: 'notification.archived', data: away })).toEqual([
      { do: 'file', ids: ['ntf_1'], to: { archivedAt: 'then' } },
      refresh,
    ]);
    expect(effectsOf({ type: 'notification.snoozed', data: away })).toEqual([
      { do: 'file', ids: ['ntf_1'], to: { snoozedUntil: 'later' } },
      refresh,
    ]);
    const notification = { id: 'ntf_1' } as Notification;
    expect(effectsOf({ type: 'notification.returned', data: { notification } })).toEqual([
      { do: 'tell', notification },
      refresh,
    ]);
  });

  it('an import reads all tasks again', () => {
    expect(effectsOf({ type: 'tasks.imported', data: { count: 9 } })).toEqual([{ do: 'refresh', what: 'tasks' }]);
  });

  it('an event of a newer platform changes nothing', () => {
    expect(effectsOf({ type: 'race.started', data: {} })).toEqual([]);
    expect(effectsOf({ type: 'task.painted', data: null })).toEqual([]);
  });
});

describe('the plan after a task changed', () => {
  it('takes a newer state and leaves an older one', () => {
    const known = plan(task('a', { version: 3, title: 'new' }));
    expect(planWith(known, [task('a', { version: 2, title: 'old' })])).toBe(known);
    expect(planWith(known, [task('a', { version: 4, title: 'newer' })]).items[0]?.task.title).toBe('newer');
  });

  it('G4 an event handled twice has one effect', () => {
    const once = planWith(plan(), [task('a')]);
    expect(planWith(once, [task('a')]).items).toHaveLength(1);
  });

  it('what waited is ready as soon as the last one before it is done', () => {
    const before = plan(task('a'), task('b'), task('c', { blockedBy: ['a', 'b'] }));
    const first = planWith(before, [task('a', { status: 'done', version: 2 })]);
    expect(ready(first)['c']).toBe(false);
    expect(ready(planWith(first, [task('b', { status: 'done', version: 2 })]))['c']).toBe(true);
    expect(ready(planWithout(first, new Set(['b'])))['c']).toBe(true);
  });

  it('a finished task keeps its place until the plan is read again', () => {
    expect(
      planWith(plan(task('a'), task('b')), [task('a', { status: 'done', version: 2 })]).items.map(
        (item) => item.task.id,
      ),
    ).toEqual(['a', 'b']);
  });
});

describe('the list of what is done', () => {
  const since = '2026-11-23T03:00:00.000Z';
  const doneToday = (done: readonly Task[], one: Task) => doneWith(done, [one], since);

  it('has each finished task once, newest first, and loses one that is opened again', () => {
    const one = task('a', { status: 'done', completedAt: '2026-11-23T08:00:00Z' });
    const two = task('b', { status: 'done', completedAt: '2026-11-23T09:00:00Z' });
    const both = doneToday(doneToday(doneToday([], one), two), one);
    expect(both.map((other) => other.id)).toEqual(['b', 'a']);
    expect(doneToday(both, task('b', { version: 2 })).map((other) => other.id)).toEqual(['a']);
  });

  it('has nothing that was finished before it begins, however it changes now', () => {
    expect(doneToday([], task('a', { status: 'done', completedAt: '2026-11-23T02:59:59Z', version: 7 }))).toEqual([]);
    expect(doneToday([], task('a', { status: 'done', completedAt: since }))).toHaveLength(1);
  });
});

describe('the trash', () => {
  const trash: TaskPages = {
    pages: [{ items: [task('a', { version: 4 }), task('b')], nextCursor: null }],
    pageParams: [''],
  };
  const left = (one: Task) => trashWithout(trash, [one]).pages[0]?.items.map(({ id }) => id);

  it('loses what was taken out of it, and nothing by news from before it was deleted', () => {
    expect(left(task('a', { version: 4 }))).toEqual(['b']);
    expect(left(task('a', { version: 3 }))).toEqual(['a', 'b']);
    expect(trashWithout(trash, [task('c')])).toBe(trash);
  });
});

describe('tasks by their words', () => {
  it('has all words somewhere in the title, and what begins with them first', () => {
    const tasks = ['Repaint the door', 'Paint the door', 'The door: paint it', 'Paint'].map((title) => task(title));
    expect(titled(tasks, 'paint the ').map(({ title }) => title)).toEqual([
      'Paint the door',
      'Repaint the door',
      'The door: paint it',
    ]);
    expect(titled(tasks, 'window')).toEqual([]);
  });
});

describe('the ledger and the inbox', () => {
  const entry = (id: string, amount: number, taskId: string, localDate = '2026-11-23') =>
    ({ id, amount, taskId, localDate }) as LedgerEntry;
  const ledger = (...items: LedgerEntry[]): LedgerPages => ({ pages: [{ items, nextCursor: null }], pageParams: [''] });

  it('G4 an award that comes twice is in the ledger once', () => {
    const once = ledgerWith(ledger(), entry('x', 10, 'a'));
    expect(ledgerWith(once, entry('x', 10, 'a'))).toBe(once);
  });

  it('counts what a task has paid today, after what was taken back', () => {
    const earned = earnedOn(
      ledger(entry('1', 20, 'a'), entry('2', -20, 'a'), entry('3', 7, 'b'), entry('4', 9, 'c', '2026-11-22')),
      '2026-11-23',
    );
    expect(earned.total).toBe(7);
    expect(Object.fromEntries(earned.byTask)).toEqual({ a: 0, b: 7 });
  });

  const told = (id: string, readAt: string | null = null) => ({ id, readAt }) as Notification;
  const inbox = (...items: Notification[]): InboxPages => ({ pages: [{ items, nextCursor: null }], pageParams: [''] });

  it('a notification comes once, on top', () => {
    const with2 = withNotification(inbox(told('a')), told('b'));
    expect(with2.pages[0]?.items.map((item) => item.id)).toEqual(['b', 'a']);
    expect(withNotification(with2, told('b'))).toBe(with2);
  });

  it('marking as read counts only those that were not', () => {
    const { pages, changed } = withRead(inbox(told('a'), told('b', 'earlier'), told('c')), null, 'now');
    expect(changed).toBe(2);
    expect(pages.pages[0]?.items.map((item) => item.readAt)).toEqual(['now', 'earlier', 'now']);
    expect(withUnread({ count: 1 }, -2).count).toBe(0);
  });

  it('a notice of an own award is no news: it carries no mark, as it counts nowhere', () => {
    expect(isUnread({ kind: 'badge_earned', readAt: null })).toBe(true);
    expect(isUnread({ kind: 'badge_earned', readAt: '2026-11-18T09:24:00Z' })).toBe(false);
    expect(isUnread({ kind: 'xp_awarded', readAt: null })).toBe(false);
  });

  it('what could not be marked is unread again, and only that', () => {
    const { pages } = withRead(inbox(told('a'), told('b', 'earlier')), null, 'now');
    const back = withoutRead(withNotification(pages, told('c')), 'now');
    expect(back.pages[0]?.items).toEqual([told('c'), told('a'), told('b', 'earlier')]);
  });
});
