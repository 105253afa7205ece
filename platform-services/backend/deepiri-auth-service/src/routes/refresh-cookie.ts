import { parseCookie, stringifySetCookie } from 'cookie';
import { problem, type SignedIn } from 'deepiri-contracts';
import type { AuthConfig } from '../config.ts';
import { type Headers, one } from './origin.ts';

type CookieConfig = Pick<AuthConfig, 'cookieAlwaysSecure'>;

const NAME = 'deepiri_refresh';
const PERSON = 'deepiri_person';
const MAX_AGE_SECONDS = 30 * 86_400;

export function readRefreshCookie(headers: Headers): string | undefined {
  const cookie = one(headers['cookie']);
  return cookie === undefined ? undefined : parseCookie(cookie)[NAME];
}

/**
 * The refresh token, which scripts cannot read, other sites cannot send, and which goes to the paths that need it only; and
 * beside it whose it is, for the page: what it has kept of one person is not for another who has the session now. That one
 * is believed by nobody here.
 */
export function sessionCookies(
  { refreshToken, user }: Pick<SignedIn, 'refreshToken' | 'user'>,
  headers: Headers,
  config: CookieConfig,
): string[] {
  return write({ token: refreshToken, person: user.id }, MAX_AGE_SECONDS, isSecure(headers, config));
}

export function clearSessionCookies(headers: Headers, config: CookieConfig): string[] {
  return write({ token: '', person: '' }, 0, isSecure(headers, config));
}

/** Whether cookies must go by https only. */
export function isSecure(headers: Headers, config: CookieConfig): boolean {
  return config.cookieAlwaysSecure || one(headers['x-forwarded-proto']) === 'https';
}

function write({ token, person }: { token: string; person: string }, maxAge: number, secure: boolean): string[] {
  const more = { sameSite: 'strict', maxAge, secure } as const;
  return [
    stringifySetCookie({ name: NAME, value: token, httpOnly: true, path: '/api/users', ...more }),
    stringifySetCookie({ name: PERSON, value: person, path: '/', ...more }),
  ];
}

/**
 * SameSite lets other ports of the same host through, so a page that refreshes by cookie must also come from where the
 * platform is served. A request without Origin is not from a page.
 * @throws ProblemError forbidden
 */
export function requireOwnOrigin(headers: Headers, config: Pick<AuthConfig, 'webOrigins'>): void {
  const origin = one(headers['origin']);
  if (origin === undefined || config.webOrigins.includes(origin)) return;
  const host = URL.parse(origin)?.host;
  if (host && (host === one(headers['host']) || host === one(headers['x-forwarded-host']))) return;
  throw problem('forbidden', 'Pages of another origin may not use the refresh cookie.');
}
