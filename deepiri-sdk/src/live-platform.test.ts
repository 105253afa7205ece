import type { Socket } from 'node:net';
import { realtimeGateway } from 'deepiri-realtime-gateway';
import { startForTest, type TestService } from 'deepiri-service-kit/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ada } from '../test/local-server.ts';
import { createDeepiri, type Deepiri } from './index.ts';

let service: TestService;
let api: Deepiri;
let refreshes: number;
let wires: Set<Socket>;

/** Signs in and refreshes as auth-service does; the socket is the real one. */
async function authFetch(): Promise<Response> {
  refreshes += 1;
  const accessToken = await service.tokenFor(ada.id, { sessionId: 'ses_1' });
  return Response.json({ user: ada, accessToken, refreshToken: `refresh-${refreshes}`, expiresInSeconds: 900 });
}

beforeEach(async () => {
  refreshes = 0;
  service = await startForTest(realtimeGateway);
  wires = new Set();
  service.service.app.server.on('connection', (wire: Socket) => wires.add(wire));
  const port = await service.service.listen(0, '127.0.0.1');
  api = createDeepiri({ baseUrl: `http://127.0.0.1:${port}`, fetch: authFetch });
  await api.signIn({ email: ada.email, password: 'x' });
  api.live.connect();
  await vi.waitFor(() => expect(api.live.status).toBe('live'), 5_000);
});

afterEach(async () => {
  api.live.close();
  await service.stop();
});

const happen = (level: number) =>
  service.publish('level.reached', { userid: ada.id, subject: `s${level}`, data: { level, xp: level } });

describe('the client with the real socket', () => {
  it('G6 hears everything once and in order, over connections that break', async () => {
    const levels: number[] = [];
    api.live.on('level.reached', ({ data }) => levels.push(data.level));
    for (let level = 1; level <= 60; level += 1) {
      await happen(level);
      if (level % 20 === 10) for (const wire of wires) wire.destroy();
      if (level === 35) await vi.waitFor(() => expect(api.live.status).toBe('live'), 5_000);
    }
    await vi.waitFor(() => expect(levels).toEqual(Array.from({ length: 60 }, (_, i) => i + 1)), 10_000);
  });

  it('keeps a socket open beyond its token', async () => {
    const verified = vi.spyOn(service.resources.authenticator, 'verify');
    service.clock.advance(901_000);
    await service.service.runJobs();
    await vi.waitFor(() => expect(refreshes).toBe(2));
    service.clock.advance(61_000);
    await vi.waitFor(() => expect(verified).toHaveBeenCalled());
    await new Promise((resolve) => setImmediate(resolve));
    await service.service.runJobs();
    const heard = new Promise((resolve) => api.live.on('level.reached', resolve));
    await happen(1);
    expect(await heard).toMatchObject({ data: { level: 1 } });
    expect(refreshes).toBe(2);
    expect(api.live.status).toBe('live');
  });

  it('is signed out when its session ends elsewhere', async () => {
    await service.publish('session.ended', { userid: ada.id, data: { sessionId: 'ses_1' } });
    await vi.waitFor(() => expect(api.session.current.status).toBe('signed_out'));
    expect(api.live.status).toBe('closed');
  });
});
