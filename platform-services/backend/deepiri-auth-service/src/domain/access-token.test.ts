import { createUuids, freshContext } from 'deepiri-service-kit';
import { describe, expect, it } from 'vitest';
import { createAccessToken, isExpired, lifetimeSeconds, noteUse } from './access-token.ts';

const uuid = createUuids();
const start = new Date('2026-03-02T09:00:00Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const context = freshContext({ now: start, actor: { type: 'user', id: 'usr_1' }, cause: 'req_1' }, uuid);
const command = { userId: 'usr_1', name: ' CI ', scopes: ['tasks:read' as const], secretHash: 'hash', hint: 'wxyz' };

describe('a personal access token', () => {
  it('must not be over before it begins', () => {
    expect(() => createAccessToken({ ...command, expiresAt: '2026-03-02T10:00:00+01:00' }, context)).toThrow(
      expect.objectContaining({ code: 'invalid_body' }),
    );
  });

  it('keeps its end as UTC', () => {
    const token = createAccessToken({ ...command, expiresAt: '2026-03-02T12:00:00+01:00' }, context);
    expect([token.name, token.expiresAt]).toEqual(['CI', '2026-03-02T11:00:00.000Z']);
    expect([isExpired(token, later(7199)), isExpired(token, later(7200))]).toEqual([false, true]);
  });

  it('gives tokens that do not outlive it', () => {
    const token = createAccessToken({ ...command, expiresAt: later(400).toISOString() }, context);
    expect(lifetimeSeconds(token, 300, start)).toBe(300);
    expect(lifetimeSeconds(token, 300, later(350.5))).toBe(49);
    expect(lifetimeSeconds({ ...token, expiresAt: null }, 300, start)).toBe(300);
  });

  it('has its use noted at most once a minute', () => {
    const token = createAccessToken(command, context);
    const used = noteUse(token, start);
    expect(used).toMatchObject({ version: 2, lastUsedAt: start.toISOString() });
    expect(noteUse(used!, later(59))).toBeUndefined();
    expect(noteUse(used!, later(60))).toMatchObject({ version: 3 });
  });
});
