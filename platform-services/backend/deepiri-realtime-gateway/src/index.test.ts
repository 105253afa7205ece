import { type Problem, RESUME_DAYS } from 'deepiri-contracts';
import { startForTest, type TestService } from 'deepiri-service-kit/testing';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { TRIES } from './domain/strangers.ts';
import { realtimeGateway } from './index.ts';

const ada = 'usr_01900000-0000-7000-8000-00000000000a';
const bob = 'usr_01900000-0000-7000-8000-00000000000b';

let service: TestService;
let url: string;
let opened: Socket[];

beforeEach(async () => {
  opened = [];
  service = await startForTest(realtimeGateway);
  url = `http://127.0.0.1:${await service.service.listen(0, '127.0.0.1')}`;
});

afterEach(async () => {
  for (const socket of opened) socket.disconnect();
  await service.stop();
});

type Received = { offset: number; id: string; type: string; at: string; data: Record<string, unknown> };
type Said = { name: string; body: Record<string, unknown> };
type Client = Socket & { events: Received[]; said: Said[] };

/** A plain client that writes down what it is told. */
function open(auth: Record<string, unknown>, options: object = {}): Client {
  const socket = Object.assign(io(url, { auth, forceNew: true, reconnection: false, ...options }), {
    events: [] as Received[],
    said: [] as Said[],
  });
  socket.on('event', (event) => socket.events.push(event));
  for (const name of ['ready', 'resync', 'session', 'token:expired', 'problem'])
    socket.on(name, (body) => socket.said.push({ name, body }));
  opened.push(socket);
  return socket;
}

const told = (client: Client, name: string) =>
  vi.waitFor(() => client.said.find((said) => said.name === name)?.body ?? expect.unreachable(`no ${name}`), 30_000);

async function live(auth: Record<string, unknown> = {}, userId = ada): Promise<Client> {
  const client = open({ token: await service.tokenFor(userId), ...auth });
  await told(client, 'ready');
  return client;
}

const refused = (client: Socket) =>
  new Promise<Error & { data: Problem }>((resolve) => client.once('connect_error', resolve as never));
const closed = (client: Socket) => vi.waitFor(() => expect(client.disconnected).toBe(true), 30_000);

/** Something that concerns a user; `n` tells them apart. */
const happen = (n: number, userId = ada) =>
  service.publish('level.reached', { userid: userId, subject: `${userId}-${n}`, data: { level: n, xp: n } });
const levels = (client: Client) => client.events.map(({ data }) => data['level']);
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const heard = (client: Client, expected: number[]) =>
  vi.waitFor(() => expect(levels(client).toSorted(byNumber)).toEqual(expected), 30_000);
const byNumber = (a: unknown, b: unknown) => Number(a) - Number(b);
const offsets = (client: Client) => client.events.map(({ offset }) => offset);

