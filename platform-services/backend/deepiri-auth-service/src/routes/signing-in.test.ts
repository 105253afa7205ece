import { userRoutes } from 'deepiri-contracts';
import { createAuthenticator } from 'deepiri-service-kit';
import { startForTest, type TestService } from 'deepiri-service-kit/testing';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authService } from '../index.ts';
import { logIn, PASSWORD, signUp } from './testing/person.ts';

const { registerUser, loginUser, refreshSession, logoutUser, changePassword, getMe, getJwks } = userRoutes;

let test: TestService;
beforeAll(async () => {
  test = await startForTest(authService, {
    env: { RATE_LIMIT: 'off', ADMIN_EMAILS: 'root@example.org' },
  });
});
afterAll(() => test.stop());

const refresh = (refreshToken: string) => test.call(refreshSession, { body: { refreshToken } });

describe('registering', () => {
  it('answers the user and a pair of tokens, and sets the cookie', async () => {
    const body = { email: 'Ada@Example.org', password: PASSWORD, name: 'Ada', timeZone: 'Europe/Berlin' };
    const answer = await test.call(registerUser, { body });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      user: {
        email: 'Ada@Example.org',
        name: 'Ada',
        timeZone: 'Europe/Berlin',
        dayStartsAt: '04:00',
        role: 'user',
        version: 1,
      },
      expiresInSeconds: 900,
    });
    expect(answer.body.refreshToken).toMatch(/^dpi_rt_/);
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(
        /^deepiri_refresh=dpi_rt_[\w-]+; Max-Age=2592000; Path=\/api\/users; HttpOnly; SameSite=Strict$/,
      ),
      // Whose it is can be read by the page.
      `deepiri_person=${answer.body.user.id}; Max-Age=2592000; Path=/; SameSite=Strict`,
      expect.stringMatching(/^deepiri_device=[\w.-]+; Max-Age=31536000; Path=\/api\/users; HttpOnly; SameSite=Strict$/),
    ]);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(JSON.stringify(answer.body)).not.toContain('argon2');
  });

  it('tells it in one event that holds no secret', async () => {
    const ada = await signUp(test);
    await test.settled();
    const events = test.published().filter(({ subject }) => subject === ada.user.id);
    expect(events).toMatchObject([{ type: 'user.registered', userid: ada.user.id, data: { user: ada.user } }]);
    expect(JSON.stringify(events)).not.toContain('argon2');
  });

  it.each(['\u2800\u2800', '\u3164', '\u115f \u1160', '\uffa0', ' ', '\u200b'])(
    'refuses a name that nobody can see (%j)',
    async (name) => {
      const answer = await test.call(registerUser, { body: { email: 'unseen@example.org', password: PASSWORD, name } });
      expect(answer).toMatchObject({
        status: 400,
        body: {
          code: 'invalid_body',
          errors: [{ pointer: '/name', message: expect.stringContaining('something to see'), code: 'not_a_name' }],
        },
      });
    },
  );

  it('takes names in any script, also beside what cannot be seen', async () => {
    for (const name of ['한글', 'श्री', '😀', '김\u3164철수', 'X Æ'])
      expect((await signUp(test, { name })).user.name).toBe(name);
  });

  it('refuses an e-mail that is taken, in any case of letters', async () => {
    const { user } = await signUp(test);
    const body = { email: user.email.toUpperCase(), password: PASSWORD, name: 'Eve' };
    expect(await test.call(registerUser, { body })).toMatchObject({ status: 409, body: { code: 'email_taken' } });
  });

  it('lets only one of two at the same moment have the e-mail', async () => {
    const body = { email: 'race@example.org', password: PASSWORD, name: 'Ada' };
    const answers = await Promise.all([1, 2, 3].map(() => test.call(registerUser, { body })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
  });

  it.each([
    [{ password: 'password123' }, 'invalid_body', '/password'],
    [{ password: 'short' }, 'invalid_body', '/password'],
    [{ email: 'nonsense' }, 'invalid_body', '/email'],
    [{ name: '  ' }, 'invalid_body', '/name'],
    [{ timeZone: 'Mars/Olympus' }, 'invalid_time_zone', '/timeZone'],
    [{ role: 'admin' }, 'invalid_body', '/role'],
  ])('refuses %j', async (wrong, code, pointer) => {
    const body = { email: 'new@example.org', password: PASSWORD, name: 'Ada', ...wrong };
    const answer = await test.call(registerUser, { body });
    expect(answer).toMatchObject({ status: 400, body: { code, errors: [{ pointer }] } });
  });

  it('makes an administrator of who is named in the settings', async () => {
    const root = await signUp(test, { email: 'Root@example.org' });
    expect(root.user.role).toBe('admin');
    expect(decodeJwt(root.accessToken)['role']).toBe('admin');
  });
});

