import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  ada,
  type Given,
  type LocalServer,
  problemAnswer,
  type Received,
  signedIn,
  startLocalServer,
} from '../test/local-server.ts';
import { createDeepiri, type DeepiriSettings, type ProblemResponse } from './index.ts';

let server: LocalServer;
afterEach(() => server.stop());

const credentials = { email: ada.email, password: 'correct horse' };
const refresh = '/api/users/refresh';

type Platform = {
  /** Tokens that are good now. */
  access: Set<string>;
  refresh: string;
  lifetime: number;
  user: typeof ada;
  answer?: (request: Received) => Given | Promise<Given> | undefined;
};

/** A server that rotates refresh tokens as auth-service does; the cookie is what it set last. */
async function signUp(settings: Partial<DeepiriSettings> = {}, lifetime = 900) {
  let count = 0;
  const platform: Platform = { access: new Set(), refresh: '', lifetime, user: ada };
  const issue = () => {
    count += 1;
    platform.access.add(`access-${count}`);
    platform.refresh = `refresh-${count}`;
    const given = signedIn(`access-${count}`, platform.refresh, platform.lifetime, platform.user) as Exclude<
      Given,
      string
    >;
    return { ...given, headers: { 'set-cookie': `refresh=${platform.refresh}; HttpOnly` } };
  };
  server = await startLocalServer((request) => {
    const special = platform.answer?.(request);
    if (special) return special;
    if (request.path === '/api/users/login') return issue();
    if (request.path === refresh) {
      const shown = request.body?.['refreshToken'] ?? request.headers.cookie?.slice('refresh='.length);
      return shown === platform.refresh
        ? issue()
        : problemAnswer(401, shown ? 'refresh_reused' : 'invalid_refresh_token');
    }
    const token = request.headers.authorization?.slice(7) ?? '';
    if (!platform.access.has(token)) return problemAnswer(401, token ? 'token_expired' : 'unauthenticated');
    if (request.path === '/api/users/logout') return { status: 204 };
    return { status: 200, body: platform.user };
  });
  const signedOut = vi.fn();
  const api = createDeepiri({ baseUrl: server.url, onSignedOut: signedOut, retry: { backoffMs: 1 }, ...settings });
  const refreshes = () => server.received.filter(({ path }) => path === refresh);
  return { platform, api, signedOut, refreshes };
}

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable('it succeeded'),
    (error: ProblemResponse) => error,
  );

/** What a browser does with the cookie, since Node keeps none. */
function browserFetch(jar: { cookie?: string } = {}) {
  return async (url: string, init: RequestInit) => {
    const headers = {
      ...(init.headers as Record<string, string>),
      ...(init.credentials === 'include' && jar.cookie ? { cookie: jar.cookie } : {}),
    };
    const response = await fetch(url, { ...init, headers });
    const cookie = response.headers.get('set-cookie')?.split(';')[0];
    if (cookie) jar.cookie = cookie;
    return response;
  };
}

describe('signing in and out', () => {
  it('tells who is signed in, to subscribers too, and uses the token', async () => {
    const { api, signedOut } = await signUp();
    const seen: unknown[] = [];
    const stop = api.session.subscribe((state) => seen.push(state));
    expect(api.session.current).toEqual({ status: 'unknown', user: null });
    expect(await api.signIn(credentials)).toEqual(ada);
    expect(api.session.user).toEqual(ada);
    await api.call('getMe');
    expect(server.received.at(-1)!.headers.authorization).toBe('Bearer access-1');
    await api.signOut();
    expect(api.session.current).toEqual({ status: 'signed_out', user: null });
    expect(signedOut).toHaveBeenCalledExactlyOnceWith('signed_out');
    stop();
    await api.signIn(credentials);
    expect(seen).toEqual([
      { status: 'signed_in', user: ada },
      { status: 'signed_out', user: null },
    ]);
  });

  it('does not pretend to have signed out when the server could not be told', async () => {
    const { api, platform } = await signUp();
    await api.signIn(credentials);
    platform.answer = (request) => (request.path === '/api/users/logout' ? problemAnswer(500, 'internal') : undefined);
    expect(await refusal(api.signOut())).toMatchObject({ code: 'internal' });
    expect(api.session.user).toEqual(ada);
  });

  it('takes over what the user changed about himself, and keeps the same state object otherwise', async () => {
    const { api, platform } = await signUp();
    await api.signIn(credentials);
    const before = api.session.current;
    await api.call('getMe');
    expect(api.session.current).toBe(before);
    platform.user = { ...ada, name: 'Countess', version: 2 };
    await api.call('updateMe', { body: { name: 'Countess' } });
    expect(api.session.user?.name).toBe('Countess');
  });
});

