import { type CloudEvent, leaderboardPeriods } from 'deepiri-contracts';
import { toCloudEvent } from 'deepiri-stores';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type Person, startTestPlatform, type TestPlatform } from '../platform.ts';
import { makePlace } from '../shapes/place.ts';

type Live = { offset: number; id: string; type: string };

describe('guarantees through the real doors', () => {
  let platform: TestPlatform;
  let jo: Person;
  beforeAll(async () => {
    platform = await startTestPlatform({ env: { EVENT_MAX_ATTEMPTS: '4' } });
    jo = await platform.register();
  });
  afterAll(() => platform.stop());

  const get = (path: string, token = jo.token) => platform.call('GET', path, { token });
  const post = (path: string, body?: unknown, token = jo.token) => platform.call('POST', path, { token, body });
  async function finishOne(title: string, token = jo.token) {
    const { body: task } = await post('/api/tasks', { title }, token);
    await post(`/api/tasks/${task.id}/complete`, undefined, token);
    return task.id as string;
  }

  it('G5 a poisoned event goes to the dead letters, holds nobody up, and can be sent again', async () => {
    const bus = await platform.bus();
    const poison: CloudEvent = {
      specversion: '1.0',
      id: 'evt_poison',
      source: '/test',
      type: 'task.completed',
      subject: 'tsk_poison',
      time: new Date().toISOString(),
      datacontenttype: 'application/json',
      userid: 'usr_nobody',
      actor: { type: 'user', id: 'usr_nobody' },
      cause: 'test',
      data: { task: null },
    };
    await bus.publish([poison]);
    await finishOne('after the poison');
    await eventually(
      async () =>
        (await get('/api/gamification/ledger')).body.items.some(
          ({ title }: { title: string }) => title === 'after the poison',
        ),
      'others are paid meanwhile',
    );
    const letters = bus.deadLetters('engagement-service');
    const letter = await eventually(
      async () => (await letters.list()).find(({ event }) => event.id === 'evt_poison'),
      'the dead letter',
      60_000,
    );
    expect(letter.attempts).toBeGreaterThan(1);
    expect(letter.error).toBeTruthy();
    expect(await letters.resend(['evt_poison'])).toBe(1);
    await eventually(
      async () => (await letters.list()).some(({ event }) => event.id === 'evt_poison'),
      'it fails again and is back',
      60_000,
    );
    expect(await letters.discard(['evt_poison'])).toBe(1);
    expect(await letters.list()).toEqual([]);
  }, 150_000);

  it('G6 a socket that comes back gets every message it missed, in order, once', async () => {
    const kim = await platform.register('Kim');
    const seen: Live[] = [];
    const connect = (lastOffset?: number) => {
      const socket = platform.socket({ token: kim.token, ...(lastOffset === undefined ? {} : { lastOffset }) });
      socket.on('event', (event: Live) => seen.push(event));
      return socket;
    };
    let socket = connect();
    await eventually(() => socket.connected, 'the socket connects');
    for (let i = 0; i < 3; i++) await finishOne(`seen ${i}`, kim.token);
    await platform.settled();
    await eventually(() => seen.filter(({ type }) => type === 'xp.awarded').length === 3, 'three awards');
    socket.disconnect();
    const last = seen.at(-1)!.offset;
    for (let i = 0; i < 40; i++) await finishOne(`missed ${i}`, kim.token);
    socket = connect(last);
    const during = Array.from({ length: 10 }, (_, i) => finishOne(`during ${i}`, kim.token));
    await Promise.all(during);
    await platform.settled();
    await eventually(() => seen.filter(({ type }) => type === 'task.completed').length === 53, 'all completions');
    await eventually(() => seen.filter(({ type }) => type === 'xp.awarded').length === 53, 'all awards');
    const offsets = seen.map(({ offset }) => offset);
    expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
    expect(new Set(offsets).size).toBe(offsets.length);
  });

  it('G7 rebuilt leaderboards equal the live ones', async () => {
    await platform.settled();
    const boards = async () =>
      Promise.all(
        leaderboardPeriods.map(
          async (period) => (await get(`/api/gamification/leaderboards/xp?period=${period}`)).body.items,
        ),
      );
    const live = await boards();
    expect(live[0].length).toBeGreaterThan(1);
    await platform.rebuild('engagement-service');
    expect(await boards()).toEqual(live);
  });

  it('a session that ends closes its sockets and its token', async () => {
    const lee = await platform.register('Lee');
    const socket = platform.socket({ token: lee.token });
    await eventually(() => socket.connected, 'the socket connects');
    expect((await post('/api/users/logout', undefined, lee.token)).status).toBe(204);
    await eventually(() => socket.disconnected, 'the socket is closed');
    await platform.settled();
    expect((await get('/api/users/me', lee.token)).status).toBe(401);
  });

  it('a socket without a good token is refused with a problem', async () => {
    const socket = platform.socket({ token: 'garbage' });
    const error = await new Promise<Error & { data?: { code: string; status: number } }>((refused) =>
      socket.once('connect_error', refused),
    );
    expect(error.data).toMatchObject({ code: 'unauthenticated', status: 401 });
  });

  it('each service answers /health and /ready on its own port, and the gateway for all', async () => {
    for (const [name, port] of Object.entries(platform.ports)) {
      const health = await fetch(`http://127.0.0.1:${port}/health`);
      expect(await health.json()).toMatchObject({ status: 'ok', service: name });
      expect((await fetch(`http://127.0.0.1:${port}/ready`)).status).toBe(200);
    }
    const ready = await platform.call('GET', '/ready');
    expect(ready.body).toMatchObject({
      status: 'ready',
      parts: { 'task-orchestrator': 'up', 'engagement-service': 'up' },
    });
  });

  it('operator paths of a service want a service token', async () => {
    const port = platform.ports['engagement-service'];
    expect((await fetch(`http://127.0.0.1:${port}/internal/dead-letters`)).status).toBe(401);
    const asUser = await fetch(`http://127.0.0.1:${port}/internal/dead-letters`, {
      headers: { authorization: `Bearer ${jo.token}` },
    });
    expect(asUser.status).toBe(404);
  });

  it('a personal access token works within its scopes until it is revoked', async () => {
    const made = await post('/api/users/me/tokens', { name: 'reader', scopes: ['tasks:read'] });
    const token: string = made.body.token;
    expect(token).toMatch(/^dpi_pat_/);
    expect((await get('/api/tasks', token)).status).toBe(200);
    const write = await post('/api/tasks', { title: 'x' }, token);
    expect([write.status, write.body.code]).toEqual([403, 'insufficient_scope']);
    expect((await platform.call('DELETE', `/api/users/me/tokens/${made.body.id}`, { token: jo.token })).status).toBe(
      204,
    );
    await platform.settled();
    expect((await get('/api/tasks', token)).status).toBe(401);
  });

  it('the documents describe every route, and the reference page opens', async () => {
    const openapi = await platform.call('GET', '/api/openapi.json');
    expect(openapi.body.openapi).toMatch(/^3\.1/);
    expect(openapi.body.paths['/api/tasks/{id}/complete'].post.operationId).toBe('completeTask');
    const asyncapi = await platform.call('GET', '/api/asyncapi.json');
    expect(asyncapi.body.asyncapi).toMatch(/^3\./);
    const page = await fetch(`${platform.url}/api/docs`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<html');
  });

  it.each(['/api/docs', '/api/docs/', '/api/docs/start.js', '/api/docs/problems'])(
    '%s names no other origin, and forbids to load anything from one',
    async (path) => {
      const answer = await fetch(`${platform.url}${path}`);
      expect(answer.status).toBe(200);
      expect((await answer.text()).match(/(?:https?:|wss?:|["'(]\s*)\/\/[^"')\s]*/g) ?? []).toEqual([]);
      const policy = answer.headers.get('content-security-policy')!.split('; ');
      expect(policy).toContain("default-src 'none'");
      const sources = policy.flatMap((directive) => directive.split(' ').slice(1));
      expect([...new Set(sources)].sort()).toEqual(["'none'", "'self'", "'unsafe-inline'", 'data:']);
      expect(policy.find((directive) => directive.startsWith('script-src'))).toBe("script-src 'self'");
    },
  );
});

describe('G4 a bus that forgot everything and delivers it all again, in another order', () => {
  it('changes nothing: standings, ledger, notifications and boards stay as they were', async () => {
    const place = await makePlace();
    const first = await startTestPlatform({ place });
    const jo = await first.register();
    const act = (method: string, path: string, body?: unknown) => first.call(method, path, { token: jo.token, body });
    for (let i = 0; i < 14; i++) {
      const { body: task } = await act('POST', '/api/tasks', {
        title: `Task ${i}`,
        difficulty: i % 2 ? 'hard' : 'easy',
      });
      await act('POST', `/api/tasks/${task.id}/complete`);
      if (i % 3 === 0) await act('POST', `/api/tasks/${task.id}/reopen`);
      if (i % 6 === 0) await act('POST', `/api/tasks/${task.id}/complete`);
      if (i % 5 === 0) await act('DELETE', `/api/tasks/${task.id}`);
    }
    await first.settled();
    const look = (platform: TestPlatform) =>
      Promise.all(
        [
          '/api/gamification/me',
          '/api/gamification/ledger?limit=200',
          '/api/notifications?limit=200',
          '/api/gamification/leaderboards/xp',
        ].map(async (path) => ({
          ...(await platform.call('GET', path, { token: jo.token })).body,
          generatedAt: undefined,
        })),
      );
    const before = await look(first);
    expect(before[1].items.length).toBeGreaterThan(14);
    await first.stop();

    await place.forgetBus();
    const second = await startTestPlatform({ place });
    const events: CloudEvent[] = [];
    for (const name of ['auth-service', 'task-orchestrator', 'engagement-service', 'notification-service']) {
      const log = await second.eventLog(name);
      events.push(...(await log.read(0, 1_000)).map((event) => toCloudEvent(name, event)));
    }
    expect(events.length).toBeGreaterThan(60);
    await (await second.bus()).publish(events.reverse());
    await second.settled();
    expect(await look(second)).toEqual(before);
    await second.stop();
    await place.remove();
  }, 300_000);
});
