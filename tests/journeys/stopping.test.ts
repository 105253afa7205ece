import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callUrl, eventually, startTestPlatform } from '../platform.ts';
import { makePlace, type Place } from '../shapes/place.ts';
import { type Running, startProcess } from './start-process.ts';

it('H2 a client that never ends its request is cut off, and does not hold up the end', async () => {
  const platform = await startTestPlatform();
  const { token } = await platform.register('Jo');
  const client = connect(platform.port, '127.0.0.1');
  const cut = new Promise<void>((resolve) => client.on('error', () => {}).on('close', () => resolve()));
  const head = ['POST /api/tasks HTTP/1.1', 'Host: localhost', `Authorization: Bearer ${token}`];
  client.write([...head, 'Content-Type: application/json', 'Content-Length: 900', '', '{"title":'].join('\r\n'));
  // A request that is answered on another connection was taken after the head of this one.
  expect((await platform.call('GET', '/api/tasks', { token })).status).toBe(200);
  // Node itself would wait half a minute for the rest of the body.
  await platform.stop();
  await cut;
}, 60_000);

type Line = { say(text: string): void; hear(what: RegExp): Promise<RegExpExecArray> };

/** A connection without any client's good manners: it says what it is told to and leaves everything unanswered. */
function openLine(port: number, lines: Socket[]): Line {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  lines.push(socket);
  let heard = '';
  socket.on('data', (bytes) => {
    heard += bytes.toString('latin1');
  });
  return {
    say: (text) => void socket.write(text, 'latin1'),
    hear: (what) => eventually(() => what.exec(heard) ?? undefined, `heard ${what}`),
  };
}

const head = (...lines: string[]) => `${[...lines, 'Host: x', '', ''].join('\r\n')}`;
const poll = (query = '') => head(`GET /socket.io/?EIO=4&transport=polling${query} HTTP/1.1`);
const upgrade = (query = '') =>
  head(
    `GET /socket.io/?EIO=4&transport=websocket${query} HTTP/1.1`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  );

/** A text as a client sends it over a WebSocket (RFC 6455 §5.2), with a mask of zeros. */
function frame(text: string): string {
  const length = text.length < 126 ? [0x80 | text.length] : [0xfe, text.length >> 8, text.length & 255];
  return `${String.fromCharCode(0x81, ...length, 0, 0, 0, 0)}${text}`;
}

/** What may be connected when the platform is told to end, brought to the point from which it says nothing more. */
const silent: Record<string, (open: () => Line, token: string) => Promise<unknown>> = {
  'a connection that says nothing': async (open) => open(),
  'a connection that is kept for later': async (open) => {
    const line = open();
    line.say(head('GET /health HTTP/1.1'));
    await line.hear(/200 OK/);
  },
  'a request whose head never ends': async (open) => open().say('GET /health HTTP/1.1\r\nHost: x\r\n'),
  'a request whose body never ends': async (open, token) =>
    open().say(head('POST /api/tasks HTTP/1.1', `Authorization: Bearer ${token}`, 'Content-Length: 9')),
  'a poll that waits': async (open) => {
    const line = open();
    line.say(poll());
    const [, session] = await line.hear(/"sid":"([^"]+)"/);
    open().say(poll(`&sid=${session}`));
  },
  'a WebSocket that says nothing': async (open) => {
    const line = open();
    line.say(upgrade());
    await line.hear(/101 Switching.*"sid"/s);
  },
  'a WebSocket that was to take the place of a poll': async (open) => {
    const line = open();
    line.say(poll());
    const [, session] = await line.hear(/"sid":"([^"]+)"/);
    const second = open();
    second.say(upgrade(`&sid=${session}`));
    await second.hear(/101 Switching/);
  },
  'a signed-in socket that never answers that it is closed': async (open, token) => {
    const line = open();
    line.say(upgrade());
    await line.hear(/101 Switching.*"sid"/s);
    line.say(frame(`40${JSON.stringify({ token })}`));
    await line.hear(/"ready"/);
  },
};

describe('Ctrl-C', () => {
  let place: Place;
  let platform: Running;
  const lines: Socket[] = [];
  beforeEach(async () => {
    place = await makePlace();
    platform = await startProcess(place);
  }, 120_000);
  afterEach(async () => {
    platform.destroy();
    for (const line of lines) line.destroy();
    await place.remove();
  });

  it('H2 ends in time and well, whoever is connected and says nothing', async () => {
    const signedUp = await callUrl(platform.url, 'POST', '/api/users/register', {
      body: { email: 'jo@example.org', password: 'correct horse battery', name: 'Jo' },
    });
    const doors = [Number(new URL(platform.url).port), platform.ports['realtime-gateway']!];
    for (const port of doors)
      for (const come of Object.values(silent)) await come(() => openLine(port, lines), signedUp.body.accessToken);
    // A process that is late is ended by its starter, or by itself, with 1.
    expect(await platform.interrupt()).toBe(0);
  }, 60_000);
});
