import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Json, startTestPlatform, type TestPlatform } from '../platform.ts';

/** Asks for a WebSocket as a client does that has no library. */
async function upgrade(
  platform: TestPlatform,
  headers: Record<string, string> = {},
  path = '/socket.io/?EIO=4&transport=websocket',
) {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(`${platform.url}${path}`, {
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        ...headers,
      },
    })
      .on('upgrade', (found, socket) => {
        open.push(() => socket.destroy());
        resolve(found);
      })
      .on('response', resolve)
      .on('error', reject)
      .end();
  });
  if (answer.statusCode === 101) return { status: 101, headers: answer.headers, body: undefined as Json };
  const text = Buffer.concat(await answer.toArray()).toString();
  return { status: answer.statusCode, headers: answer.headers, body: JSON.parse(text) as Json };
}

const open: (() => void)[] = [];

describe('limits on sockets', () => {
  let platform: TestPlatform;
  afterEach(async () => {
    for (const close of open.splice(0)) close();
    await platform.stop();
  });

  it('count an upgrade and a handshake by polling as any request of that address', async () => {
    platform = await startTestPlatform({ env: { RATE_LIMIT: 'on', RATE_LIMIT_ANONYMOUS_PER_MINUTE: '3' } });
    expect((await upgrade(platform)).status).toBe(101);
    expect((await platform.call('GET', '/socket.io/?EIO=4&transport=polling')).status).toBe(200);
    expect((await upgrade(platform)).status).toBe(101);
    const refused = await upgrade(platform);
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limited', instance: '/socket.io/' } });
    expect(refused.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.headers['x-request-id']).toBe(refused.body.requestId);
    expect((await platform.call('GET', '/socket.io/?EIO=4&transport=polling')).status).toBe(429);
  });

  it('count an upgrade with a token by its user, and refuse a token that is not good', async () => {
    platform = await startTestPlatform({ env: { RATE_LIMIT: 'on', RATE_LIMIT_ANONYMOUS_PER_MINUTE: '3' } });
    const { token } = await platform.register();
    for (let n = 0; n < 5; n++)
      expect((await upgrade(platform, { authorization: `Bearer ${token}` })).status).toBe(101);
    const refused = await upgrade(platform, { authorization: 'Bearer guessed' });
    expect(refused).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect(refused.headers['www-authenticate']).toBe('Bearer');
  });

  it('hold for sockets of one address that have not said who they are; those that have do not count', async () => {
    platform = await startTestPlatform({ env: { RATE_LIMIT: 'on', STRANGERS_PER_ADDRESS: '2' } });
    const { token } = await platform.register();
    for (let n = 0; n < 4; n++) {
      const socket = platform.socket({ token });
      await new Promise((resolve) => socket.once('ready', resolve));
    }
    const [first] = [await upgrade(platform), await upgrade(platform)];
    expect(first.status).toBe(101);
    // Whatever address a client claims to have, it is counted by the one it has.
    const refused = await upgrade(platform, { 'x-deepiri-client-address': '203.0.113.9' });
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await platform.call('GET', '/socket.io/?EIO=4&transport=polling')).body).toMatchObject({
      code: 'rate_limited',
    });
  });
});

describe('limits on what is under way at once', () => {
  let platform: TestPlatform;
  beforeEach(async () => {
    platform = await startTestPlatform({ env: { RATE_LIMIT: 'on', MAX_CONCURRENT_PER_USER: '2' } });
  });
  afterEach(async () => {
    for (const close of open.splice(0)) close();
    await platform.stop();
  });

  /** Announces a body and sends one byte of it. Resolves when the platform waits for the rest. */
  async function dawdle(path: string, body: string) {
    const socket = connect(platform.port, '127.0.0.1').setEncoding('utf8');
    open.push(() => socket.destroy());
    const length = `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}`;
    socket.write(`POST ${path} HTTP/1.1\r\nhost: localhost\r\nexpect: 100-continue\r\n${length}\r\n\r\n`);
    expect(String(await once(socket, 'data'))).toContain('100 Continue');
    socket.write(body.slice(0, 1));
    return async () => {
      socket.write(body.slice(1));
      return String(await once(socket, 'data'));
    };
  }

  it('leave room for others behind the same address while the bodies of some do not come', async () => {
    const { email, refreshToken } = await platform.register();
    const credentials = { email, password: 'correct horse battery' };
    const slow = [];
    for (let n = 0; n < 5; n++) slow.push(await dawdle('/api/users/login', JSON.stringify(credentials)));
    for (let n = 0; n < 5; n++) slow.push(await dawdle('/api/users/refresh', '{"refreshToken":"guessed"}'));
    expect((await platform.call('POST', '/api/users/login', { body: credentials })).status).toBe(200);
    expect((await platform.call('POST', '/api/users/refresh', { body: { refreshToken } })).status).toBe(200);
    // Whose body comes at last is answered as anybody.
    expect(await slow[0]!()).toMatch(/^HTTP\/1.1 200 /);
    expect(await slow[9]!()).toMatch(/^HTTP\/1.1 401 /);
  });

  it('are not used up by those who ask for a WebSocket where there is none', async () => {
    const { email } = await platform.register();
    for (let n = 0; n < 3; n++) expect((await upgrade(platform, {}, '/api/users/login')).status).toBe(401);
    const credentials = { email, password: 'correct horse battery' };
    expect((await platform.call('POST', '/api/users/login', { body: credentials })).status).toBe(200);
  });
});
