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

/** Source of the token that a service shows to others; a new one is made a minute before the old one ends. */
export function createServiceTokens(options: {
  service: string;
  secret: Uint8Array;
  clock: Clock;
}): () => Promise<string> {
  let token: Promise<string> | undefined;
  let renewAt = 0;
  return () => {
    const now = Math.floor(options.clock.now().getTime() / 1000);
    if (!token || now >= renewAt) {
      renewAt = now + LIFETIME_SECONDS - 60;
      token = new SignJWT()
        .setProtectedHeader({ alg: 'HS256', typ: SERVICE_TOKEN_TYPE })
        .setIssuer(TOKEN_ISSUER)
        .setSubject(options.service)
        .setIssuedAt(now)
        .setExpirationTime(now + LIFETIME_SECONDS)
        .sign(options.secret);
    }
    return token;
  };
}
