import { parseCookie, stringifySetCookie } from 'cookie';
import { createLocalJWKSet, jwtVerify, SignJWT } from 'jose';
import { type KeyRing, SIGNING_ALGORITHM } from '../store/key-ring.ts';
import type { Flow } from '../store/provider.ts';

type Kept = Flow & { returnTo: string; timeZone?: string };

const NAME = 'deepiri_sign_in';
const LIFETIME_SECONDS = 600;
/** Not the audience of access tokens, so that neither can stand in for the other. */
const AUDIENCE = 'deepiri-sign-in';

/** Keeps with the browser what must come back from the provider. Lax, because it returns from another site. */
export async function setFlowCookie(ring: KeyRing, kept: Kept, secure: boolean, now: Date): Promise<string> {
  const { kid, key } = await ring.signing(now);
  const seconds = Math.floor(now.getTime() / 1000);
  const value = await new SignJWT({ ...kept })
    .setProtectedHeader({ alg: SIGNING_ALGORITHM, kid })
    .setAudience(AUDIENCE)
    .setExpirationTime(seconds + LIFETIME_SECONDS)
    .sign(key);
  const path = '/api/users/oauth';
  return stringifySetCookie({
    name: NAME,
    value,
    httpOnly: true,
    sameSite: 'lax',
    path,
    maxAge: LIFETIME_SECONDS,
    secure,
  });
}

/** @returns undefined when the browser did not start here, or too long ago */
export async function readFlowCookie(ring: KeyRing, header: string | undefined, now: Date): Promise<Kept | undefined> {
  const value = header === undefined ? undefined : parseCookie(header)[NAME];
  if (!value) return undefined;
  try {
    const keys = createLocalJWKSet({ keys: ring.published(now) });
    const { payload } = await jwtVerify<Kept>(value, keys, { audience: AUDIENCE, currentDate: now });
    return payload;
  } catch {
    return undefined;
  }
}
