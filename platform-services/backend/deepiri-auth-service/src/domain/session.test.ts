import { createUuids, freshContext } from 'deepiri-service-kit';
import { describe, expect, it } from 'vitest';
import { isAlive, openSession, presentSession, rotate, type SessionRecord, worthOf } from './session.ts';
import { changePassword, register, type UserRecord } from './user.ts';

const uuid = createUuids();
const origin = { device: 'Firefox on Linux', program: 'Firefox', system: 'Linux', ip: '192.0.2.1' };
const start = new Date('2026-03-02T09:00:00Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const contextAt = (now: Date) => freshContext({ now, actor: { type: 'user', id: 'usr_1' }, cause: 'req_1' }, uuid);

function opened(): SessionRecord {
  return openSession({ id: 'ses_1', userId: 'usr_1', secretHash: 'A', ...origin }, start);
}

function owner(): UserRecord {
  const command = { id: 'usr_1', email: 'a@b.co', name: 'Ada', proof: { passwordHash: 'hash' } };
  return register(command, new Set(), contextAt(start)).state;
}

describe('a refresh token', () => {
  it('is current until it is exchanged', () => {
    expect(worthOf(opened(), 'A', later(60))).toBe('current');
  });

  it('may be repeated for a minute after its exchange, and not a moment longer', () => {
    const session = rotate(opened(), { salt: 's', nextHash: 'B', ...origin }, start);
    expect(worthOf(session, 'B', later(9))).toBe('current');
    expect(worthOf(session, 'A', later(59.999))).toBe('repeated');
    expect(worthOf(session, 'A', later(60))).toBe('reused');
  });

  it('two exchanges back counts as reused even within the grace', () => {
    const once = rotate(opened(), { salt: 's', nextHash: 'B', ...origin }, start);
    const twice = rotate(once, { salt: 't', nextHash: 'C', ...origin }, later(1));
    expect(worthOf(twice, 'A', later(2))).toBe('reused');
    expect(worthOf(twice, 'B', later(2))).toBe('repeated');
  });
});

describe('a session', () => {
  it('lives thirty days from its last use', () => {
    const user = owner();
    const day = 86_400;
    expect(isAlive(opened(), user, later(30 * day - 1))).toBe(true);
    expect(isAlive(opened(), user, later(30 * day))).toBe(false);
    const used = rotate(opened(), { salt: 's', nextHash: 'B', ...origin }, later(20 * day));
    expect(isAlive(used, user, later(49 * day))).toBe(true);
  });

  it('is over without its user', () => {
    expect(isAlive(opened(), undefined, start)).toBe(false);
  });

  it('is over when the password was changed after it was opened, unless it is the one that changed it', () => {
    const command = { hash: 'new', verifiedHash: 'hash', keptSession: 'ses_2' };
    const user = changePassword(owner(), command, contextAt(later(60))).state;
    expect(isAlive(opened(), user, later(61))).toBe(false);
    expect(isAlive({ ...opened(), id: 'ses_2' }, user, later(61))).toBe(true);
    const fresh = openSession({ id: 'ses_3', userId: 'usr_1', secretHash: 'A', ...origin }, later(61));
    expect(isAlive(fresh, user, later(62))).toBe(true);
  });

  it('shows no hashes', () => {
    const shown = presentSession(rotate(opened(), { salt: 'salt', nextHash: 'B', ...origin }, later(5)), 'ses_1');
    expect(shown).toEqual({
      id: 'ses_1',
      ...origin,
      createdAt: start.toISOString(),
      lastUsedAt: later(5).toISOString(),
      current: true,
    });
  });
});
