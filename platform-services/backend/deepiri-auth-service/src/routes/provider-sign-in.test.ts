import { signInPages, userRoutes } from 'deepiri-contracts';
import { startForTest, type TestService } from 'deepiri-service-kit/testing';
import { type MutableToken, OAuth2Server } from 'oauth2-mock-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authService } from '../index.ts';
import { person, signUp } from './testing/person.ts';

const { startProviderSignIn, finishProviderSignIn } = signInPages;
const { changePassword, deleteMe, listProviders, loginUser, refreshSession } = userRoutes;

const provider = new OAuth2Server();
let claims: Record<string, unknown> = {};
let test: TestService;
beforeAll(async () => {
  await provider.issuer.keys.generate('RS256');
  await provider.start(0, '127.0.0.1');
  provider.service.on('beforeTokenSigning', (token: MutableToken) => Object.assign(token.payload, claims));
  test = await startForTest(authService, {
    env: {
      RATE_LIMIT: 'off',
      OIDC_PROVIDER: 'acme',
      OIDC_TITLE: 'Acme Works',
      OIDC_ISSUER: provider.issuer.url!,
      OIDC_CLIENT_ID: 'deepiri',
      OIDC_CLIENT_SECRET: 'secret',
      PUBLIC_URL: 'http://deepiri.test',
    },
  });
});
afterAll(async () => {
  await test.stop();
  await provider.stop();
});

const params = { provider: 'acme' };
const cookieOf = (header: unknown) => String(header).split(';')[0]!;

async function start(query: { returnTo?: string; timeZone?: string } = {}) {
  const answer = await test.call(startProviderSignIn, { params, query });
  return { ...answer, cookie: cookieOf(answer.headers['set-cookie']), location: String(answer.headers.location) };
}

/** What a browser does: goes to the provider, and comes back with what it says. */
async function atProvider(location: string): Promise<Record<string, string>> {
  const { headers } = await fetch(location, { redirect: 'manual' });
  return Object.fromEntries(new URL(headers.get('location')!).searchParams);
}

const comeBack = (query: Record<string, string>, cookie: string) =>
  test.call(finishProviderSignIn, { params, query: query as never, headers: { cookie } });

async function signIn(who: Record<string, unknown>, query: { returnTo?: string; timeZone?: string } = {}) {
  claims = who;
  const { location, cookie } = await start(query);
  return comeBack(await atProvider(location), cookie);
}

async function account(answer: Awaited<ReturnType<typeof comeBack>>) {
  const cookie = cookieOf(answer.headers['set-cookie']);
  const refreshed = await test.call(refreshSession, { headers: { cookie } });
  expect(refreshed.status).toBe(200);
  return person(test, refreshed.body);
}

const grace = { sub: 'grace', email: 'Grace@example.org', email_verified: true, name: 'Grace' };

describe('signing in at a provider', () => {
  it('sends the browser there with PKCE, state and nonce, and a cookie that only the way back sees', async () => {
    const { status, location, headers } = await start();
    expect(status).toBe(302);
    const { searchParams, origin } = new URL(location);
    expect(origin).toBe(provider.issuer.url);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      client_id: 'deepiri',
      redirect_uri: 'http://deepiri.test/api/users/oauth/acme/callback',
      response_type: 'code',
      code_challenge_method: 'S256',
      state: expect.stringMatching(/.{40}/),
      nonce: expect.stringMatching(/.{40}/),
    });
    expect(String(headers['set-cookie'])).toMatch(/Path=\/api\/users\/oauth; HttpOnly; SameSite=Lax$/);
  });

  it('makes an account the first time and finds it again', async () => {
    const first = await signIn(grace, { returnTo: '/settings/profile' });
    expect([first.status, first.headers.location]).toEqual([302, '/settings/profile']);
    const made = await account(first);
    expect(made.user).toMatchObject({ email: 'Grace@example.org', name: 'Grace', role: 'user' });
    const again = await account(await signIn({ ...grace, email: 'other@example.org' }));
    expect(again.user.id).toBe(made.user.id);
    await test.settled();
    const told = test.published().filter(({ subject }) => subject === made.user.id);
    expect(told.map(({ type }) => type)).toEqual(['user.registered']);
  });

  it('counts the days of a new account in the zone of the browser, and of an unknown one by UTC', async () => {
    const zoneOf = async (sub: string, timeZone: string) => {
      const answer = await signIn({ ...grace, sub, email: `${sub}@example.org` }, { timeZone });
      return (await account(answer)).user.timeZone;
    };
    expect(await zoneOf('berlin', 'Europe/Berlin')).toBe('Europe/Berlin');
    expect(await zoneOf('mars', 'Mars/Olympus')).toBe('UTC');
  });

  it('gives no password to guess or change', async () => {
    const { user, token } = await account(await signIn({ ...grace, sub: 'no-password', email: 'np@example.org' }));
    const login = await test.call(loginUser, { body: { email: user.email, password: '' } });
    expect(login).toMatchObject({ status: 401, body: { code: 'invalid_credentials' } });
    const body = { currentPassword: 'x', newPassword: 'new horse battery' };
    expect(await test.call(changePassword, { token, body })).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
  });

  it('makes a new account after the old one was deleted', async () => {
    const who = { ...grace, sub: 'leaver', email: 'leaver@example.org' };
    const old = await account(await signIn(who));
    expect((await test.call(deleteMe, { token: old.token })).status).toBe(204);
    expect((await account(await signIn(who))).user.id).not.toBe(old.user.id);
  });

  it('does not take over an account that has the same e-mail', async () => {
    const ada = await signUp(test);
    const answer = await signIn({ ...grace, sub: 'eve', email: ada.user.email.toUpperCase() });
    expect([answer.status, answer.headers.location]).toEqual([302, '/sign-in?problem=email_taken']);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it.each([[{ email_verified: false }], [{ email_verified: undefined }], [{ email: undefined }]])(
    'refuses %j',
    async (wrong) => {
      const answer = await signIn({ ...grace, sub: 'unverified', email: 'unverified@example.org', ...wrong });
      expect(answer.headers.location).toBe('/sign-in?problem=forbidden');
    },
  );
});

