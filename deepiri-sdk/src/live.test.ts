import { Server, type Socket as ServerSocket } from 'socket.io';
import { afterEach, beforeEach, describe, expect, it, type Mock, vi } from 'vitest';
import { ada, type Given, type LocalServer, problemAnswer, signedIn, startLocalServer } from '../test/local-server.ts';
import { createDeepiri, type Deepiri, type SignOutReason } from './index.ts';

let server: LocalServer;
let io: Server;
let api: Deepiri;
let sockets: ServerSocket[];
let admit: (auth: Record<string, unknown>) => string | undefined;
let tokens: number;
let signedOut: Mock<(reason: SignOutReason) => void>;

beforeEach(async () => {
  tokens = 0;
  sockets = [];
  admit = () => undefined;
  signedOut = vi.fn();
  server = await startLocalServer((request): Given => {
    if (request.path === '/api/users/refresh' && request.body?.['refreshToken'] !== `refresh-${tokens}`)
      return problemAnswer(401, 'invalid_refresh_token');
    tokens += 1;
    return signedIn(`access-${tokens}`, `refresh-${tokens}`);
  });
  io = new Server(server.http);
  io.use((socket, next) => {
    const code = admit(socket.handshake.auth);
    next(code ? Object.assign(new Error(code), { data: { code, status: 401 } }) : undefined);
  });
  io.on('connection', (socket) => {
    sockets.push(socket);
    socket.emit('ready', { offset: Number(socket.handshake.auth['lastOffset'] ?? 10) });
  });
  api = createDeepiri({ baseUrl: server.url, onSignedOut: signedOut, retry: { backoffMs: 1 } });
  await api.signIn({ email: 'ada@example.org', password: 'x' });
});

afterEach(async () => {
  api.live.close();
  await io.close();
});

const event = (offset: number, type = 'task.created') => ({
  offset,
  id: `evt_${offset}`,
  type,
  at: '2026-03-02T09:00:00Z',
  data: { n: offset },
});
const become = (status: string) => vi.waitFor(() => expect(api.live.status).toBe(status), { timeout: 5_000 });
const auth = (n: number) => sockets[n]!.handshake.auth;

async function connected() {
  api.live.connect();
  await become('live');
  return sockets.at(-1)!;
}