describe('a socket', () => {
  it('receives what concerns its user, in all its tabs, and nothing of others', async () => {
    const [one, two, other] = await Promise.all([live(), live(), live({}, bob)]);
    const event = await happen(1);
    await heard(one, [1]);
    await heard(two, [1]);
    expect(one.events[0]).toEqual({
      offset: expect.any(Number),
      id: event.id,
      type: 'level.reached',
      at: event.time,
      data: { level: 1, xp: 1 },
    });
    await happen(2, bob);
    await heard(other, [2]);
    expect(levels(one)).toEqual([1]);
  });

  it('is told field by field what its type lists, and no type that stays inside', async () => {
    const client = await live();
    await service.publish('user.registered', { userid: ada, data: { user: {} as never } });
    await service.publish('level.reached', { userid: ada, data: { level: 1, xp: 5, secret: 'no' } as never });
    await heard(client, [1]);
    expect(client.events.map(({ data }) => data)).toEqual([{ level: 1, xp: 5 }]);
  });

  it('works by long polling and by websocket alone', async () => {
    const token = await service.tokenFor(ada);
    const clients = ['polling', 'websocket'].map((transport) => open({ token }, { transports: [transport] }));
    for (const client of clients) await told(client, 'ready');
    await happen(1);
    for (const client of clients) await heard(client, [1]);
  });

  it('G10 is refused without a good token, with a problem', async () => {
    const good = await service.tokenFor(ada);
    const cases: [Record<string, unknown>, string][] = [
      [{}, 'unauthenticated'],
      [{ token: 'garbage' }, 'unauthenticated'],
      [{ token: 42 }, 'unauthenticated'],
      [{ token: 'x'.repeat(5_000) }, 'unauthenticated'],
      [{ token: await service.serviceToken('task-orchestrator') }, 'unauthenticated'],
      [{ token: await service.tokenFor(ada, { expiresInSeconds: -1 }) }, 'token_expired'],
      ...[-1, 1.5, '7', 2 ** 53, {}, Number.NaN]
        .filter((offset) => !Number.isNaN(offset))
        .map((lastOffset): [Record<string, unknown>, string] => [{ token: good, lastOffset }, 'invalid_body']),
    ];
    for (const [auth, code] of cases) {
      const error = await refused(open(auth));
      expect(error.data, JSON.stringify(auth).slice(0, 80)).toMatchObject({
        code,
        type: expect.any(String),
        title: expect.any(String),
        detail: expect.any(String),
        status: expect.any(Number),
      });
    }
  });

  it('sees only what the scopes of its token allow', async () => {
    const client = open({ token: await service.tokenFor(ada, { scopes: ['notifications:read'] }) });
    await told(client, 'ready');
    await happen(1);
    await service.publish('notification.read', {
      userid: ada,
      data: { notificationIds: ['n'], all: false, readAt: '2026-03-02T09:00:00Z' },
    });
    await vi.waitFor(() => expect(client.events.map(({ type }) => type)).toEqual(['notification.read']));
  });
});

describe('resuming', () => {
  it('G6 brings everything that was missed, in order and once, while more happens', async () => {
    const first = await live();
    for (const n of range(1, 5)) await happen(n);
    await heard(first, range(1, 5));
    const lastOffset = first.events.at(-1)!.offset;
    first.disconnect();
    for (const n of range(6, 60)) await happen(n);
    await service.settled();
    const again = open({ token: await service.tokenFor(ada), lastOffset });
    await Promise.all(range(61, 120).map((n) => happen(n)));
    await heard(again, range(6, 120));
    expect(levels(again).slice(0, 55)).toEqual(range(6, 60));
    expect(offsets(again)).toEqual(offsets(again).toSorted(byNumber));
    expect(await told(again, 'ready')).toMatchObject({ offset: expect.any(Number) });
    expect(again.said.map(({ name }) => name)).toEqual(['ready']);
  });

  it('G6 goes over many pages', async () => {
    await service.resources.streams.append(
      range(1, 1_203).map((n) => ({
        stream: ada,
        id: `evt_${n}`,
        at: '2026-03-02T09:00:00Z',
        body: { type: 'level.reached', data: { level: n } },
      })),
    );
    const client = await live({ lastOffset: 0 });
    expect(levels(client)).toEqual(range(1, 1_203));
  });

  it('without an offset is live from now, and told where that is', async () => {
    await happen(1);
    await service.settled();
    const client = await live();
    const { last } = await service.resources.streams.bounds(ada);
    expect(await told(client, 'ready')).toEqual({ offset: last });
    await happen(2);
    await heard(client, [2]);
  });

  it('G6 says resync when what was missed is older than what is kept', async () => {
    const first = await live();
    await happen(1);
    await heard(first, [1]);
    await happen(2);
    await service.settled();
    service.clock.advance((RESUME_DAYS + 1) * 86_400_000);
    await service.service.runJobs();
    const again = open({ token: await service.tokenFor(ada), lastOffset: first.events[0]!.offset });
    const { last } = await service.resources.streams.bounds(ada);
    expect(await told(again, 'resync')).toEqual({ offset: last, reason: 'too_old' });
    await happen(3);
    await heard(again, [3]);
  });

  it('G6 says resync for an offset that this server never gave', async () => {
    await happen(1);
    await service.settled();
    const client = await live({ lastOffset: 1_000_000 });
    const { last } = await service.resources.streams.bounds(ada);
    expect(client.said[0]).toEqual({ name: 'resync', body: { offset: last, reason: 'unknown_offset' } });
    await happen(2);
    await heard(client, [2]);
  });

  it('G4 an event handled twice is told once', async () => {
    const client = await live();
    const event = await happen(1);
    await heard(client, [1]);
    await service.resources.streams.append([
      { stream: ada, id: event.id, at: event.time, body: { type: event.type, data: {} } },
    ]);
    const again = await live({ lastOffset: 0 });
    expect(levels(again)).toEqual([1]);
  });
});

