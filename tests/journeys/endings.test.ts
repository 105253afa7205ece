import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Json, startTestPlatform, type TestPlatform } from '../platform.ts';
import { makePlace, type Place } from '../shapes/place.ts';

describe('what has ended stays ended when everything starts again', () => {
  let place: Place;
  let platform: TestPlatform;
  beforeEach(async () => {
    place = await makePlace();
    platform = await startTestPlatform({ place });
  });
  afterEach(async () => {
    await platform?.stop();
    await place?.remove();
  });

  async function startAgain() {
    // So that nobody hears of it again from the bus.
    await platform.settled();
    await platform.stop();
    platform = await startTestPlatform({ place });
  }

  /** What a socket with this token is told first. */
  const knock = (token: string) =>
    new Promise<Json>((resolve) => {
      const socket = platform.socket({ token });
      socket.once('connect_error', (error) => resolve((error as Error & { data?: Json }).data));
      socket.once('ready', () => resolve('ready'));
    });

  it('a session that was signed out of: its token is refused from the first request on, and by sockets', async () => {
    const [gone, stays] = [await platform.register(), await platform.register()];
    expect((await platform.call('POST', '/api/users/logout', { token: gone.token })).status).toBe(204);
    await startAgain();
    const first = await platform.call('GET', '/api/tasks', { token: gone.token });
    expect(first).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect(await knock(gone.token)).toMatchObject({ code: 'unauthenticated' });
    expect((await platform.call('GET', '/api/tasks', { token: stays.token })).status).toBe(200);
    expect(await knock(stays.token)).toBe('ready');
  });

  it('an account that was deleted: nothing can be made in its name', async () => {
    const { token } = await platform.register();
    expect((await platform.call('DELETE', '/api/users/me', { token })).status).toBe(204);
    await startAgain();
    const made = await platform.call('POST', '/api/tasks', { token, body: { title: 'From beyond' } });
    expect(made).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect(await knock(token)).toMatchObject({ code: 'unauthenticated' });
  });
});
