import { type CloudEvent, type EventType, userRoutes } from 'deepiri-contracts';
import { startForTest, type TestService } from 'deepiri-service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession } from '../domain/session.ts';
import { authService } from '../index.ts';
import { openCollections } from '../store/collections.ts';
import { logIn, PASSWORD, type Person, signUp } from './testing/person.ts';

const { getMe, updateMe, deleteMe, getUser, listUsers, registerUser, refreshSession, createAccessToken } = userRoutes;
const NOBODY = 'usr_01900000-0000-7000-8000-000000000000';

let test: TestService;
let ada: Person;
beforeAll(async () => {
  test = await startForTest(authService, { env: { RATE_LIMIT: 'off', ADMIN_EMAILS: 'root@example.org' } });
  ada = await signUp(test);
});
afterAll(() => test.stop());

const told = (type: EventType, userId: string): CloudEvent[] =>
  test.published().filter((event) => event.type === type && event.userid === userId);

describe('GET me', () => {
  it('answers the signed-in user with an ETag', async () => {
    const answer = await test.call(getMe, { token: ada.token });
    expect(answer).toMatchObject({ status: 200, body: ada.user, headers: { etag: '"1"' } });
    const again = await test.call(getMe, { token: ada.token, headers: { 'if-none-match': '"1"' } });
    expect(again.status).toBe(304);
  });

  it('is not for strangers, services, or tokens without the scope', async () => {
    expect(await test.call(getMe)).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect(await test.call(getMe, { token: await test.tokenFor(NOBODY) })).toMatchObject({ status: 401 });
    expect(await test.call(getMe, { token: await test.serviceToken('bridge') })).toMatchObject({ status: 403 });
    const narrow = await test.tokenFor(ada.user.id, { scopes: ['tasks:read'] });
    expect(await test.call(getMe, { token: narrow })).toMatchObject({
      status: 403,
      body: { code: 'insufficient_scope' },
    });
  });
});

describe('PATCH me', () => {
  it('changes what is given, keeps the rest and tells it', async () => {
    const eve = await signUp(test, { name: 'Eve', timeZone: 'Europe/Berlin' });
    const body = { name: ' Eve B. ', avatarUrl: 'https://example.org/e.png', dayStartsAt: '05:30' };
    const answer = await test.call(updateMe, { token: eve.token, body });
    const expected = { ...eve.user, ...body, name: 'Eve B.', version: 2 };
    expect(answer).toMatchObject({ status: 200, body: expected, headers: { etag: '"2"' } });
    expect((await test.call(updateMe, { token: eve.token, body: { avatarUrl: null } })).body.avatarUrl).toBeNull();
    await test.settled();
    expect(told('user.updated', eve.user.id)[0]).toMatchObject({ subject: eve.user.id, data: { user: expected } });
  });

  it('insists on the version when If-Match is sent, and shows the present state otherwise', async () => {
    const eve = await signUp(test);
    const patch = (name: string) =>
      test.call(updateMe, { token: eve.token, body: { name }, headers: { 'if-match': '"1"' } });
    expect((await patch('First')).status).toBe(200);
    const late = await patch('Second');
    expect(late).toMatchObject({
      status: 412,
      body: { code: 'stale_version', current: { name: 'First', version: 2 } },
    });
    expect(JSON.stringify(late.body)).not.toContain('argon2');
  });

  it('changes and tells nothing when nothing is different', async () => {
    const eve = await signUp(test);
    const answer = await test.call(updateMe, { token: eve.token, body: { name: eve.user.name } });
    expect(answer.body.version).toBe(1);
    await test.settled();
    expect(told('user.updated', eve.user.id)).toEqual([]);
  });

  it.each([
    [{ timeZone: 'Mars/Olympus' }, 'invalid_time_zone', '/timeZone'],
    [{ avatarUrl: 'http://example.org/e.png' }, 'invalid_body', '/avatarUrl'],
    [{ dayStartsAt: '24:00' }, 'invalid_body', '/dayStartsAt'],
    [{ avatarUrl: 'javascript:alert(1)' }, 'invalid_body', '/avatarUrl'],
    [{ name: ' ' }, 'invalid_body', '/name'],
    [{ name: null }, 'invalid_body', '/name'],
    [{ email: 'other@example.org' }, 'invalid_body', '/email'],
    [{ role: 'admin' }, 'invalid_body', '/role'],
    [{ version: 7 }, 'invalid_body', '/version'],
    [{}, 'invalid_body', ''],
  ])('refuses %j', async (body, code, pointer) => {
    const answer = await test.call(updateMe, { token: ada.token, body });
    expect(answer).toMatchObject({ status: 400, body: { code, errors: [{ pointer }] } });
  });

  it('is not for strangers', async () => {
    expect(await test.call(updateMe, { body: { name: 'Eve' } })).toMatchObject({ status: 401 });
  });
});