describe('the live connection', () => {
  it('shows the token, tells its status and where it is', async () => {
    const seen: string[] = [];
    api.live.onStatus((status) => seen.push(status));
    await connected();
    expect(auth(0)).toEqual({ token: 'access-1' });
    expect(api.live.lastOffset).toBe(10);
    api.live.close();
    expect(seen).toEqual(['connecting', 'live', 'closed']);
    await vi.waitFor(() => expect(io.engine.clientsCount).toBe(0));
  });

  it('gives events to those who listen, until they stop', async () => {
    const created: number[] = [];
    const all: number[] = [];
    const stop = api.live.on('task.created', ({ offset }) => created.push(offset));
    api.live.on('*', ({ offset }) => all.push(offset));
    const socket = await connected();
    socket.emit('event', event(11));
    socket.emit('event', event(12, 'xp.awarded'));
    await vi.waitFor(() => expect(all).toEqual([11, 12]));
    stop();
    socket.emit('event', event(13));
    await vi.waitFor(() => expect(all).toEqual([11, 12, 13]));
    expect(created).toEqual([11]);
  });

  it('G6 comes back with its last offset and a token, and drops what it has seen', async () => {
    const all: number[] = [];
    api.live.on('*', ({ offset }) => all.push(offset));
    const socket = await connected();
    socket.emit('event', event(11));
    await vi.waitFor(() => expect(all).toEqual([11]));
    socket.conn.close();
    await vi.waitFor(() => expect(sockets).toHaveLength(2), { timeout: 5_000 });
    expect(auth(1)).toEqual({ token: 'access-1', lastOffset: 11 });
    for (const offset of [10, 11, 12, 12, 13]) sockets[1]!.emit('event', event(offset));
    await vi.waitFor(() => expect(all).toEqual([11, 12, 13]));
  });

  it('G6 goes on from a resync, also when that is further back', async () => {
    const resyncs: unknown[] = [];
    api.live.onResync((resync) => resyncs.push(resync));
    const socket = await connected();
    socket.emit('resync', { offset: 3, reason: 'too_old' });
    await vi.waitFor(() => expect(resyncs).toEqual([{ offset: 3, reason: 'too_old' }]));
    expect(api.live.lastOffset).toBe(3);
    const seen = new Promise((resolve) => api.live.on('*', resolve));
    socket.emit('event', event(4));
    expect(await seen).toMatchObject({ offset: 4 });
  });

  it('shows another token when the one it has is refused', async () => {
    admit = ({ token }) => (token === 'access-1' ? 'token_expired' : undefined);
    await connected();
    expect(auth(0)).toMatchObject({ token: 'access-2' });
  });

  it('signs out when no other token can be had', async () => {
    admit = () => 'unauthenticated';
    tokens = 7;
    api.live.connect();
    await become('closed');
    expect(signedOut).toHaveBeenCalledExactlyOnceWith('ended');
  });

  it('sends a fresh token when the server says that the old one has expired', async () => {
    const socket = await connected();
    const sent = new Promise((resolve) => socket.once('token:refresh', resolve));
    socket.emit('token:expired', { closesAt: '2026-03-02T09:01:00Z' });
    expect(await sent).toEqual({ token: 'access-2' });
  });

  it('signs out when the server ends the session', async () => {
    const socket = await connected();
    socket.emit('session', { reason: 'ended', detail: 'This session has ended.' });
    socket.disconnect(true);
    await become('closed');
    expect(api.session.current.status).toBe('signed_out');
    expect(signedOut).toHaveBeenCalledExactlyOnceWith('ended');
  });

  it('comes back when the server closes for another reason', async () => {
    const socket = await connected();
    socket.emit('session', { reason: 'shutting_down', detail: 'The server is restarting.' });
    socket.disconnect(true);
    await become('offline');
    await become('live');
    expect(signedOut).not.toHaveBeenCalled();
  });

  it('comes back at once, whatever the wait, when an answer tells that the platform is there', async () => {
    const socket = await connected();
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      const came = (wanted: string) =>
        new Promise<void>((resolve) => api.live.onStatus((status) => status === wanted && resolve()));
      const away = came('offline');
      socket.disconnect(true);
      await away;
      const back = came('live');
      await api.call('getMe');
      await back;
    } finally {
      vi.useRealTimers();
    }
  });

  it('tries again while a first token cannot be had', async () => {
    const jar = { down: true };
    const fetch = async () => {
      if (jar.down) throw new TypeError('no network');
      return Response.json((signedIn('access-1', 'refresh-1') as { body: unknown }).body);
    };
    const early = createDeepiri({ baseUrl: server.url, refresh: 'cookie', fetch, retry: { backoffMs: 1 } });
    early.assume(ada);
    early.live.connect();
    await vi.waitFor(() => expect(early.live.status).toBe('offline'), { timeout: 5_000 });
    jar.down = false;
    await vi.waitFor(() => expect(early.live.status).toBe('live'), { timeout: 5_000 });
    early.live.close();
  });

  it('closes when the user signs out, and stays closed', async () => {
    await connected();
    await api.signOut();
    expect(api.live.status).toBe('closed');
    api.live.connect();
    await become('closed');
    expect(sockets).toHaveLength(1);
  });

  it('goes on when a listener throws, and reports it', async () => {
    const reported = vi.fn();
    vi.stubGlobal('reportError', reported);
    api.live.on('*', () => {
      throw new Error('in a listener');
    });
    const heard = new Promise((resolve) => api.live.on('*', resolve));
    (await connected()).emit('event', event(11));
    expect(await heard).toMatchObject({ offset: 11 });
    expect(reported).toHaveBeenCalledExactlyOnceWith(new Error('in a listener'));
    vi.unstubAllGlobals();
  });

  it('falls back to long polling where websockets are not let through', async () => {
    io.engine.opts.transports = ['polling'];
    const socket = await connected();
    expect(socket.conn.transport.name).toBe('polling');
  });
});