describe('a session', () => {
  it('that ends closes its sockets and no others, and its token is refused', async () => {
    const [mine, elsewhere] = [
      await live({ token: await service.tokenFor(ada, { sessionId: 'ses_1' }) }),
      await live(),
    ];
    const other = await live({}, bob);
    await service.publish('session.ended', { userid: ada, data: { sessionId: 'ses_1' } });
    await closed(mine);
    expect(mine.said.at(-1)).toMatchObject({ name: 'session', body: { reason: 'ended' } });
    expect([elsewhere.connected, other.connected]).toEqual([true, true]);
    const error = await refused(open({ token: await service.tokenFor(ada, { sessionId: 'ses_1' }) }));
    expect(error.data.code).toBe('unauthenticated');
    expect((await service.resources.streams.bounds(ada)).last).toBe(0);
  });

  it('of a deleted user ends on all devices', async () => {
    const clients = [await live({ token: await service.tokenFor(ada, { sessionId: 'ses_1' }) }), await live()];
    await service.publish('user.deleted', { userid: ada, data: { userId: ada } });
    for (const client of clients) await closed(client);
  });

  it('goes on with a fresh token, and ends a minute after the old one expired without', async () => {
    const [renewing, silent] = [await live(), await live()];
    service.clock.advance(901_000);
    await service.service.runJobs();
    expect(await told(renewing, 'token:expired')).toEqual({ closesAt: '2026-03-02T09:16:00.000Z' });
    expect(await renewing.emitWithAck('token:refresh', { token: await service.tokenFor(ada) })).toEqual({ ok: true });
    service.clock.advance(61_000);
    await service.service.runJobs();
    await closed(silent);
    expect(silent.said.at(-1)).toMatchObject({ name: 'session', body: { reason: 'expired' } });
    expect(renewing.connected).toBe(true);
  });

  it('G10 takes no token of another user', async () => {
    const client = await live();
    const answer = async (message: unknown) => (await client.emitWithAck('token:refresh', message)).problem.code;
    expect(await answer({ token: await service.tokenFor(bob) })).toBe('forbidden');
    expect(await answer({ token: 'garbage' })).toBe('unauthenticated');
    expect(await answer(null)).toBe('unauthenticated');
    await happen(1, bob);
    await happen(2);
    await heard(client, [2]);
  });
});

