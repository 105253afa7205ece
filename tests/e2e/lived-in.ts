import type { NewTask, Notification, Task, TaskPatch } from 'deepiri-contracts';
import type { MovableClock } from 'deepiri-service-kit/testing';
import { PRESENT, type Site } from './browser.ts';

const DAYS = 58;
const DAY = 86_400_000;

type Someone = { email: string; token: string; id: string };
/** How someone works: from which day ago, how many tasks a day, and on which days not. */
type Habit = { name: string; since: number; perDay: readonly number[]; rests: (daysAgo: number) => boolean };

const JO: Habit = {
  name: 'Jo Arendt',
  since: 47,
  perDay: [2, 1, 2, 3, 1, 2],
  rests: (ago) => ago === 6 || ago === 23 || ago === 38 || ago === 39 || ago === 40,
};
const OTHERS: readonly Habit[] = [
  { name: 'Mira Okafor', since: 58, perDay: [2, 3, 3], rests: (ago) => ago % 19 === 4 },
  { name: 'Tomás Rivera', since: 51, perDay: [3, 1, 2], rests: (ago) => ago % 7 === 2 },
  { name: 'Aiko Tanaka', since: 40, perDay: [2, 2, 3, 1], rests: (ago) => ago % 13 === 6 },
  { name: 'Samira Haddad', since: 36, perDay: [1, 2], rests: (ago) => ago % 7 === 3 || ago % 7 === 4 },
  { name: 'Ben Whitlock', since: 33, perDay: [4, 1], rests: (ago) => ago % 5 === 1 },
  { name: 'Ana Petrović', since: 28, perDay: [2, 1, 1], rests: (ago) => ago % 9 === 3 },
  { name: 'Lars Nygaard', since: 21, perDay: [1], rests: (ago) => ago % 7 === 5 },
  { name: 'Chidi Eze', since: 12, perDay: [2, 1], rests: (ago) => ago % 6 === 0 },
  { name: 'Ida Brandt', since: 3, perDay: [1], rests: () => false },
];

/** What has been done on the days before, again and again. */
const WORK: readonly NewTask[] = [
  { title: 'Answer the support inbox', difficulty: 'easy', estimateMinutes: 30, labels: ['launch'] },
  { title: 'Write the test for late reopens', difficulty: 'hard', kind: 'code', labels: ['platform'] },
  { title: 'Read a chapter of the database book', difficulty: 'medium', kind: 'study', labels: ['study'] },
  { title: 'Plan the week', difficulty: 'trivial', estimateMinutes: 10 },
  { title: 'Run five kilometres', difficulty: 'medium', kind: 'habit', labels: ['health'] },
  { title: 'Review two pull requests', difficulty: 'medium', kind: 'code', labels: ['platform'] },
  { title: 'Sketch the new landing page', difficulty: 'hard', kind: 'creative', labels: ['launch'] },
  { title: 'Water the plants', difficulty: 'trivial', labels: ['home'] },
  { title: 'Prepare the talk on event logs', difficulty: 'epic', kind: 'creative', labels: ['study'] },
  { title: 'Fix the slow query on the board', difficulty: 'hard', kind: 'code', labels: ['platform'] },
];

const REVIEW_NOTES = `Two things to look at before it goes out:

- [x] reversal after a late reopen keeps the day of the award
- [ ] rebuild on the copy of production, **compare sums**

The plan is in \`docs/ledger.md\`.`;