describe('an old token', () => {
  it('is replaced once for all calls that were refused at the same time, and they are sent again', async () => {
    const { api, platform, refreshes } = await signUp();
    await api.signIn(credentials);
    platform.access.clear();
    const answers = await Promise.all(Array.from({ length: 8 }, () => api.call('getMe')));
    expect(answers).toEqual(Array(8).fill(ada));
    expect(refreshes()).toHaveLength(1);
  });

  it('is replaced before use when it has expired, and in the background when it will soon', async () => {
    const { api, platform, refreshes } = await signUp({}, 100);
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      await api.signIn(credentials);
      vi.setSystemTime(Date.now() + 85_000);
      await api.call('getMe');
      expect(server.received.at(-1)!.headers.authorization).toBe('Bearer access-1');
      await vi.waitFor(() => expect(refreshes()).toHaveLength(1));
      vi.setSystemTime(Date.now() + 200_000);
      platform.access.delete('access-1');
      platform.access.delete('access-2');
      await api.call('getMe');
      expect(refreshes()).toHaveLength(2);
      expect(
        server.received.filter(({ path }) => path === '/api/users/me').map(({ headers }) => headers.authorization),
      ).toEqual(['Bearer access-1', 'Bearer access-3']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('that cannot be replaced ends the session', async () => {
    const { api, platform, signedOut } = await signUp();
    await api.signIn(credentials);
    platform.access.clear();
    platform.refresh = 'another';
    expect(await refusal(api.call('getMe'))).toMatchObject({ code: 'refresh_reused' });
    expect(api.session.current.status).toBe('signed_out');
    expect(signedOut).toHaveBeenCalledExactlyOnceWith('ended');
  });

  it('does not end the session when the network is down', async () => {
    const { api, platform, signedOut } = await signUp();
    await api.signIn(credentials);
    platform.access.clear();
    platform.answer = (request) => (request.path === refresh ? 'hang up' : undefined);
    // Only this one is to give up; the next one has its time, however busy the machine is.
    expect(await refusal(api.call('getMe', { deadlineMs: 1_000 }))).toMatchObject({ code: 'network_error' });
    delete platform.answer;
    expect(await api.call('getMe')).toEqual(ada);
    expect(signedOut).not.toHaveBeenCalled();
  });

  it('changes nothing when it comes after signing out', async () => {
    const { api, platform } = await signUp();
    await api.signIn(credentials);
    platform.access.delete('access-1');
    const release = Promise.withResolvers<Given>();
    platform.answer = (request) => {
      if (request.path === refresh) return release.promise;
      return request.path === '/api/users/logout' ? { status: 204 } : undefined;
    };
    const call = refusal(api.call('getMe'));
    await vi.waitFor(() => expect(server.received.at(-1)!.path).toBe(refresh));
    await api.signOut();
    release.resolve(signedIn('access-9', 'refresh-9'));
    expect(await call).toMatchObject({ status: 401 });
    expect(api.session.user).toBeNull();
  });
});

describe('in a browser', () => {
  it('the refresh token travels in the cookie only', async () => {
    const { api, platform, refreshes } = await signUp({ refresh: 'cookie', fetch: browserFetch() });
    await api.signIn(credentials);
    platform.access.clear();
    await api.call('getMe');
    expect(refreshes()[0]!.body).toBeUndefined();
    expect(refreshes()[0]!.headers.cookie).toBe('refresh=refresh-1');
  });

  it('a page load takes the session up again, or learns that there is none', async () => {
    const jar = {};
    const { api } = await signUp({ refresh: 'cookie', fetch: browserFetch(jar) });
    expect(await api.restore()).toBeNull();
    expect(api.session.current.status).toBe('signed_out');
    await api.signIn(credentials);
    const reloaded = createDeepiri({ baseUrl: server.url, refresh: 'cookie', fetch: browserFetch(jar) });
    expect(await reloaded.restore()).toEqual(ada);
  });

  it('a page load without network is not a sign-out', async () => {
    const { api, platform } = await signUp({ refresh: 'cookie', fetch: browserFetch() });
    platform.answer = () => 'hang up';
    expect(await refusal(api.restore())).toMatchObject({ code: 'network_error' });
    expect(api.session.current.status).toBe('unknown');
  });

  it('goes on as the user of an earlier visit without network, and takes the session up when it is back', async () => {
    const jar = {};
    const { api, platform } = await signUp({ refresh: 'cookie', fetch: browserFetch(jar) });
    await api.signIn(credentials);
    // Long enough that a slow machine does not lose the answer that comes.
    const retry = { deadlineMs: 2_000, backoffMs: 1 };
    const reloaded = createDeepiri({ baseUrl: server.url, refresh: 'cookie', fetch: browserFetch(jar), retry });
    platform.answer = () => 'hang up';
    reloaded.assume(ada);
    expect(reloaded.session.current).toEqual({ status: 'signed_in', user: ada });
    expect(await refusal(reloaded.call('getMe'))).toMatchObject({ code: 'network_error' });
    expect(reloaded.session.user).toEqual(ada);
    delete platform.answer;
    expect(await reloaded.call('getMe')).toEqual(ada);
  });

  it.each([
    ['belongs to somebody else', { user: { ...ada, id: 'usr_9' } }],
    ['is over', { refresh: 'another' }],
  ])('ends what was gone on with when the session %s', async (_what, change) => {
    const jar = {};
    const { api, platform } = await signUp({ refresh: 'cookie', fetch: browserFetch(jar) });
    await api.signIn(credentials);
    const signedOut = vi.fn();
    const reloaded = createDeepiri({
      baseUrl: server.url,
      refresh: 'cookie',
      fetch: browserFetch(jar),
      onSignedOut: signedOut,
    });
    Object.assign(platform, change);
    reloaded.assume(ada);
    expect(await refusal(reloaded.call('createTask', { body: { title: 'For Ada' } }))).toMatchObject({ status: 401 });
    expect(signedOut).toHaveBeenCalledExactlyOnceWith('ended');
    expect(server.received.filter(({ path }) => path === '/api/tasks')).toHaveLength(0);
  });

  it('assumes nothing when it is known that nobody is signed in', async () => {
    const { api } = await signUp({ refresh: 'cookie', fetch: browserFetch() });
    await api.restore();
    api.assume(ada);
    expect(api.session.current.status).toBe('signed_out');
  });

  it('asks nobody where there can be no session, and signs in from there', async () => {
    const { api } = await signUp({ refresh: 'cookie', fetch: browserFetch() });
    const before = server.received.length;
    api.assume(null);
    expect(api.session.current).toEqual({ status: 'signed_out', user: null });
    expect(await api.restore()).toBeNull();
    expect(server.received.length).toBe(before);
    await api.signIn(credentials);
    expect(api.session.user).toEqual(ada);
  });

  it('tabs refresh one after the other, so that none shows a cookie that was used', async () => {
    const jar = {};
    const { api, platform } = await signUp({ refresh: 'cookie', fetch: browserFetch(jar) });
    await api.signIn(credentials);
    const tabs = [
      api,
      ...Array.from({ length: 4 }, () =>
        createDeepiri({ baseUrl: server.url, refresh: 'cookie', fetch: browserFetch(jar) }),
      ),
    ];
    await Promise.all(tabs.map((tab) => tab.restore()));
    platform.access.clear();
    expect(await Promise.all(tabs.map((tab) => tab.call('getMe')))).toEqual(Array(5).fill(ada));
  });

  it.each([
    ['was refused', problemAnswer(401, 'token_expired')],
    ['did not get through', 'hang up' as const],
  ])('sends nothing of one user as another who signed in while it %s', async (_what, given) => {
    const { api, platform } = await signUp({ refresh: 'cookie', fetch: browserFetch() });
    await api.signIn(credentials);
    const answer = Promise.withResolvers<Given>();
    platform.answer = ({ path }) => (path === '/api/tasks' ? answer.promise : undefined);
    const call = refusal(api.call('createTask', { body: { title: 'For Ada' } }));
    const tries = () => server.received.filter(({ path }) => path === '/api/tasks');
    await vi.waitFor(() => expect(tries()).toHaveLength(1));
    await api.signOut();
    platform.user = { ...ada, id: 'usr_01900000-0000-7000-8000-000000000009' };
    await api.signIn(credentials);
    answer.resolve(given);
    expect(await call).toMatchObject({ status: 401 });
    expect(tries()).toHaveLength(1);
  });

  it('a tab of one user never goes on as another who signed in beside it', async () => {
    const { api, platform, signedOut } = await signUp({ refresh: 'cookie', fetch: browserFetch() });
    await api.signIn(credentials);
    platform.access.clear();
    platform.user = { ...ada, id: 'usr_01900000-0000-7000-8000-000000000009' };
    expect(await refusal(api.call('createTask', { body: { title: 'For Ada' } }))).toMatchObject({ status: 401 });
    expect(signedOut).toHaveBeenCalledExactlyOnceWith('ended');
    expect(server.received.filter(({ path }) => path === '/api/tasks')).toHaveLength(1);
  });
});

describe('with a personal access token', () => {
  it('learns who it is, and does not try to refresh', async () => {
    const { api, platform, refreshes } = await signUp({ token: 'dpi_pat_1' });
    platform.access.add('dpi_pat_1');
    expect(await api.restore()).toEqual(ada);
    platform.access.clear();
    expect(await refusal(api.call('getMe'))).toMatchObject({ code: 'token_expired' });
    expect(refreshes()).toHaveLength(0);
  });
});
