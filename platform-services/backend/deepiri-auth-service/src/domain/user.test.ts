import { type Context, createUuids, freshContext } from 'deepiri-service-kit';
import { describe, expect, it } from 'vitest';
import {
  changePassword,
  changeProfile,
  emailKey,
  presentProfile,
  presentUser,
  register,
  type UserRecord,
} from './user.ts';

const uuid = createUuids();
const nobody = new Set<string>();

function contextAt(at: string): Context {
  return freshContext({ now: new Date(at), actor: { type: 'user', id: 'usr_1' }, cause: 'req_1' }, uuid);
}

const start = contextAt('2026-03-02T09:00:00Z');

function registered(extra: { timeZone?: string; email?: string; name?: string } = {}): UserRecord {
  const command = { id: 'usr_1', email: 'Ada@Example.org', name: ' Ada ', proof: { passwordHash: 'hash' }, ...extra };
  return register(command, nobody, start).state;
}

describe('registering', () => {
  it('keeps the e-mail as typed and compares it without case', () => {
    const user = registered({ email: 'Ada@Example.org' });
    expect([user.email, user.emailKey]).toEqual(['Ada@Example.org', emailKey(' aDA@example.ORG ')]);
  });

  it('trims the name, starts the zone history, and says so in one event without the password', () => {
    const { state, events } = register(
      {
        id: 'usr_1',
        email: 'a@b.co',
        name: ' Ada ',
        timeZone: 'Europe/Berlin',
        proof: { passwordHash: 'secret-hash' },
      },
      nobody,
      start,
    );
    expect(state.name).toBe('Ada');
    expect(state.zones).toEqual([
      { from: '2026-03-02T09:00:00.000Z', timeZone: 'Europe/Berlin', dayStartsAt: '04:00' },
    ]);
    expect(events.map(({ type, subject }) => [type, subject])).toEqual([['user.registered', 'usr_1']]);
    expect(JSON.stringify(events)).not.toContain('secret-hash');
  });

  it('refuses a zone that does not exist, and points at it', () => {
    expect(registered({ timeZone: 'europe/berlin' }).timeZone).toBe('Europe/Berlin');
    expect(registered({ timeZone: 'Asia/Kolkata' }).timeZone).toBe('Asia/Kolkata');
    expect(() => registered({ timeZone: 'Mars/Olympus' })).toThrow(
      expect.objectContaining({
        code: 'invalid_time_zone',
        details: expect.objectContaining({ errors: [expect.objectContaining({ pointer: '/timeZone' })] }),
      }),
    );
  });
});

describe('changing the profile', () => {
  it('counts the version up and tells the new state', () => {
    const { state, events } = changeProfile(registered(), { name: ' Ada L. ', bio: 'Counts.' }, nobody, start);
    expect([state.version, state.name, state.bio]).toEqual([2, 'Ada L.', 'Counts.']);
    expect(events).toMatchObject([{ type: 'user.updated', data: { user: { version: 2, name: 'Ada L.' } } }]);
  });

  it('writes nothing when nothing changes', () => {
    const user = registered();
    const decision = changeProfile(user, { name: 'Ada ', timeZone: 'UTC' }, nobody, start);
    expect(decision.state).toBe(user);
    expect(decision.events).toEqual([]);
  });

  it('remembers which zone and day boundary were in force when', () => {
    const home = registered({ timeZone: 'Europe/Berlin' });
    const away = changeProfile(home, { timeZone: 'Asia/Tokyo' }, nobody, contextAt('2026-03-05T00:00:00Z')).state;
    const renamed = changeProfile(away, { name: 'A' }, nobody, contextAt('2026-03-06T00:00:00Z')).state;
    const late = changeProfile(renamed, { dayStartsAt: '05:00' }, nobody, contextAt('2026-03-07T00:00:00Z')).state;
    expect(late.zones).toEqual([
      { from: '2026-03-02T09:00:00.000Z', timeZone: 'Europe/Berlin', dayStartsAt: '04:00' },
      { from: '2026-03-05T00:00:00.000Z', timeZone: 'Asia/Tokyo', dayStartsAt: '04:00' },
      { from: '2026-03-07T00:00:00.000Z', timeZone: 'Asia/Tokyo', dayStartsAt: '05:00' },
    ]);
  });

  it('lets the history not grow without end', () => {
    let user = registered();
    for (let change = 0; change < 1200; change++) {
      user = changeProfile(user, { timeZone: change % 2 === 0 ? 'Asia/Tokyo' : 'UTC' }, nobody, start).state;
    }
    expect(user.zones.length).toBe(1000);
  });
});

describe('what leaves the service', () => {
  it('is listed field by field: neither hash nor history, and no e-mail in the public profile', () => {
    const user = registered();
    expect(Object.keys(presentUser(user, nobody)).toSorted()).toEqual([
      'avatarUrl',
      'bio',
      'createdAt',
      'dayStartsAt',
      'email',
      'id',
      'name',
      'role',
      'timeZone',
      'version',
    ]);
    expect(presentProfile(user, 3)).toEqual({ id: 'usr_1', name: 'Ada', avatarUrl: null, bio: '', level: 3 });
  });

  it('says who is an administrator by the settings', () => {
    const user = registered();
    expect(presentUser(user, new Set(['ada@example.org'])).role).toBe('admin');
    expect(presentUser(user, nobody).role).toBe('user');
  });
});

describe('changing the password', () => {
  it('is refused when another change came first', () => {
    const command = { hash: 'new', verifiedHash: 'older', keptSession: 'ses_1' };
    expect(() => changePassword(registered(), command, start)).toThrow(
      expect.objectContaining({ code: 'invalid_credentials' }),
    );
  });
});
