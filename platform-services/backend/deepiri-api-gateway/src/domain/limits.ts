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

/** `RateLimit-Policy` of each class (draft-ietf-httpapi-ratelimit-headers-10). */
export function limitPolicies(limits: Limits): Record<LimitClass, string> {
  const policy = (name: LimitClass, { burst, perSecond }: Limit) =>
    `"${name}";q=${burst};w=${Math.max(1, Math.ceil(burst / perSecond))}`;
  const { user, anonymous, credentials } = limits;
  return {
    user: policy('user', user),
    anonymous: policy('anonymous', anonymous),
    credentials: policy('credentials', credentials),
  };
}

/** `RateLimit`: how many requests are left, and the seconds until the bucket is full again. */
export function limitState(name: LimitClass, { remaining, resetSeconds }: Taken): string {
  return `"${name}";r=${remaining};t=${Math.ceil(resetSeconds)}`;
}
