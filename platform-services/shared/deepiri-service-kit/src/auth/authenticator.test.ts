import type { JSONWebKeySet } from 'jose';
import { describe, expect, it } from 'vitest';
import { movableClock } from '../testing/clock.ts';
import { createTestTokens } from '../testing/tokens.ts';
import { createAuthenticator } from './authenticator.ts';

const JO = 'usr_00000000-0000-7000-8000-000000000001';
const code = (wanted: string) => expect.objectContaining({ code: wanted });

describe('the authenticator', () => {
  it('knows who calls, and for how long', async () => {
    const clock = movableClock();
    const { authenticator, tokenFor } = await createTestTokens(clock);
    const token = await tokenFor(JO, { scopes: ['tasks:read'], sessionId: 'ses_1' });
    expect(await authenticator.verify(token)).toMatchObject({
      kind: 'user',
      id: JO,
      sessionId: 'ses_1',
      role: 'user',
      scopes: ['tasks:read'],
    });
    clock.advance(16 * 60_000);
    expect(() => authenticator.verify(token)).toThrow(code('token_expired'));
  });

  it('G9 answers unavailable, not unauthenticated, while the keys cannot be had', async () => {
    const clock = movableClock();
    const { tokenFor } = await createTestTokens(clock);
    const jwks = () => Promise.reject(new TypeError('fetch failed'));
    const cutOff = createAuthenticator({ jwks, serviceSecret: new Uint8Array(32), clock });
    await expect(cutOff.verify(await tokenFor(JO))).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('G9 checks tokens that it never saw while auth-service is away, once it has learned the keys', async () => {
    const clock = movableClock();
    const { key, tokenFor } = await createTestTokens(clock);
    const answers: (() => Promise<JSONWebKeySet>)[] = [
      () => Promise.reject(new TypeError('not there yet')),
      async () => ({ keys: [key] }),
    ];
    const jwks = () => (answers.shift() ?? (() => Promise.reject(new TypeError('gone'))))();
    const authenticator = createAuthenticator({ jwks, serviceSecret: new Uint8Array(32), clock });
    await authenticator.learn();
    expect(answers).toEqual([]);
    expect(await authenticator.verify(await tokenFor(JO))).toMatchObject({ id: JO });
  });

  it('refuses what another secret or key has signed, and a session that has ended', async () => {
    const clock = movableClock();
    const mine = await createTestTokens(clock);
    const other = await createTestTokens(clock);
    await expect(mine.authenticator.verify(await other.tokenFor(JO))).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    await expect(mine.authenticator.verify(await other.serviceToken('tasks', 'notes'))).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    const token = await mine.tokenFor(JO, { sessionId: 'ses_gone' });
    await mine.authenticator.verify(token);
    mine.authenticator.revoke('ses_gone');
    expect(() => mine.authenticator.verify(token)).toThrow(code('unauthenticated'));
  });

  it('takes new keys when a token names one it does not know', async () => {
    const clock = movableClock();
    const old = await createTestTokens(clock);
    const next = await createTestTokens(clock);
    let asked = 0;
    const rotating = createAuthenticator({
      jwks: async () => (asked++ === 0 ? { keys: [{ ...old.key, kid: 'old' }] } : { keys: [next.key] }),
      serviceSecret: new Uint8Array(32),
      clock,
    });
    await expect(rotating.verify(await next.tokenFor(JO))).rejects.toMatchObject({ code: 'unauthenticated' });
    clock.advance(11_000);
    expect(await rotating.verify(await next.tokenFor(JO))).toMatchObject({ id: JO });
  });
});
