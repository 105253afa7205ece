import type { Limit, Taken } from 'deepiri-stores';

export type LimitClass = 'user' | 'anonymous' | 'credentials';
export type Limits = Record<LimitClass, Limit>;

// The address of a calendar is a secret, and so guessing one is like guessing passwords.
const CREDENTIAL_PATHS = ['/api/users/login', '/api/users/register', '/api/calendar/'];

/** Which bucket a request draws from: signed-in people by user, the rest by address, and what tries passwords separately. */
export function limitClass(path: string, signedIn: boolean): LimitClass {
  const plain = path.includes('%') ? unescaped(path) : path;
  if (CREDENTIAL_PATHS.some((start) => plain.startsWith(start))) return 'credentials';
  return signedIn ? 'user' : 'anonymous';
}

// The router of a service takes escaped letters for what they are. What else is escaped is in none of these paths.
const unescaped = (path: string) =>
  path.replace(/%([2-7][0-9a-f])/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));

/** `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-10). */
export function limitHeaders(name: LimitClass, limit: Limit, taken: Taken): { policy: string; state: string } {
  const windowSeconds = Math.max(1, Math.ceil(limit.burst / limit.perSecond));
  return {
    policy: `"${name}";q=${limit.burst};w=${windowSeconds}`,
    state: `"${name}";r=${taken.remaining};t=${Math.ceil(taken.resetSeconds)}`,
  };
}
