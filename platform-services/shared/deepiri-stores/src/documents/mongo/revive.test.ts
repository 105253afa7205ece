import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Revivable, reviveWhenStuck } from './revive.ts';

const LIMIT_MS = 3_000 + 1_000;
const db = 'db:27017';

/** A client that tells of its looks, and keeps what was asked of it. */
function fakeClient() {
  const asked: string[] = [];
  const events = new EventEmitter();
  const connect = vi.fn(async () => void asked.push('connect'));
  const client = Object.assign(events, {
    options: { connectTimeoutMS: 3_000, heartbeatFrequencyMS: 10_000 },
    close: async () => void asked.push('close'),
    connect,
  });
  const tell = (what: string, server = db, awaited = false) =>
    events.emit(`serverHeartbeat${what}`, { connectionId: server, awaited });
  return { asked, connect, tell, listeners: () => events.eventNames(), client: client as unknown as Revivable };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('lets the driver be as long as its looks end, well or not', async () => {
  const { asked, tell, client } = fakeClient();
  reviveWhenStuck(client);
  for (const end of ['Succeeded', 'Failed', 'Succeeded']) {
    tell('Started');
    await vi.advanceTimersByTimeAsync(LIMIT_MS - 1);
    tell(end);
    await vi.advanceTimersByTimeAsync(60_000);
  }
  expect(asked).toEqual([]);
});

it('begins anew when a look at one of the servers does not end, and tries until somebody answers', async () => {
  const { asked, connect, tell, client } = fakeClient();
  reviveWhenStuck(client);
  connect.mockRejectedValueOnce(new Error('nobody there'));
  tell('Started');
  tell('Started', 'other:27017');
  tell('Succeeded', 'other:27017');
  await vi.advanceTimersByTimeAsync(LIMIT_MS);
  expect(asked).toEqual(['close']);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toEqual(['close', 'connect']);
  tell('Started');
  await vi.advanceTimersByTimeAsync(LIMIT_MS);
  expect(asked).toEqual(['close', 'connect', 'close', 'connect']);
});

it('gives a server that waits with its answer the time to do so', async () => {
  const { asked, tell, client } = fakeClient();
  reviveWhenStuck(client);
  tell('Started', db, true);
  await vi.advanceTimersByTimeAsync(10_000 + LIMIT_MS - 1);
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toEqual(['close', 'connect']);
});

it('stops', async () => {
  const { asked, tell, client, listeners } = fakeClient();
  const stop = reviveWhenStuck(client);
  tell('Started');
  await stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual([]);
  expect(listeners()).toEqual([]);
});
