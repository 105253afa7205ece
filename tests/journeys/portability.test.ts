import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callUrl, eventually, type Json, startTestPlatform, type TestPlatform } from '../platform.ts';
import { makePlace } from '../shapes/place.ts';
import { startProcess } from './start-process.ts';

/** The text of a file that somebody takes out. */
async function take(url: string, token: string, format = 'json'): Promise<string> {
  const answer = await fetch(`${url}/api/tasks/export?format=${format}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (answer.status !== 200) throw new Error(`export answered ${answer.status}`);
  return answer.text();
}

describe('people take their data with them', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await startTestPlatform();
  });
  afterAll(() => platform.stop());

  const bring = async (token: string, content: string, more: object = {}): Promise<Json> => {
    const answer = await platform.call('POST', '/api/tasks/import', { token, body: { content, ...more } });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  };

  it('through the gateway, in files longer than other requests may be, and earn nothing by it', async () => {
    const [jo, mira] = [await platform.register(), await platform.register('Mira Sol')];
    const rows = Array.from({ length: 400 }, (_, n) => `Task ${n},${'words '.repeat(600)},${n % 2 ? 'done' : 'todo'}`);
    const csv = ['title,notes,status', ...rows].join('\n');
    expect(csv.length).toBeGreaterThan(1_048_576);
    expect((await bring(jo.token, csv)).counts).toEqual({ new: 400, continued: 0, existing: 0, leftOut: 0 });
    const [open] = (await platform.call('GET', '/api/tasks?status=todo', { token: jo.token })).body.items;
    await platform.call('PATCH', `/api/tasks/${open.id}`, { token: jo.token, body: { title: 'Changed' } });
    await platform.call('DELETE', `/api/tasks/${open.id}`, { token: jo.token });

    const archive = await take(platform.url, jo.token);
    expect((await bring(mira.token, archive)).counts.new).toBe(400);
    expect(await take(platform.url, mira.token)).toBe(archive);
    expect((await take(platform.url, mira.token, 'csv')).split('\r\n')).toHaveLength(402);

    await platform.settled();
    for (const { token } of [jo, mira]) {
      const { body } = await platform.call('GET', '/api/gamification/me', { token });
      expect(body).toMatchObject({ xp: 0, level: 1, streak: { days: 0 }, badges: [] });
      expect((await platform.call('GET', '/api/gamification/ledger', { token })).body.items).toEqual([]);
    }
  }, 120_000);

  it('tells other devices of it in one word', async () => {
    const jo = await platform.register();
    const socket = platform.socket({ token: jo.token });
    const heard: Json[] = [];
    socket.on('event', (event) => heard.push(event));
    await new Promise((ready) => socket.once('ready', ready));
    await bring(jo.token, 'title\nOne\nTwo\nThree');
    await eventually(() => heard.some(({ type }) => type === 'tasks.imported'), 'the import is heard of');
    await platform.settled();
    const tasks = heard.filter(({ type }) => type.startsWith('task'));
    expect(tasks).toMatchObject([{ type: 'tasks.imported', data: { count: 3 } }]);
  });

  it('shows a calendar to whoever knows its address, until it is ended', async () => {
    const jo = await platform.register();
    const body = { title: 'Dentist', dueAt: '2030-01-07T09:00:00Z' };
    await platform.call('POST', '/api/tasks', { token: jo.token, body });
    const made = await platform.call('POST', '/api/tasks/calendar-feed', { token: jo.token });
    const calendar = await platform.call('GET', made.body.path);
    expect(calendar.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(calendar.body).toContain('SUMMARY:Dentist');
    const again = await platform.call('GET', made.body.path, {
      headers: { 'if-none-match': calendar.headers.get('etag')! },
    });
    expect(again.status).toBe(304);
    await platform.call('DELETE', '/api/tasks/calendar-feed', { token: jo.token });
    expect((await platform.call('GET', made.body.path)).status).toBe(404);
  });
});

it('G1 G4 an import that dies in the middle is finished by the same file, and nothing is there twice', async () => {
  const place = await makePlace();
  const platform = await startProcess(place);
  try {
    const account = { email: 'jo@example.org', password: 'correct horse battery', name: 'Jo' };
    const person = await callUrl(platform.url, 'POST', '/api/users/register', { body: account });
    const token: string = person.body.accessToken;
    const titles = Array.from({ length: 4_000 }, (_, n) => `Task ${n}`);
    const send = () =>
      callUrl(platform.url, 'POST', '/api/tasks/import', { token, body: { content: ['title', ...titles].join('\n') } });
    const count = async () =>
      (await take(platform.url, token, 'csv').catch(() => '')).split('\r\n').filter((line) => line !== '').length - 1;

    const first = send().then(
      ({ status }) => status,
      () => 'cut short' as const,
    );
    // Asked for in one short page: an export takes long enough for a quick import to end meanwhile.
    const some = async () => (await callUrl(platform.url, 'GET', '/api/tasks?limit=200', { token })).body.items;
    await eventually(async () => (await some()).length > 100, 'the import is under way', 60_000);
    await platform.kill();
    expect(await first).not.toBe(200);
    await platform.recovered();
    const isBack = async () => (await callUrl(platform.url, 'GET', '/api/tasks?limit=1', { token })).status === 200;
    await eventually(isBack, 'the gateway has seen that the service is back', 60_000);
    const before = await count();
    expect(before).toBeGreaterThan(100);
    expect(before).toBeLessThan(titles.length);

    const { body } = await send();
    expect(body.counts).toEqual({ new: titles.length - before, continued: 0, existing: before, leftOut: 0 });
    expect(await count()).toBe(titles.length);
    const found = JSON.parse(await take(platform.url, token)).tasks.map(({ task }: Json) => task.title);
    expect(new Set(found)).toEqual(new Set(titles));
    expect(found).toHaveLength(titles.length);
  } finally {
    platform.destroy();
    await place.remove();
  }
}, 300_000);