describe('the way back', () => {
  const refused = '/sign-in?problem=invalid_credentials';

  it('is closed to who did not start here, or started with another browser', async () => {
    claims = grace;
    const [mine, other] = [await start(), await start()];
    const query = await atProvider(mine.location);
    expect((await comeBack(query, '')).headers.location).toBe(refused);
    expect((await comeBack(query, other.cookie)).headers.location).toBe(refused);
    expect((await comeBack(query, `${mine.cookie}x`)).headers.location).toBe(refused);
    expect((await comeBack({ ...query, state: 'forged' }, mine.cookie)).headers.location).toBe(refused);
  });

  it('is closed after ten minutes', async () => {
    claims = grace;
    const { location, cookie } = await start();
    const query = await atProvider(location);
    test.clock.advance(600_000);
    expect((await comeBack(query, cookie)).headers.location).toBe(refused);
  });

  it('leads to the sign-in page when the provider says no, and from there to where one was going', async () => {
    const { location, cookie } = await start({ returnTo: '/board?period=month' });
    const state = new URL(location).searchParams.get('state')!;
    expect((await comeBack({ error: 'access_denied', state }, cookie)).headers.location).toBe(
      `${refused}&next=%2Fboard%3Fperiod%3Dmonth`,
    );
  });

  it('leads nowhere but into the web app', async () => {
    for (const returnTo of ['//evil.test', '/\\evil.test', 'https://evil.test', '/\t/evil.test']) {
      const answer = await test.call(startProviderSignIn, { params, query: { returnTo } });
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_query' } });
    }
  });
});

describe('a provider', () => {
  it('that is set up is told to who is not signed in yet', async () => {
    expect(await test.call(listProviders, {})).toMatchObject({
      status: 200,
      body: { items: [{ name: 'acme', title: 'Acme Works' }] },
    });
  });

  it('is not told where none is set up', async () => {
    const none = await startForTest(authService, {});
    try {
      expect((await none.call(listProviders, {})).body).toEqual({ items: [], isNew: true });
      await signUp(none, {});
      expect((await none.call(listProviders, {})).body).toEqual({ items: [], isNew: false });
    } finally {
      await none.stop();
    }
  });

  it('that is not set up is not there', async () => {
    const answer = await test.call(startProviderSignIn, { params: { provider: 'other' } });
    expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it('G9 that is down costs only signing in there', async () => {
    const env = { OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_CLIENT_ID: 'deepiri', OIDC_CLIENT_SECRET: 'secret' };
    const alone = await startForTest(authService, { env });
    try {
      const answer = await alone.call(startProviderSignIn, { params: { provider: 'oidc' } });
      expect([answer.status, answer.headers.location]).toEqual([302, '/sign-in?problem=unavailable']);
      expect((await alone.call(listProviders, {})).body.items).toEqual([{ name: 'oidc', title: 'oidc' }]);
      expect((await signUp(alone)).user.name).toBe('Ada');
    } finally {
      await alone.stop();
    }
  });
});
