import { internalUserRoutes, userRoutes } from 'deepiri-contracts';
import { startForTest, type TestService } from 'deepiri-service-kit/testing';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authService } from '../index.ts';
import { logIn, type Person, signUp } from './testing/person.ts';

const { listSessions, endSession, refreshSession, listAccessTokens, createAccessToken, deleteAccessToken, getJwks } =
  userRoutes;
const { exchangeAccessToken, listEndings } = internalUserRoutes;

let test: TestService;
let ada: Person;
let eve: Person;
let service: string;
beforeAll(async () => {
  test = await startForTest(authService, { env: { RATE_LIMIT: 'off' } });
  ada = await signUp(test);
  eve = await signUp(test);
  service = await test.serviceToken('api-gateway');
});
afterAll(() => test.stop());

const create = (more: Record<string, unknown> = {}, token = ada.token) =>
  test.call(createAccessToken, { token, body: { name: 'CI', scopes: ['tasks:read', 'tasks:write'], ...more } });
const exchange = (token: string) => test.call(exchangeAccessToken, { token: service, body: { token } });
const patOf = (person: Person) =>
  test.tokenFor(person.user.id, { scopes: ['users:read', 'users:write'], sessionId: 'pat_1' });

describe('sessions', () => {
  it('are listed newest first, with device and which one this is', async () => {
    const person = await signUp(test);
    test.clock.advance(1000);
    const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0';
    const laptop = await logIn(test, person.user.email, { 'user-agent': userAgent });
    const { body } = await test.call(listSessions, { token: laptop.token });
    expect(body.items?.map(({ id, current }) => [id, current])).toEqual([
      [laptop.sessionId, true],
      [person.sessionId, false],
    ]);
    expect(body.items?.[0]).toMatchObject({ device: 'Firefox on Linux', ip: '127.0.0.1' });
    expect(JSON.stringify(body)).not.toMatch(/hash|salt/i);
  });

  it('can be ended from another device', async () => {
    const phone = await logIn(test, ada.user.email);
    const answer = await test.call(endSession, { token: ada.token, params: { id: phone.sessionId } });
    expect(answer.status).toBe(204);
    const refreshed = await test.call(refreshSession, { body: { refreshToken: phone.refreshToken } });
    expect(refreshed).toMatchObject({ status: 401, body: { code: 'invalid_refresh_token' } });
    await test.settled();
    expect(test.published().filter(({ subject }) => subject === phone.sessionId)).toMatchObject([
      { type: 'session.ended', userid: ada.user.id, data: { sessionId: phone.sessionId } },
    ]);
  });

  it('G10 of others are not there', async () => {
    const foreign = await test.call(endSession, { token: eve.token, params: { id: ada.sessionId } });
    expect(foreign).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect((await test.call(refreshSession, { body: { refreshToken: ada.refreshToken } })).status).toBe(200);
    const { body } = await test.call(listSessions, { token: eve.token });
    expect(body.items?.map(({ id }) => id)).toEqual([eve.sessionId]);
  });

  it('need a token; a personal access token may look but not end', async () => {
    expect(await test.call(listSessions)).toMatchObject({ status: 401 });
    expect(await test.call(endSession, { params: { id: ada.sessionId } })).toMatchObject({ status: 401 });
    const token = await patOf(ada);
    expect((await test.call(listSessions, { token })).status).toBe(200);
    const ended = await test.call(endSession, { token, params: { id: ada.sessionId } });
    expect(ended).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  it('that have ended manage nothing, even while their access token lives', async () => {
    const phone = await logIn(test, ada.user.email);
    await test.call(endSession, { token: ada.token, params: { id: phone.sessionId } });
    expect(await create({}, phone.token)).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  });

  it('refuse a wrong id and a wrong query', async () => {
    expect(await test.call(endSession, { token: ada.token, params: { id: 'x' } })).toMatchObject({ status: 400 });
    const answer = await test.call(listSessions, { token: ada.token, query: { limit: 0 } as never });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_query' } });
  });
});

describe('personal access tokens', () => {
  it('are shown once, and then only by their last characters', async () => {
    const { status, body, headers } = await create({ name: ' CI ', expiresAt: '2026-12-24T18:00:00+01:00' });
    expect(status).toBe(201);
    expect(headers['cache-control']).toBe('no-store');
    expect(body.token).toMatch(/^dpi_pat_[0-9A-Za-z]{49}$/);
    const { token, ...rest } = body;
    expect(rest).toMatchObject({
      name: 'CI',
      hint: token.slice(-4),
      expiresAt: '2026-12-24T17:00:00.000Z',
      lastUsedAt: null,
    });
    const list = await test.call(listAccessTokens, { token: ada.token });
    expect(list.body.items).toContainEqual(rest);
    expect(JSON.stringify(list.body)).not.toContain(token);
  });

  it('the answer is not kept for an idempotency key', async () => {
    const headers = { 'idempotency-key': 'one' };
    const options = { token: ada.token, body: { name: 'CI', scopes: ['tasks:read'] }, headers };
    const [first, second] = [await test.call(createAccessToken, options), await test.call(createAccessToken, options)];
    expect(second.headers['idempotency-replayed']).toBeUndefined();
    expect(second.body.token).not.toBe(first.body.token);
  });

  it.each([
    [{ scopes: [] }, '/scopes'],
    [{ scopes: ['root'] }, '/scopes/0'],
    [{ scopes: ['tasks:read', 'tasks:read'] }, '/scopes'],
    [{ expiresAt: '2020-01-01T00:00:00Z' }, '/expiresAt'],
    [{ expiresAt: 'tomorrow' }, '/expiresAt'],
    [{ name: '' }, '/name'],
    [{ extra: 1 }, '/extra'],
  ])('refuse %j', async (wrong, pointer) => {
    expect(await create(wrong)).toMatchObject({ status: 400, body: { code: 'invalid_body', errors: [{ pointer }] } });
  });

  it('may not make others, nor revoke them', async () => {
    const { body } = await create();
    const token = await patOf(ada);
    expect(await create({}, token)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await test.call(deleteAccessToken, { token, params: { id: body.id! } })).toMatchObject({ status: 403 });
  });

  it('need somebody who is signed in', async () => {
    expect(await test.call(listAccessTokens)).toMatchObject({ status: 401 });
    expect(await test.call(createAccessToken, { body: {} })).toMatchObject({ status: 401 });
    const params = { id: 'pat_01900000-0000-7000-8000-000000000000' };
    expect(await test.call(deleteAccessToken, { params })).toMatchObject({ status: 401 });
    expect(await test.call(deleteAccessToken, { token: ada.token, params })).toMatchObject({ status: 404 });
  });

  it('G10 of others are not there', async () => {
    const { body } = await create();
    const params = { id: body.id! };
    expect(await test.call(deleteAccessToken, { token: eve.token, params })).toMatchObject({ status: 404 });
    expect((await test.call(listAccessTokens, { token: eve.token })).body.items).toEqual([]);
    expect((await exchange(body.token!)).status).toBe(200);
  });
});

describe('the exchange of a personal access token', () => {
  it('gives a short token with its scopes, and notes the use once a minute', async () => {
    const { body } = await create();
    const answer = await exchange(body.token!);
    expect(answer).toMatchObject({ status: 200, body: { expiresInSeconds: 300 } });
    const { iat, ...claims } = decodeJwt(answer.body.accessToken!);
    expect(claims).toMatchObject({
      sub: ada.user.id,
      sid: body.id,
      role: 'user',
      scope: 'tasks:read tasks:write',
      exp: iat! + 300,
    });
    const lastUsed = async () => {
      const { body: page } = await test.call(listAccessTokens, { token: ada.token });
      return page.items?.find(({ id }) => id === body.id)?.lastUsedAt;
    };
    const first = await lastUsed();
    expect(first).toBe(test.clock.now().toISOString());
    test.clock.advance(30_000);
    await exchange(body.token!);
    expect(await lastUsed()).toBe(first);
    test.clock.advance(30_000);
    await exchange(body.token!);
    expect(await lastUsed()).toBe(test.clock.now().toISOString());
  });

  it('works many times at once', async () => {
    const { body } = await create();
    const answers = await Promise.all(Array.from({ length: 8 }, () => exchange(body.token!)));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
  });

  it('ends with the token', async () => {
    const { body } = await create({ expiresAt: new Date(test.clock.now().getTime() + 60_000).toISOString() });
    expect((await exchange(body.token!)).body.expiresInSeconds).toBe(60);
    test.clock.advance(60_000);
    expect(await exchange(body.token!)).toMatchObject({ status: 401, body: { code: 'token_expired' } });
  });

  it('is refused once the token is revoked, and the end is told with its id', async () => {
    const { body } = await create();
    const token = await test.tokenFor(ada.user.id, { sessionId: ada.sessionId });
    expect((await test.call(deleteAccessToken, { token, params: { id: body.id! } })).status).toBe(204);
    expect(await exchange(body.token!)).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    await test.settled();
    expect(test.published().filter(({ subject }) => subject === body.id)).toMatchObject([
      { type: 'session.ended', userid: ada.user.id, data: { sessionId: body.id } },
    ]);
  });

  it('is for services only', async () => {
    const body = { token: 'dpi_pat_x' };
    expect(await test.call(exchangeAccessToken, { body })).toMatchObject({ status: 401 });
    expect(await test.call(exchangeAccessToken, { token: ada.token, body })).toMatchObject({ status: 404 });
    expect(await exchange('dpi_pat_x')).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  });
});

describe('the signing keys', () => {
  it('are rotated in time: the new one is published before it signs, the old one stays for its tokens', async () => {
    const own = await startForTest(authService, { env: { RATE_LIMIT: 'off', SIGNING_KEY_DAYS: '30' } });
    try {
      const kids = async () => (await own.call(getJwks)).body.keys!.map(({ kid }) => kid);
      const [first] = await kids();
      own.clock.advance(30 * 86_400_000 - 3_600_000);
      await own.service.runJobs();
      const [, second] = await kids();
      expect(await kids()).toEqual([first, second]);
      const signedBy = async () => {
        const { accessToken } = await signUp(own);
        return JSON.parse(Buffer.from(accessToken.split('.')[0]!, 'base64url').toString()).kid;
      };
      expect(await signedBy()).toBe(first);
      own.clock.advance(3_600_000);
      expect(await signedBy()).toBe(second);
      own.clock.advance(3_600_000);
      expect(await kids()).toEqual([second]);
    } finally {
      await own.stop();
    }
  });
});

describe('what has ended', () => {
  const endings = async (after?: number) => {
    const token = await test.serviceToken('api-gateway');
    return (await test.call(listEndings, { token, ...(after === undefined ? {} : { query: { after } }) })).body;
  };
  const longAgo = () => test.clock.advance(21 * 60_000);

  it('is told to services: what ended of late, and then what is new', async () => {
    longAgo();
    const before = await endings();
    expect(before.items).toEqual([]);
    const grace = await signUp(test);
    const phone = await logIn(test, grace.user.email);
    await test.call(endSession, { token: grace.token, params: { id: phone.sessionId } });
    const first = await endings(before.position);
    expect(first.items).toEqual([phone.sessionId]);
    await test.call(userRoutes.deleteMe, { token: grace.token });
    const second = await endings(first.position);
    expect(second.items.toSorted()).toEqual([grace.sessionId, grace.user.id].sort());
    expect((await endings()).items.toSorted()).toEqual([...first.items, ...second.items].sort());
    expect((await endings(second.position)).items).toEqual([]);
  });

  it('is found among all that was written before and after', async () => {
    for (let n = 0; n < 7; n++) await signUp(test);
    longAgo();
    const people = [];
    for (let n = 0; n < 5; n++) people.push(await signUp(test));
    for (const { token } of people) await test.call(userRoutes.logoutUser, { token });
    expect((await endings()).items).toEqual(people.map(({ sessionId }) => sessionId));
    longAgo();
    expect((await endings()).items).toEqual([]);
  });

  it('G10 is told to nobody else', async () => {
    expect((await test.call(listEndings, { token: (await signUp(test)).token })).status).toBe(404);
    expect((await test.call(listEndings)).status).toBe(401);
  });
});
