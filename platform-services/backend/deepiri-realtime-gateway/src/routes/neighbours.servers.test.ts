import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { CloudEvent } from 'deepiri-contracts';
import { type EventBus, openBus } from 'deepiri-event-bus';
import { createAuthenticator, createLogger, type RunningService, startService } from 'deepiri-service-kit';
import { createTestTokens, movableClock, type TestTokens } from 'deepiri-service-kit/testing';
import { startRedis, type TestServer } from 'deepiri-test-servers';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ENDINGS } from '../domain/ending.ts';
import { realtimeGateway } from '../index.ts';

const PATIENCE = { timeout: 40_000, interval: 20 };
const log = createLogger({ level: 'silent', name: 'test', terminal: false });
const clock = movableClock();

type Gateway = { service: RunningService; bus: EventBus; url: string };
type Client = Socket & { events: { offset: number; id: string; data: { level: number } }[]; said: string[] };

let redis: TestServer;
let tokens: TestTokens;
let folder: string;
let gateways: Gateway[];
let sockets: Socket[];
let ada: string;

beforeAll(async () => {
  redis = await startRedis();
  tokens = await createTestTokens(clock);
});
afterAll(async () => {
  await redis.stop();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deepiri-gateways-'));
  [gateways, sockets, ada] = [[], [], `usr_${randomUUID()}`];
});
afterEach(async () => {
  for (const socket of sockets) socket.disconnect();
  await Promise.all(gateways.map(({ service }) => service.stop()));
  await Promise.all(gateways.map(({ bus }) => bus.close()));
  await rm(folder, { recursive: true, force: true });
});

/** A gateway as in a process of its own: it shares nothing with the others but Redis. */
async function startGateway(): Promise<Gateway> {
  const bus = await openBus(`sqlite:${folder}/${gateways.length}`, { log });
  const serviceSecret = new Uint8Array(32);
  const authenticator = createAuthenticator({ jwks: async () => ({ keys: [tokens.key] }), serviceSecret, clock });
  const env = { DATA_DIR: folder, STREAMS_URL: redis.url };
  const service = await startService(realtimeGateway, { env, bus, clock, log, authenticator });
  const gateway = { service, bus, url: `http://127.0.0.1:${await service.listen(0, '127.0.0.1')}` };
  gateways.push(gateway);
  return gateway;
}

async function connect({ url }: Gateway, auth: object = {}): Promise<Client> {
  const token = await tokens.tokenFor(ada);
  const socket = io(url, { auth: { token, ...auth }, forceNew: true, reconnection: false, transports: ['websocket'] });
  const client: Client = Object.assign(socket, { events: [], said: [] });
  client.on('event', (event) => client.events.push(event));
  for (const name of ['ready', 'resync', 'session']) client.on(name, () => client.said.push(name));
  sockets.push(client);
  await vi.waitFor(() => expect(client.said).toContain('ready'), PATIENCE);
  return client;
}