/** A platform on which people have been at work for weeks. @returns the one the pictures are about, and the open task with the most to see */
export async function liveIn(
  site: Site,
  clock: MovableClock,
): Promise<{ jo: Someone; reviewId: string; projectId: string }> {
  const at = (daysAgo: number, hour: number, minute = 0) =>
    clock.set(new Date(PRESENT.getTime() - daysAgo * DAY + (hour * 60 + minute - 624) * 60_000));
  const ask = async (token: string, method: string, path: string, body?: unknown) => {
    const answer = await site.call(method, path, { token, ...(body === undefined ? {} : { body }) });
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  /** Signs up, and takes a token that lasts through the weeks. */
  const join = async (name: string): Promise<Someone> => {
    const person = await site.person(name);
    const scopes = ['tasks:read', 'tasks:write', 'notifications:read', 'notifications:write', 'users:write'];
    const { token } = await ask(person.token, 'POST', '/api/users/me/tokens', { name: 'Weekly backup', scopes });
    return { ...person, token };
  };
  const create = (who: Someone, body: NewTask): Promise<Task> => ask(who.token, 'POST', '/api/tasks', body);
  const change = (who: Someone, task: Task, body: TaskPatch) =>
    ask(who.token, 'PATCH', `/api/tasks/${task.id}`, body) as Promise<Task>;
  const work = async (who: Someone, habit: Habit, daysAgo: number) => {
    const count = habit.perDay[daysAgo % habit.perDay.length] ?? 1;
    const shift = habit.name.length;
    const tasks = Array.from({ length: count }, (_, nth) => WORK[(daysAgo * 3 + nth * 7 + shift) % WORK.length]);
    const { results } = await ask(who.token, 'POST', '/api/tasks/bulk', {
      operations: tasks.map((body) => ({ op: 'create', body })),
    });
    await ask(who.token, 'POST', '/api/tasks/bulk', {
      operations: results.map(({ task }: { task: Task }) => ({ op: 'complete', id: task.id })),
    });
  };

  const people = new Map<Habit, Someone>();
  let review: Task | undefined;
  for (let ago = DAYS; ago >= 1; ago--) {
    for (const habit of [JO, ...OTHERS]) {
      at(ago, 9, habit.name.length);
      if (habit.since === ago) people.set(habit, await join(habit.name));
      const who = people.get(habit);
      if (who && !habit.rests(ago)) await work(who, habit, ago);
    }
    await site.settled();
    const jo = people.get(JO);
    if (!jo) continue;
    at(ago, 17);
    if (ago === 6)
      review = await create(jo, {
        title: 'Review the ledger migration',
        labels: ['platform'],
        kind: 'code',
        dueAt: '2026-11-20T13:00:00Z',
        estimateMinutes: 45,
      });
    if (ago === 5 && review) review = await change(jo, review, { difficulty: 'hard', notes: REVIEW_NOTES });
    if (ago === 5)
      await create(jo, {
        title: 'Book the train to Leipzig',
        difficulty: 'trivial',
        estimateMinutes: 10,
        scheduledFor: '2026-11-16',
        labels: ['travel'],
      });
    if (ago === 1) await ask(jo.token, 'POST', '/api/notifications/read-all');
  }

  const jo = people.get(JO);
  if (!jo || !review) throw new Error('the story has no hero');
  at(0, 8, 5);
  for (const habit of OTHERS.slice(0, 6)) await work(people.get(habit) as Someone, habit, 0);
  const projectId = await projects(ask, jo);
  review = await change(jo, review, {
    dueAt: '2026-11-18T13:00:00Z',
    estimateMinutes: 60,
    priority: 'urgent',
    projectId,
  });
  await today(create, jo, review);
  for (const title of ['Try the other calendar', 'Answer the survey of the landlord']) {
    const { id } = await create(jo, { title, labels: ['home'] });
    await ask(jo.token, 'DELETE', `/api/tasks/${id}`);
  }
  const plan = await create(jo, { title: 'Morning plan', difficulty: 'trivial', scheduledFor: '2026-11-18' });
  at(0, 8, 20);
  await ask(jo.token, 'POST', `/api/tasks/${plan.id}/complete`, {});
  await site.settled();
  at(0, 9, 12);
  await ask(jo.token, 'POST', `/api/tasks/${review.id}/start`);
  await site.settled();
  await putAway(ask, jo);
  clock.set(PRESENT);
  return { jo, reviewId: review.id, projectId };
}

/** News that is out of the way: one until tomorrow, one for good. */
async function putAway(
  ask: (token: string, method: string, path: string, body?: unknown) => Promise<{ items: Notification[] }>,
  { token }: Someone,
): Promise<void> {
  const { items } = await ask(token, 'GET', '/api/notifications?limit=200');
  const [later, done] = items.filter(({ kind }) => kind !== 'xp_awarded');
  await ask(token, 'POST', `/api/notifications/${later?.id}/snooze`, { until: '2026-11-19T08:00:00Z' });
  await ask(token, 'POST', `/api/notifications/${done?.id}/archive`);
}

type Ask = (token: string, method: string, path: string, body?: unknown) => Promise<{ id: string }>;

/** What the tasks are for, and the views that one comes back to. @returns the project with a chain in it */
async function projects(ask: Ask, { token }: Someone): Promise<string> {
  const make = (name: string, color: string, description = '') =>
    ask(token, 'POST', '/api/projects', { name, color, description });
  const release = await make('Release 1.0', 'violet', 'Everything that must be true before we tell anybody.');
  await make('Database talk', 'teal', 'Forty minutes on event logs, for the meetup in January.');
  await make('Move to Leipzig', 'amber');
  const old = await make('Website 2025', 'slate');
  await ask(token, 'PATCH', `/api/projects/${old.id}`, { archived: true });
  await ask(token, 'POST', '/api/views', { name: 'This week', filter: 'due<7d or scheduled<7d' });
  await ask(token, 'POST', '/api/views', { name: 'Release', filter: 'project:"Release 1.0"', group: 'status' });
  return release.id;
}

/** What is on the list on the day of the pictures. */
async function today(create: (who: Someone, body: NewTask) => Promise<Task>, jo: Someone, review: Task) {
  const day = '2026-11-18';
  const publish = await create(jo, {
    title: 'Publish the release notes',
    labels: ['platform'],
    blockedBy: [review.id],
    projectId: review.projectId,
  });
  await create(jo, {
    title: 'Announce the release',
    labels: ['launch'],
    difficulty: 'easy',
    blockedBy: [publish.id],
    projectId: review.projectId,
  });
  const open: readonly NewTask[] = [
    { title: 'Fix the flaky resume test', scheduledFor: day, difficulty: 'hard', kind: 'code', labels: ['platform'] },
    {
      title: 'Answer the three open questions on pricing',
      scheduledFor: day,
      difficulty: 'easy',
      estimateMinutes: 25,
      labels: ['launch'],
      priority: 'high',
    },
    { title: 'Read chapter 4: consensus', scheduledFor: day, kind: 'study', estimateMinutes: 40, labels: ['study'] },
    { title: 'Find a present for Lena', difficulty: 'easy', labels: ['home'] },
    {
      title: 'Draft the grant report',
      dueAt: '2026-11-20T16:00:00Z',
      estimateMinutes: 90,
      difficulty: 'hard',
      labels: ['work'],
    },
    {
      title: 'Back up the photos',
      scheduledFor: '2026-11-21',
      difficulty: 'trivial',
      labels: ['home'],
      recurrence: 'FREQ=WEEKLY',
    },
  ];
  for (const task of open) await create(jo, task);
}
