import { decodeJwt, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { movableClock } from '../testing/clock.ts';
import { authenticatorAt } from './audience.ts';
import { createAuthenticator, SERVICE_TOKEN_TYPE, TOKEN_ISSUER } from './authenticator.ts';
import { createServiceTokens } from './service-token.ts';

const secret = new TextEncoder().encode('a secret of the tests, longer than 32 characters');
const refused = expect.objectContaining({ code: 'unauthenticated' });

describe('the token that a service shows to another', () => {
  const clock = movableClock();
  const tokens = createServiceTokens({ service: 'tasks', secret, clock });
  const shared = createAuthenticator({ jwks: async () => ({ keys: [] }), serviceSecret: secret, clock });
  const notes = authenticatorAt('notes', shared);
  const auth = authenticatorAt('auth', shared);

  it('says who asks, and is good at the one that is asked', async () => {
    const token = await tokens('notes');
    expect(await notes.verify(token)).toMatchObject({ kind: 'service', id: 'tasks', audience: 'notes' });
    expect(notes.verify(token)).toMatchObject({ id: 'tasks' });
  });

  it('G10 is refused by every other, also by one that checks tokens together with the one that is asked', async () => {
    const token = await tokens('notes');
    await notes.verify(token);
    expect(() => auth.verify(token)).toThrow(refused);
    await expect(authenticatorAt('auth', another()).verify(token)).rejects.toEqual(refused);
  });

  it.each([
    ['for nobody', undefined],
    ['for several', ['notes', 'auth']],
    ['for the people of the platform', 'deepiri-api'],
  ])('G10 is refused when it is %s', async (_, audience) => {
    const now = Math.floor(clock.now().getTime() / 1000);
    const token = new SignJWT(audience ? { aud: audience } : {})
      .setProtectedHeader({ alg: 'HS256', typ: SERVICE_TOKEN_TYPE })
      .setIssuer(TOKEN_ISSUER)
      .setSubject('tasks')
      .setIssuedAt(now)
      .setExpirationTime(now + 300);
    await expect(notes.verify(await token.sign(secret))).rejects.toEqual(refused);
  });

  it('is made once for each that is asked, and anew a minute before it ends', async () => {
    const asked = [tokens('notes'), tokens('notes'), tokens('auth')];
    const [first, same, other] = await Promise.all(asked);
    expect(same).toBe(first);
    expect(tokens('notes')).toBe(first);
    expect(tokens('auth')).toBe(other);
    expect(decodeJwt(other!)).toMatchObject({ sub: 'tasks', aud: 'auth' });
    clock.advance(241_000);
    expect(tokens('notes')).not.toBe(first);
    expect(decodeJwt(await tokens('notes')).exp! * 1000).toBeGreaterThan(clock.now().getTime() + 290_000);
  });

  const another = () => createAuthenticator({ jwks: async () => ({ keys: [] }), serviceSecret: secret, clock });
});
