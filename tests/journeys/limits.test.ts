import { type IncomingMessage, request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { type Json, startTestPlatform, type TestPlatform } from '../platform.ts';

/** Asks for a WebSocket as a client does that has no library. */
async function upgrade(platform: TestPlatform, headers: Record<string, string> = {}) {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(`${platform.url}/socket.io/?EIO=4&transport=websocket`, {
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
