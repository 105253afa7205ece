import { parseCookie, stringifySetCookie } from 'cookie';
import { problem } from 'deepiri-contracts';
import type { AuthConfig } from '../config.ts';
import { type Headers, one } from './origin.ts';

type CookieConfig = Pick<AuthConfig, 'cookieAlwaysSecure'>;

const NAME = 'deepiri_refresh';
const MAX_AGE_SECONDS = 30 * 86_400;

export function readRefreshCookie(headers: Headers): string | undefined {
  const cookie = one(headers['cookie']);
  return cookie === undefined ? undefined : parseCookie(cookie)[NAME];
}

/** Scripts cannot read it, other sites cannot send it, and it goes to the paths that need it only. */
export function setRefreshCookie(token: string, headers: Headers, config: CookieConfig): string {
  return write(token, MAX_AGE_SECONDS, headers, config);
}

export function clearRefreshCookie(headers: Headers, config: CookieConfig): string {
  return write('', 0, headers, config);
}

/** Whether cookies must go by https only. */
export function isSecure(headers: Headers, config: CookieConfig): boolean {
  return config.cookieAlwaysSecure || one(headers['x-forwarded-proto']) === 'https';
}

function write(value: string, maxAge: number, headers: Headers, config: CookieConfig): string {
  const secure = isSecure(headers, config);
  return stringifySetCookie({
    name: NAME,
    value,
    httpOnly: true,
    sameSite: 'strict',
    path: '/api/users',
    maxAge,
    secure,
  });
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