describe('DELETE me', () => {
  it('frees the e-mail, ends sessions and tokens, and tells all of it', async () => {
    const eve = await signUp(test, { email: 'leaving@example.org' });
    const phone = await logIn(test, eve.user.email);
    const body = { name: 'CI', scopes: ['tasks:read'] };
    const pat = await test.call(createAccessToken, { token: eve.token, body });
    expect((await test.call(deleteMe, { token: eve.token })).status).toBe(204);

    expect(await test.call(getMe, { token: eve.token })).toMatchObject({ status: 401 });
    expect(await test.call(getUser, { token: ada.token, params: { id: eve.user.id } })).toMatchObject({ status: 404 });
    const refreshed = await test.call(refreshSession, { body: { refreshToken: phone.refreshToken } });
    expect(refreshed).toMatchObject({ status: 401, body: { code: 'invalid_refresh_token' } });
    await test.settled();
    expect(told('user.deleted', eve.user.id)).toMatchObject([{ subject: eve.user.id, data: { userId: eve.user.id } }]);
    const ended = told('session.ended', eve.user.id).map(({ subject }) => subject);
    expect(ended.toSorted()).toEqual([eve.sessionId, phone.sessionId, pat.body.id].toSorted());

    const again = await test.call(registerUser, {
      body: { email: 'Leaving@example.org', password: PASSWORD, name: 'Eve' },
    });
    expect(again.status).toBe(201);
    expect(again.body.user.id).not.toBe(eve.user.id);
  });

  it('G4 what is left after a crash is removed by the event, however often it comes', async () => {
    const userId = 'usr_01900000-0000-7000-8000-00000000dead';
    const { sessions } = openCollections(test.resources.documents);
    const origin = { device: 'Firefox on Linux', program: 'Firefox', system: 'Linux', ip: '192.0.2.1' };
    for (const id of ['ses_left-1', 'ses_left-2']) {
      await sessions.save(openSession({ id, userId, secretHash: 'A', ...origin }, test.clock.now()));
    }
    await test.publish('user.deleted', { userid: userId, data: { userId }, id: 'evt_deleted-1' });
    await test.publish('user.deleted', { userid: userId, data: { userId }, id: 'evt_deleted-2' });
    await test.settled();
    expect(await sessions.getMany(['ses_left-1', 'ses_left-2'])).toEqual([]);
    expect(
      told('session.ended', userId)
        .map(({ subject }) => subject)
        .toSorted(),
    ).toEqual(['ses_left-1', 'ses_left-2']);
  });

  it('insists on the version when If-Match is sent', async () => {
    const eve = await signUp(test);
    const answer = await test.call(deleteMe, { token: eve.token, headers: { 'if-match': '"9"' } });
    expect(answer).toMatchObject({ status: 412, body: { code: 'stale_version', current: { id: eve.user.id } } });
    expect((await test.call(getMe, { token: eve.token })).status).toBe(200);
  });

  it('is not for a personal access token', async () => {
    const token = await test.tokenFor(ada.user.id, { scopes: ['users:write'], sessionId: 'pat_1' });
    expect(await test.call(deleteMe, { token })).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await test.call(deleteMe)).toMatchObject({ status: 401 });
  });
});

describe('public profiles', () => {
  it('show neither e-mail nor zone, and the level that engagement has told', async () => {
    const eve = await signUp(test, { name: 'Eve' });
    await test.publish('level.reached', { userid: eve.user.id, data: { level: 4, xp: 500 } });
    await test.settled();
    const answer = await test.call(getUser, { token: ada.token, params: { id: eve.user.id } });
    expect(answer.body).toEqual({ id: eve.user.id, name: 'Eve', avatarUrl: null, bio: '', level: 4 });
    expect((await test.call(getMe, { token: eve.token })).headers.etag).toBe('"1"');
  });

  it('are 404 for who does not exist, 400 for what is no id, 401 without a token', async () => {
    expect(await test.call(getUser, { token: ada.token, params: { id: NOBODY } })).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    });
    expect(await test.call(getUser, { token: ada.token, params: { id: 'x' } })).toMatchObject({
      status: 400,
      body: { code: 'invalid_path' },
    });
    expect(await test.call(getUser, { params: { id: ada.user.id } })).toMatchObject({ status: 401 });
  });
});

describe('the directory', () => {
  it('gives anybody the profiles of the ids they have', async () => {
    const eve = await signUp(test, { name: 'Eve' });
    const ids = `${eve.user.id},${NOBODY},${ada.user.id},${eve.user.id}`;
    const answer = await test.call(listUsers, { token: ada.token, query: { ids } });
    expect(answer.body.items?.map(({ id }) => id)).toEqual([eve.user.id, ada.user.id]);
    expect(JSON.stringify(answer.body)).not.toContain('@');
  });

  it('refuses more than a hundred ids, and what is no id', async () => {
    const id = (n: number) => `usr_01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
    const many = Array.from({ length: 101 }, (_, n) => id(n)).join(',');
    for (const ids of [many, 'usr_1']) {
      const answer = await test.call(listUsers, { token: ada.token, query: { ids } });
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_query', errors: [{ pointer: '/ids' }] } });
    }
  });

  it('is whole for services and administrators only, page by page', async () => {
    const root = await signUp(test, { email: 'root@example.org' });
    expect(await test.call(listUsers, { token: ada.token })).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    expect(await test.call(listUsers)).toMatchObject({ status: 401 });
    for (const token of [root.token, await test.serviceToken('engagement-service')]) {
      const first = await test.call(listUsers, { token, query: { limit: 2 } });
      expect(first.body.items).toHaveLength(2);
      const second = await test.call(listUsers, { token, query: { limit: 2, cursor: first.body.nextCursor! } });
      expect(second.body.items?.[0]?.id).not.toBe(first.body.items?.[0]?.id);
      expect(second.status).toBe(200);
    }
  });
});
