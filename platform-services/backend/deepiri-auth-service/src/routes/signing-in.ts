import { ProblemError, problem, type SignedIn, userRoutes } from 'deepiri-contracts';
import { Answer, implement, type RouteImplementation } from 'deepiri-service-kit';
import { changeOwnPassword } from '../commands/change-password.ts';
import { refreshSession } from '../commands/refresh-session.ts';
import { registerUser } from '../commands/register-user.ts';
import { signIn } from '../commands/sign-in.ts';
import { signOut } from '../commands/sign-out.ts';
import type { Tools } from '../commands/tools.ts';
import type { AuthConfig } from '../config.ts';
import { readDeviceCookie, setDeviceCookie } from './device-cookie.ts';
import { type Headers, originOf } from './origin.ts';
import { clearSessionCookies, readRefreshCookie, requireOwnOrigin, sessionCookies } from './refresh-cookie.ts';

export function signingInRoutes(tools: Tools, config: AuthConfig): RouteImplementation[] {
  async function withCookies(body: SignedIn, headers: Headers, now: Date, more: Record<string, string> = {}) {
    const device = await readDeviceCookie(tools.ring, headers, now);
    const isKnown = device?.userId === body.user.id;
    const cookies = [
      ...sessionCookies(body, headers, config),
      ...(isKnown ? [] : [await setDeviceCookie(tools.ring, body.user.id, { headers, config, now })]),
    ];
    return new Answer(body, { ...more, 'set-cookie': cookies });
  }

  return [
    implement(userRoutes.registerUser, async ({ body, headers, ip, context }) =>
      withCookies(await registerUser(tools, body, originOf(headers, ip), context), headers, context.now, {
        location: '/api/users/me',
      }),
    ),
    implement(userRoutes.loginUser, async ({ body, headers, ip, context: { now } }) => {
      const known = await readDeviceCookie(tools.ring, headers, now);
      return withCookies(await signIn(tools, body, { origin: originOf(headers, ip), known, now }), headers, now);
    }),
    implement(userRoutes.refreshSession, async ({ body, headers, ip, context }) => {
      const origin = originOf(headers, ip);
      if (body.refreshToken !== undefined) {
        return withCookies(await refreshSession(tools, body.refreshToken, origin, context), headers, context.now);
      }
      const cookie = readRefreshCookie(headers);
      if (!cookie)
        throw problem('invalid_refresh_token', 'Send `refreshToken`, or the cookie that signing in has set.');
      requireOwnOrigin(headers, config);
      const refreshed = await refreshSession(tools, cookie, origin, context).catch((error) => {
        throw withoutCookies(error, clearSessionCookies(headers, config));
      });
      return withCookies(refreshed, headers, context.now);
    }),
    implement(userRoutes.logoutUser, async ({ caller, headers, context }) => {
      await signOut(tools, caller, readRefreshCookie(headers), context);
      return new Answer(undefined, { 'set-cookie': clearSessionCookies(headers, config) });
    }),
    implement(userRoutes.changePassword, async ({ body, caller, context }) => {
      await changeOwnPassword(tools, body, caller, context);
      return undefined;
    }),
  ];
}

// A cookie that is worth nothing is taken away, so that the browser does not send it again and again.
function withoutCookies(error: unknown, cleared: string[]): unknown {
  if (!(error instanceof ProblemError) || error.status !== 401) return error;
  const { detail, ...more } = error.details;
  return problem(error.code, detail, { ...more, headers: { ...more.headers, 'set-cookie': cleared } });
}