describe('the access token', () => {
  it('is verified by the published keys', async () => {
    const ada = await signUp(test);
    const authenticator = createAuthenticator({
      jwks: async () => (await test.call(getJwks)).body,
      serviceSecret: new Uint8Array(32),
      clock: test.clock,
    });
    expect(await authenticator.verify(ada.accessToken)).toEqual({
      kind: 'user',
      id: ada.user.id,
      sessionId: ada.sessionId,
      role: 'user',
      expiresAt: new Date(test.clock.now().getTime() + 900_000),
    });
  });

  it('names its issuer, audience and key, and lives fifteen minutes', async () => {
    const { accessToken, user } = await signUp(test);
    const { iat, ...claims } = decodeJwt(accessToken);
    expect(claims).toMatchObject({ iss: 'deepiri', aud: 'deepiri-api', sub: user.id, exp: iat! + 900 });
    const { body } = await test.call(getJwks);
    expect(decodeProtectedHeader(accessToken)).toEqual({ alg: 'EdDSA', typ: 'at+jwt', kid: body.keys[0]!.kid });
    expect(Object.keys(body.keys[0]!).toSorted()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
  });
});

describe('signing in', () => {
  it('takes the e-mail in any case of letters, with blanks around', async () => {
    const { user } = await signUp(test);
    const body = { email: ` ${user.email.toUpperCase()} `, password: PASSWORD };
    expect(await test.call(loginUser, { body })).toMatchObject({ status: 200, body: { user: { id: user.id } } });
  });

  it('answers the same for a wrong password and an unknown e-mail', async () => {
    const { user } = await signUp(test);
    const wrong = await test.call(loginUser, { body: { email: user.email, password: 'wrong horse' } });
    const unknown = await test.call(loginUser, { body: { email: 'nobody@example.org', password: 'wrong horse' } });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    const { requestId: _a, ...first } = wrong.body;
    const { requestId: _b, ...second } = unknown.body;
    expect(first).toEqual(second);
    expect(first).toMatchObject({ code: 'invalid_credentials' });
  });
});

describe('refreshing', () => {
  it('gives a new pair, and the old token is of no use after the grace', async () => {
    const ada = await signUp(test);
    const first = await refresh(ada.refreshToken);
    expect(first.status).toBe(200);
    expect(first.body.refreshToken).not.toBe(ada.refreshToken);
    test.clock.advance(60_000);
    expect(await refresh(ada.refreshToken)).toMatchObject({ status: 401, body: { code: 'refresh_reused' } });
  });

  it('ends the session when an old token comes back: the newest one dies with it', async () => {
    const ada = await signUp(test);
    const stolen = ada.refreshToken;
    const { body } = await refresh(stolen);
    test.clock.advance(60_000);
    await refresh(stolen);
    expect(await refresh(body.refreshToken)).toMatchObject({ status: 401, body: { code: 'invalid_refresh_token' } });
    await test.settled();
    const ended = test.published().filter(({ type, subject }) => type === 'session.ended' && subject === ada.sessionId);
    expect(ended).toMatchObject([{ userid: ada.user.id, data: { sessionId: ada.sessionId } }]);
  });

  it('gives two tabs at once the same next token, and the line goes on as one', async () => {
    const ada = await signUp(test);
    const [one, two] = await Promise.all([refresh(ada.refreshToken), refresh(ada.refreshToken)]);
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(one.body.refreshToken).toBe(two.body.refreshToken);
    test.clock.advance(59_999);
    expect((await refresh(ada.refreshToken)).body.refreshToken).toBe(one.body.refreshToken);
    test.clock.advance(60_000);
    expect((await refresh(one.body.refreshToken)).status).toBe(200);
  });

  it('refuses what was made up, without harm to the session', async () => {
    const ada = await signUp(test);
    const madeUp = `dpi_rt_${'a'.repeat(65)}`;
    for (const token of [madeUp, 'nonsense', '']) {
      expect(await refresh(token)).toMatchObject({ status: 401, body: { code: 'invalid_refresh_token' } });
    }
    expect((await refresh(ada.refreshToken)).status).toBe(200);
  });

  it('is over after thirty days without use', async () => {
    const ada = await signUp(test);
    test.clock.advance(29 * 86_400_000);
    const kept = await refresh(ada.refreshToken);
    expect(kept.status).toBe(200);
    test.clock.advance(30 * 86_400_000);
    expect(await refresh(kept.body.refreshToken)).toMatchObject({
      status: 401,
      body: { code: 'invalid_refresh_token' },
    });
  });
});

describe('the refresh cookie', () => {
  const byCookie = (token: string, headers: Record<string, string> = {}) =>
    test.call(refreshSession, { headers: { cookie: `other=1; deepiri_refresh=${token}`, ...headers } });

  it('refreshes without a body, and is set anew', async () => {
    const ada = await signUp(test);
    const answer = await byCookie(ada.refreshToken, { host: 'deepiri.test', origin: 'http://deepiri.test' });
    expect(answer.status).toBe(200);
    expect(String(answer.headers['set-cookie'])).toContain(`deepiri_refresh=${answer.body.refreshToken};`);
  });

  it('is Secure when the request came to the gateway by https, which anybody else could say, too', async () => {
    const ada = await signUp(test);
    const gateway = { 'x-forwarded-proto': 'https', 'x-service-token': await test.serviceToken('api-gateway') };
    const answer = await byCookie(ada.refreshToken, gateway);
    expect(String(answer.headers['set-cookie'])).toContain('; Secure');
    const anybody = await byCookie(answer.body.refreshToken, { 'x-forwarded-proto': 'https' });
    expect(String(anybody.headers['set-cookie'])).not.toContain('; Secure');
    const meantForTasks = {
      ...gateway,
      'x-service-token': await test.serviceToken('api-gateway', 'task-orchestrator'),
    };
    const misled = await byCookie(anybody.body.refreshToken, meantForTasks);
    expect(String(misled.headers['set-cookie'])).not.toContain('; Secure');
  });

  it.each(['http://evil.test', 'http://deepiri.test:3000', 'null'])('is not taken from %s', async (origin) => {
    const ada = await signUp(test);
    const answer = await byCookie(ada.refreshToken, { host: 'deepiri.test', origin });
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect((await refresh(ada.refreshToken)).status).toBe(200);
  });

  it('is taken away when it is worth nothing', async () => {
    const answer = await byCookie(`dpi_rt_${'a'.repeat(65)}`);
    expect(answer.status).toBe(401);
    expect(String(answer.headers['set-cookie'])).toMatch(/^deepiri_refresh=; Max-Age=0;.*,deepiri_person=; Max-Age=0;/);
  });

  it('is asked for when there is nothing at all', async () => {
    expect(await test.call(refreshSession)).toMatchObject({ status: 401, body: { code: 'invalid_refresh_token' } });
  });
});

describe('signing out', () => {
  it('ends the session, takes the cookie away and tells it', async () => {
    const ada = await signUp(test);
    const answer = await test.call(logoutUser, { token: ada.token });
    expect(answer.status).toBe(204);
    expect(String(answer.headers['set-cookie'])).toMatch(/^deepiri_refresh=; Max-Age=0;.*,deepiri_person=; Max-Age=0;/);
    expect(await refresh(ada.refreshToken)).toMatchObject({ status: 401, body: { code: 'invalid_refresh_token' } });
    await test.settled();
    expect(test.published().map(({ type, subject }) => [type, subject])).toContainEqual([
      'session.ended',
      ada.sessionId,
    ]);
  });

  it('also ends the session of the cookie, but not that of somebody else', async () => {
    const ada = await signUp(test);
    const second = await logIn(test, ada.user.email);
    const eve = await signUp(test);
    const cookie = (token: string) => ({ cookie: `deepiri_refresh=${token}` });
    await test.call(logoutUser, { token: ada.token, headers: cookie(second.refreshToken) });
    expect((await refresh(second.refreshToken)).status).toBe(401);
    const third = await logIn(test, ada.user.email);
    await test.call(logoutUser, { token: third.token, headers: cookie(eve.refreshToken) });
    expect((await refresh(eve.refreshToken)).status).toBe(200);
  });

  it('needs a session', async () => {
    expect(await test.call(logoutUser)).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  });
});

describe('changing the password', () => {
  const change = (token: string, body: Record<string, string>) => test.call(changePassword, { token, body });

  it('ends all other sessions and keeps this one', async () => {
    const ada = await signUp(test);
    const phone = await logIn(test, ada.user.email);
    test.clock.advance(1000);
    const answer = await change(ada.token, { currentPassword: PASSWORD, newPassword: 'new horse battery' });
    expect(answer.status).toBe(204);
    expect((await refresh(phone.refreshToken)).body.code).toBe('invalid_refresh_token');
    expect((await refresh(ada.refreshToken)).status).toBe(200);
    const login = (password: string) => test.call(loginUser, { body: { email: ada.user.email, password } });
    expect([(await login(PASSWORD)).status, (await login('new horse battery')).status]).toEqual([401, 200]);
    await test.settled();
    expect(
      test.published().filter(({ type, userid }) => type === 'session.ended' && userid === ada.user.id),
    ).toMatchObject([{ subject: phone.sessionId }]);
  });

  it.each([
    [{ currentPassword: 'wrong horse', newPassword: 'new horse battery' }, 401, 'invalid_credentials'],
    [{ currentPassword: PASSWORD, newPassword: 'password123' }, 400, 'invalid_body'],
    [{ currentPassword: PASSWORD, newPassword: 'short' }, 400, 'invalid_body'],
    [{ newPassword: 'new horse battery' }, 400, 'invalid_body'],
  ])('is refused for %j', async (body, status, code) => {
    const ada = await signUp(test);
    expect(await change(ada.token, body as never)).toMatchObject({ status, body: { code } });
    expect((await test.call(getMe, { token: ada.token })).body.version).toBe(1);
  });

  it('needs somebody who is signed in', async () => {
    const ada = await signUp(test);
    const pat = await test.tokenFor(ada.user.id, { scopes: ['users:write'], sessionId: 'pat_1' });
    const body = { currentPassword: PASSWORD, newPassword: 'new horse battery' };
    expect(await test.call(changePassword, { body })).toMatchObject({ status: 401 });
    expect(await change(pat, body)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });
});

describe('guessing', () => {
  it('is stopped with Retry-After, and other accounts are not touched', async () => {
    const strict = await startForTest(authService);
    try {
      const [ada, eve] = [await signUp(strict), await signUp(strict)];
      const login = (email: string, password: string) => strict.call(loginUser, { body: { email, password } });
      for (let tries = 0; tries < 10; tries++) expect((await login(ada.user.email, 'wrong horse')).status).toBe(401);
      const stopped = await login(ada.user.email, PASSWORD);
      expect(stopped).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
      expect(Number(stopped.headers['retry-after'])).toBeGreaterThan(20);
      expect((await login(eve.user.email, PASSWORD)).status).toBe(200);
    } finally {
      await strict.stop();
    }
  });

  it('keeps nobody out who has signed in before with this browser, or is signed in', async () => {
    const strict = await startForTest(authService);
    try {
      const deviceOf = ({ headers }: { headers: Record<string, unknown> }) =>
        [headers['set-cookie']]
          .flat()
          .map(String)
          .find((cookie) => cookie.startsWith('deepiri_device='))!
          .split(';')[0]!;
      const login = (email: string, password: string, cookie = '') =>
        strict.call(loginUser, { body: { email, password }, headers: { cookie } });
      const [ada, eve] = [await signUp(strict), await signUp(strict)];
      const mine = deviceOf(await login(ada.user.email, PASSWORD));
      const foreign = deviceOf(await login(eve.user.email, PASSWORD));
      for (let tries = 0; tries < 10; tries++) await login(ada.user.email, 'wrong horse', foreign);
      for (const cookie of ['', foreign, `${mine}x`, 'deepiri_device=guessed'])
        expect((await login(ada.user.email, PASSWORD, cookie)).status).toBe(429);
      const known = await login(ada.user.email, PASSWORD, mine);
      expect(known.status).toBe(200);
      // It is known already.
      expect(String(known.headers['set-cookie'])).not.toContain('deepiri_device=');
      const body = { currentPassword: PASSWORD, newPassword: 'new horse battery' };
      expect((await strict.call(changePassword, { token: ada.token, body })).status).toBe(204);
      for (let tries = 0; tries < 10; tries++) await login(ada.user.email, 'wrong horse', mine);
      expect((await login(ada.user.email, 'new horse battery', mine)).status).toBe(429);
      // And it opens nothing.
      const refreshed = await strict.call(refreshSession, { body: {}, headers: { cookie: mine } });
      expect(refreshed).toMatchObject({ status: 401, body: { code: 'invalid_refresh_token' } });
    } finally {
      await strict.stop();
    }
  });
});
