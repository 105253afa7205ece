import { parseCookie, stringifySetCookie } from 'cookie';
import { createLocalJWKSet, jwtVerify, SignJWT } from 'jose';
import type { AuthConfig } from '../config.ts';
import { type KeyRing, SIGNING_ALGORITHM } from '../store/key-ring.ts';
import { type Headers, one } from './origin.ts';
import { isSecure } from './refresh-cookie.ts';

/** A browser that somebody has signed in with. It lets nobody in; strangers who guess cannot keep it out. */
export type KnownDevice = { id: string; userId: string };

const NAME = 'deepiri_device';
const LIFETIME_SECONDS = 365 * 86_400;
/** Not the audience of access tokens, so that neither can stand in for the other. */
const AUDIENCE = 'deepiri-device';

/** Stays when its person signs out. It is as good as the key that signed it, and refreshing makes it anew. */
export async function setDeviceCookie(
  ring: KeyRing,
  userId: string,
  { headers, config, now }: { headers: Headers; config: Pick<AuthConfig, 'cookieAlwaysSecure'>; now: Date },
): Promise<string> {
  const { kid, key } = await ring.signing(now);
  const value = await new SignJWT()
    .setProtectedHeader({ alg: SIGNING_ALGORITHM, kid })
    .setAudience(AUDIENCE)
    .setSubject(userId)
    .setJti(crypto.randomUUID())
    .setExpirationTime(Math.floor(now.getTime() / 1000) + LIFETIME_SECONDS)
    .sign(key);
  return stringifySetCookie({
    name: NAME,
    value,
    httpOnly: true,
    sameSite: 'strict',
    path: '/api/users',
    maxAge: LIFETIME_SECONDS,
    secure: isSecure(headers, config),
  });
}

/** @returns undefined for a browser that nobody has signed in with, as far as can be proven */
export async function readDeviceCookie(ring: KeyRing, headers: Headers, now: Date): Promise<KnownDevice | undefined> {
  const value = parseCookie(one(headers['cookie']) ?? '')[NAME];
  if (!value) return undefined;
  try {
    const keys = createLocalJWKSet({ keys: ring.published(now) });
    const { payload } = await jwtVerify(value, keys, { audience: AUDIENCE, currentDate: now });
    return payload.jti && payload.sub ? { id: payload.jti, userId: payload.sub } : undefined;
  } catch {
    return undefined;
  }
}