describe('what a client says', () => {
  it('G10 enters no room but its own', async () => {
    const client = await live();
    const join = (message: unknown) => client.emitWithAck('room:join', message);
    expect(await join({ room: `user:${ada}` })).toEqual({ ok: true, room: `user:${ada}` });
    expect(await join({ room: `user:${bob}` })).toMatchObject({
      ok: false,
      problem: { code: 'not_found', status: 404 },
    });
    expect(await join({ room: 'challenge:1' })).toMatchObject({ ok: false, problem: { code: 'not_found' } });
    for (const message of [undefined, null, 7, 'user', {}, { room: 1 }, { room: '' }, { room: 'x'.repeat(101) }])
      expect(await join(message)).toMatchObject({
        ok: false,
        problem: { code: 'invalid_body', errors: [{ pointer: '/room' }] },
      });
  });

  it('is answered with a problem when it makes no sense', async () => {
    const client = await live();
    for (const name of ['event', 'toString', '__proto__', 'constructor', '', 'x'.repeat(1_000)])
      expect(await client.emitWithAck(name, { a: 1 }), name).toMatchObject({
        ok: false,
        problem: { code: 'not_found' },
      });
    client.emit('nonsense');
    expect(await told(client, 'problem')).toMatchObject({ code: 'not_found' });
  });

  it('is limited: too many messages are refused, and a flood closes the socket', async () => {
    const client = await live();
    const answers = await Promise.all(range(1, 60).map(() => client.emitWithAck('room:join', { room: `user:${ada}` })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(40);
    expect(answers.at(-1)).toMatchObject({ problem: { code: 'rate_limited' } });
    service.clock.advance(1_000);
    expect(await client.emitWithAck('room:join', { room: `user:${ada}` })).toMatchObject({ ok: true });
    for (const _ of range(1, 200)) client.emit('room:join', {});
    await closed(client);
    expect(client.said.at(-1)).toMatchObject({ name: 'session', body: { reason: 'too_many' } });
  });

  it('never brings the server down, whatever the bytes', async () => {
    const bytes = [
      '42',
      '40{',
      '4',
      '451-["a",{"_placeholder":true,"num":0}]',
      '42["room:join"',
      '42[{}]',
      '43[]',
      '42["disconnect"]',
      '42["connect",1]',
      '\u0000',
      'x'.repeat(20_000),
    ];
    for (const text of bytes) {
      const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
      await new Promise((resolve) => socket.once('open', resolve));
      socket.send(`40${JSON.stringify({ token: await service.tokenFor(ada) })}`);
      socket.send(text);
      socket.send(Buffer.from([255, 0, 1]));
      await new Promise((resolve) => setTimeout(resolve, 5));
      socket.terminate();
    }
    expect((await fetch(`${url}/socket.io/?EIO=9&transport=nothing`)).status).toBe(400);
    const client = await live();
    await happen(1);
    await heard(client, [1]);
  });
});

const metrics = async () => (await fetch(`${url}/metrics`)).text();

async function restart(env: Record<string, string>) {
  await service.stop();
  service = await startForTest(realtimeGateway, { env });
  url = `http://127.0.0.1:${await service.service.listen(0, '127.0.0.1')}`;
}

describe('many sockets', () => {
  it('are at most as many as a user may have', async () => {
    await restart({ SOCKETS_PER_USER: '2' });
    await live();
    const second = await live();
    expect((await refused(open({ token: await service.tokenFor(ada) }))).data.code).toBe('rate_limited');
    second.disconnect();
    await vi.waitFor(async () => expect(await metrics()).toMatch(/^deepiri_sockets\{service="realtime-gateway"\} 1$/m));
    await live();
  });
});

describe('strangers', () => {
  const handshake = (headers: Record<string, string> = {}) =>
    fetch(`${url}/socket.io/?EIO=4&transport=polling`, { headers });
  const wire = async () => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    await new Promise((resolve, reject) => socket.once('message', resolve).once('error', reject));
    return socket;
  };

  it('of one address are limited, by polling and by WebSocket', async () => {
    await restart({ STRANGERS_PER_ADDRESS: '2' });
    await handshake();
    const second = await wire();
    const refused = await handshake();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBeTruthy();
    expect(await refused.json()).toMatchObject({ code: 'rate_limited', instance: '/socket.io/' });
    await expect(wire()).rejects.toThrow('429');
    const elsewhere = { 'x-forwarded-for': '203.0.113.9' };
    expect((await handshake(elsewhere)).status).toBe(429);
    const fromGateway = { ...elsewhere, 'x-service-token': await service.serviceToken('api-gateway') };
    expect((await handshake(fromGateway)).status).toBe(200);
    second.terminate();
    await vi.waitFor(async () => (await wire()).terminate(), 30_000);
  });

  it('are none any more when they have shown who they are', async () => {
    await restart({ STRANGERS_PER_ADDRESS: '1' });
    for (const transports of [['polling'], ['websocket'], ['polling', 'websocket']]) {
      const client = open({ token: await service.tokenFor(ada) }, { transports });
      await told(client, 'ready');
    }
  });

  it('do not count when their handshake failed', async () => {
    await restart({ STRANGERS_PER_ADDRESS: '1' });
    for (let n = 0; n < 3; n++) expect((await fetch(`${url}/socket.io/?EIO=4&transport=nothing`)).status).toBe(400);
    await live();
  });

  it('may try a few tokens, and not more', async () => {
    const socket = await wire();
    const gone = new Promise((resolve) => socket.once('close', resolve));
    const answers: string[] = [];
    socket.on('message', (data) => answers.push(String(data)));
    for (let n = 0; n < 20; n++) socket.send('40{"token":"guessed"}');
    await gone;
    const looked = answers.filter((answer) => !answer.includes('rate_limited'));
    expect(looked.length).toBe(TRIES);
    expect(answers.join()).toContain('rate_limited');
  });

  it('are not left behind by a client that says goodbye and stays', async () => {
    const socket = await wire();
    const gone = new Promise((resolve) => socket.once('close', resolve));
    socket.on('message', (data) => {
      if (String(data).startsWith('42["ready"')) socket.send('41');
    });
    socket.send(`40${JSON.stringify({ token: await service.tokenFor(ada) })}`);
    await gone;
  });
});

describe('a slow socket', () => {
  /** The TCP connection below a client, to stop reading from it. */
  const wire = (client: Client) =>
    (client.io.engine.transport as unknown as { ws: { _socket: { pause(): void; resume(): void } } }).ws._socket;
  const megabytes = (n: number) =>
    service.publish('streak.broken', {
      userid: ada,
      subject: ada,
      data: { days: n, best: 0, localDate: 'x'.repeat(900_000), freezesUsed: 0 },
    });
  const days = (client: Client) => client.events.map(({ data }) => data['days']);

  it('is left to catch up, and then has everything once and in order', async () => {
    await restart({ SOCKET_BUFFER_BYTES: '2048' });
    const client = open({ token: await service.tokenFor(ada) }, { transports: ['websocket'] });
    await told(client, 'ready');
    wire(client).pause();
    for (const n of range(1, 20)) await megabytes(n);
    await service.settled();
    expect(days(client)).toEqual([]);
    wire(client).resume();
    await vi.waitFor(() => expect(days(client)).toEqual(range(1, 20)), 30_000);
    await megabytes(21);
    await vi.waitFor(() => expect(days(client)).toEqual(range(1, 21)), 30_000);
  });

  it('that does not recover in time is closed with a reason, and resumes later', async () => {
    await restart({ SOCKET_BUFFER_BYTES: '2048', SOCKET_SLOW_SECONDS: '3' });
    const client = open({ token: await service.tokenFor(ada) }, { transports: ['websocket'] });
    await told(client, 'ready');
    wire(client).pause();
    for (const n of range(1, 20)) await megabytes(n);
    await vi.waitFor(
      async () => expect(await metrics()).toMatch(/^deepiri_sockets\{service="realtime-gateway"\} 0$/m),
      30_000,
    );
    wire(client).resume();
    await closed(client);
    expect(client.said.at(-1)).toMatchObject({ name: 'session', body: { reason: 'too_slow' } });
    const seen = days(client) as number[];
    expect(seen.length).toBeLessThan(20);
    const again = await live({ lastOffset: client.events.at(-1)?.offset ?? 0 });
    expect([...seen, ...days(again)]).toEqual(range(1, 20));
  });
});

describe('stopping', () => {
  it('H2 tells sockets to come back, and does not wait for them to leave', async () => {
    const client = await live();
    await service.service.stop();
    await closed(client);
    expect(client.said.at(-1)).toMatchObject({ name: 'session', body: { reason: 'shutting_down' } });
    service = await startForTest(realtimeGateway);
  });
});
