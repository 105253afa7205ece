import { expect } from 'vitest';
import { callUrl, eventually, everyItem, type TestPlatform } from '../platform.ts';
import { type Listener, listen } from './listener.ts';
import type { Load, Work } from './load.ts';

const PATIENCE_MS = 60_000;

/** Ends the load, lets everything that was taken be done, and holds the platform to what it has acknowledged. */
export async function verdict(platform: TestPlatform, load: Load): Promise<void> {
  await load.stop();
  await platform.settled();
  for (const work of load.works) await judge(platform, work);
  const groups = await (await platform.bus()).groups();
  expect(groups.filter(({ deadLetters }) => deadLetters > 0)).toEqual([]);
}

async function judge(platform: TestPlatform, work: Work) {
  const { person, listener, sent, created, completed } = work;
  const { url } = platform;
  const { token } = person;
  // Nothing acknowledged is missing, and what was sent again is stored once.
  const tasks = await everyItem(url, '/api/tasks', token);
  const titles = tasks.map(({ title }) => title);
  expect(titles.toSorted()).toEqual([...sent].toSorted());
  const stored = new Map(tasks.map(({ id, status }) => [id, status]));
  expect([...created].filter((id) => !stored.has(id))).toEqual([]);
  expect([...completed].filter((id) => stored.get(id) !== 'done')).toEqual([]);

  // Nothing is counted twice: one entry for each completion, and XP is their sum.
  const done = [...stored].filter(([, status]) => status === 'done').map(([id]) => id);
  let entries: Awaited<ReturnType<typeof everyItem>> = [];
  // On a document server an event can stand in its document for some seconds before it is found and told.
  await eventually(
    async () => {
      entries = await everyItem(url, '/api/gamification/ledger', token);
      return entries.length >= done.length;
    },
    'each completion has its entry',
    PATIENCE_MS,
  ).catch(() => {});
  await platform.settled();
  expect(entries.map(({ taskId }) => taskId).toSorted()).toEqual(done.toSorted());
  const me = await callUrl(url, 'GET', '/api/gamification/me', { token });
  expect(me.body.xp).toBe(entries.reduce((sum, { amount }) => sum + amount, 0));

  await hasHeardAll(platform, work);
  tellsAll(listener, done);
}

/** G6 Everything came, once and in order: what a client hears that reads the stream from its beginning now. */
export async function hasHeardAll({ url }: TestPlatform, { person, listener }: Work, more: readonly Listener[] = []) {
  const whole = listen(url, person.token, 0);
  await whole.live();
  whole.close();
  expect(whole.resyncs).toBe(0);
  for (const { heard, began, resyncs } of [listener, ...more]) {
    await eventually(() => heard.at(-1)?.offset === whole.heard.at(-1)?.offset, 'the last message comes', PATIENCE_MS);
    expect(heard.map(({ offset, id }) => `${offset} ${id}`)).toEqual(
      whole.heard.filter(({ offset }) => offset > began).map(({ offset, id }) => `${offset} ${id}`),
    );
    expect(resyncs).toBe(0);
  }
}

/** Everything that a socket is to be told was put into the stream. */
function tellsAll({ heard }: Listener, done: readonly string[]) {
  const tasks = (type: string) => heard.filter((event) => event.type === type).map(({ data }) => data.task?.id);
  expect(tasks('task.completed').toSorted()).toEqual(done.toSorted());
  expect(tasks('xp.awarded')).toHaveLength(done.length);
}