const happened = (level: number, subject = ada) => ({
  specversion: '1.0' as const,
  id: `evt_${randomUUID()}`,
  source: '/test',
  type: 'level.reached',
  subject,
  time: clock.now().toISOString(),
  datacontenttype: 'application/json' as const,
  userid: ada,
  actor: { type: 'user' as const, id: ada },
  cause: 'test',
  data: { level, xp: level },
});
/** As a bus does that they share: each event is handled by one of them, and those of a subject in order. */
async function publish(events: CloudEvent[]): Promise<void> {
  const share = Map.groupBy(events, ({ subject }) => crc32(subject) % gateways.length);
  await Promise.all([...share].map(([index, some]) => gateways[index]!.bus.publish(some)));
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const levels = (client: Client) => client.events.map(({ data }) => data.level);
const hears = (client: Client, expected: number[]) =>
  vi.waitFor(() => expect(levels(client).toSorted((a, b) => a - b)).toEqual(expected), PATIENCE);
const ended = (type: string, data: object) => ({ ...happened(0), type, data });
const closed = (client: Client) => vi.waitFor(() => expect(client.disconnected).toBe(true), PATIENCE);

describe('two gateways', () => {
  it('G6 give every client every event of its user, once and in the same order, whichever of them handled it', async () => {
    const [one, two] = [await startGateway(), await startGateway()];
    const clients = [await connect(one), await connect(two), await connect(two)];
    // Of many subjects, so that both gateways handle some at the same time.
    await publish(range(1, 300).map((level) => happened(level, `sub_${level % 20}`)));
    for (const client of clients) await hears(client, range(1, 300));
    const [first, ...others] = clients.map(({ events }) => events);
    for (const events of others) expect(events).toEqual(first);
    const offsets = first!.map(({ offset }) => offset);
    expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
  });

  it('G6 bring to a client what it missed on the other one, in order and once', async () => {
    const [one, two] = [await startGateway(), await startGateway()];
    const client = await connect(one);
    await publish(range(1, 20).map((level) => happened(level)));
    await hears(client, range(1, 20));
    client.disconnect();
    await publish(range(21, 60).map((level) => happened(level)));
    const again = await connect(two, { lastOffset: client.events.at(-1)!.offset });
    await publish(range(61, 90).map((level) => happened(level)));
    await hears(again, range(21, 90));
    expect(levels(again)).toEqual(range(21, 90));
    expect(again.said).toEqual(['ready']);
  });

  it('G6 deliver a burst of 10,000 events completely and in order to a socket on the gateway that did not handle them', async () => {
    const [handling, other] = [await startGateway(), await startGateway()];
    const [near, far] = [await connect(handling), await connect(other)];
    const subjectOf = (level: number) => level % 16;
    for (let from = 1; from <= 10_000; from += 1_000)
      await handling.bus.publish(range(from, from + 999).map((level) => happened(level, `sub_${subjectOf(level)}`)));
    for (const client of [far, near]) {
      await vi.waitFor(() => expect(client.events.length).toBe(10_000), { timeout: 120_000, interval: 100 });
      const offsets = client.events.map(({ offset }) => offset);
      expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
      const bySubject = Object.values(Object.groupBy(levels(client), subjectOf));
      for (const ofSubject of bySubject) expect(ofSubject).toEqual(ofSubject!.toSorted((a, b) => a - b));
      expect(new Set(levels(client)).size).toBe(10_000);
      expect(client.said).toEqual(['ready']);
    }
    expect(far.events).toEqual(near.events);
  }, 180_000);

  it('a session that ends closes its sockets on both, and its token is refused by both', async () => {
    const [one, two] = [await startGateway(), await startGateway()];
    const token = await tokens.tokenFor(ada, { sessionId: 'ses_1' });
    const mine = [await connect(one, { token }), await connect(two, { token })];
    const elsewhere = [await connect(one), await connect(two)];
    await publish([ended('session.ended', { sessionId: 'ses_1' })]);
    for (const client of mine) await closed(client);
    expect(elsewhere.map(({ connected }) => connected)).toEqual([true, true]);
    for (const { url } of [one, two]) {
      const socket = io(url, { auth: { token }, forceNew: true, reconnection: false });
      const error = await new Promise<{ data: { code: string } }>((resolve) =>
        socket.once('connect_error', (refusal) => resolve(refusal as never)),
      );
      expect(error.data.code).toBe('unauthenticated');
    }
    await publish([ended('user.deleted', { userId: ada })]);
    for (const client of elsewhere) await closed(client);
  });

  it('one that stops sends its own clients away and no others', async () => {
    const [one, two] = [await startGateway(), await startGateway()];
    const [leaving, staying] = [await connect(one), await connect(two)];
    await one.service.stop();
    await closed(leaving);
    await two.bus.publish([happened(1)]);
    await hears(staying, [1]);
    expect(staying.connected).toBe(true);
  });
});

describe('when gateways do not hear of each other', () => {
  async function tellRedis(command: string) {
    const socket = createConnection(redis.port, '127.0.0.1').end(`${command}\r\n`);
    const answer = Buffer.concat(await socket.toArray()).toString();
    expect(answer).toMatch(/^:[1-9]/);
  }
  const append = ({ service }: Gateway, level: number) =>
    service.resources.streams.append([
      { stream: ada, id: `m${level}`, at: clock.now().toISOString(), body: { type: 'level.reached', data: { level } } },
    ]);

  it('G6 what was said while the connection was gone is found when it stands again', async () => {
    const gateway = await startGateway();
    const client = await connect(gateway);
    await publish([happened(1)]);
    await hears(client, [1]);
    await tellRedis('CLIENT KILL TYPE pubsub');
    // Nobody tells of it, as when what was told is lost.
    await append(gateway, 2);
    await hears(client, [1, 2]);
  });

  it('G6 and G1: Redis dies and comes back, and every event arrives once and in order', async () => {
    const [one, two] = [await startGateway(), await startGateway()];
    const clients = [await connect(one), await connect(two)];
    await publish(range(1, 10).map((level) => happened(level)));
    for (const client of clients) await hears(client, range(1, 10));
    await redis.kill();
    await publish(range(11, 30).map((level) => happened(level)));
    await redis.startAgain();
    await publish(range(31, 40).map((level) => happened(level)));
    for (const client of clients) {
      await hears(client, range(1, 40));
      expect(levels(client)).toEqual(range(1, 40));
    }
  });

  it('G6 Redis is silent for a while, and every event arrives once and in order', async () => {
    const [one, two] = [await startGateway(), await startGateway()];
    const clients = [await connect(one), await connect(two)];
    const retrying = async () => {
      const groups = await Promise.all(gateways.map(({ bus }) => bus.groups()));
      return groups.flat().reduce((sum, group) => sum + group.retrying, 0);
    };
    redis.pause();
    await publish(range(1, 20).map((level) => happened(level)));
    // Long enough for the event to have been tried and given up.
    await vi.waitFor(async () => expect(await retrying()).toBeGreaterThan(0), PATIENCE);
    redis.resume();
    for (const client of clients) {
      await hears(client, range(1, 20));
      expect(levels(client)).toEqual(range(1, 20));
    }
  });

  it('G9 who comes while Redis is down is told to try again', async () => {
    const { url } = await startGateway();
    await redis.kill();
    const socket = io(url, { auth: { token: await tokens.tokenFor(ada) }, forceNew: true, reconnection: false });
    const error = await new Promise<unknown>((resolve) => socket.once('connect_error', resolve));
    await redis.startAgain();
    expect(error).toMatchObject({ data: { code: 'unavailable', status: 503 } });
  });

  it('an end that nobody told of is found by the job that checks tokens', async () => {
    const gateway = await startGateway();
    const client = await connect(gateway, { token: await tokens.tokenFor(ada, { sessionId: 'ses_1' }) });
    const at = clock.now().toISOString();
    const body = { userId: ada, sessionId: 'ses_1' };
    await gateway.service.resources.streams.append([{ stream: ENDINGS, id: `evt_${randomUUID()}`, at, body }]);
    await gateway.service.runJobs();
    await closed(client);
  });
});
