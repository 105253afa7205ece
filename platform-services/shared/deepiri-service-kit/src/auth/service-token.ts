import { SignJWT } from 'jose';
import { SettingError } from '../config.ts';
import type { Clock } from '../context.ts';
import { SERVICE_TOKEN_TYPE, TOKEN_ISSUER } from './authenticator.ts';

const LIFETIME_SECONDS = 300;
const MIN_SECRET_LENGTH = 32;

/** The secret that services share, to sign with. @param name what a person knows it by @throws SettingError when it is short */
export function longEnough(secret: string, name: string): Uint8Array {
  if (secret.length < MIN_SECRET_LENGTH)
    throw new SettingError(`${name} must have at least ${MIN_SECRET_LENGTH} characters`);
  return new TextEncoder().encode(secret);
}

/**
 * Tells the token to show to a service, at once when it is made already.
 * @param audience the name of that service; the token is good nowhere else
 */
export type ServiceTokens = (audience: string) => string | Promise<string>;

type Made = { token: string | Promise<string>; renewAt: number };

/** Source of the tokens that a service shows to others: one for each, and a new one a minute before the old one ends. */
export function createServiceTokens(options: { service: string; secret: Uint8Array; clock: Clock }): ServiceTokens {
  const made = new Map<string, Made>();
  return (audience) => {
    const now = Math.floor(options.clock.now().getTime() / 1000);
    const known = made.get(audience);
    if (known && now < known.renewAt) return known.token;
    const signing = new SignJWT()
      .setProtectedHeader({ alg: 'HS256', typ: SERVICE_TOKEN_TYPE })
      .setIssuer(TOKEN_ISSUER)
      .setSubject(options.service)
      .setAudience(audience)
      .setIssuedAt(now)
      .setExpirationTime(now + LIFETIME_SECONDS)
      .sign(options.secret);
    const entry: Made = { token: signing, renewAt: now + LIFETIME_SECONDS - 60 };
    made.set(audience, entry);
    return signing.then((token) => {
      entry.token = token;
      return token;
    });
  };
}
