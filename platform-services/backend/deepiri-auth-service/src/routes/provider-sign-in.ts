import { ProblemError, problem, signInPages } from 'deepiri-contracts';
import { Answer, implement, type RouteImplementation } from 'deepiri-service-kit';
import { signInWithIdentity } from '../commands/sign-in-with-identity.ts';
import type { Tools } from '../commands/tools.ts';
import type { AuthConfig } from '../config.ts';
import type { Provider } from '../store/provider.ts';
import { readFlowCookie, setFlowCookie } from './flow-cookie.ts';
import { one, originOf } from './origin.ts';
import { isSecure, setRefreshCookie } from './refresh-cookie.ts';

/** A browser goes to the provider and comes back. What goes wrong is shown by the web app, so it is sent there. */
export function providerRoutes(
  tools: Tools,
  config: AuthConfig,
  provider: Provider | undefined,
): RouteImplementation[] {
  const named = (name: string): Provider => {
    if (name !== provider?.name) throw problem('not_found', 'There is no such provider.');
    return provider;
  };

  return [
    implement(signInPages.startProviderSignIn, async ({ params, query, headers, context, log }) => {
      const { flow, url } = await named(params.provider).begin(log);
      const kept = { ...flow, returnTo: query.returnTo ?? '/' };
      const cookie = await setFlowCookie(tools.ring, kept, isSecure(headers, config), context.now);
      return redirect(url, cookie);
    }),
    implement(signInPages.finishProviderSignIn, async ({ params, query, headers, ip, context, log }) => {
      const chosen = named(params.provider);
      try {
        const kept = await readFlowCookie(tools.ring, one(headers['cookie']), context.now);
        if (!kept) throw problem('invalid_credentials', 'Start again from the sign-in page.');
        const claims = await chosen.finish(kept, query as Record<string, string>, log);
        const { refreshToken } = await signInWithIdentity(tools, claims, originOf(headers, ip), context);
        return redirect(kept.returnTo, setRefreshCookie(refreshToken, headers, config));
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        return redirect(`/sign-in?problem=${error.code}`);
      }
    }),
  ];
}

function redirect(location: string, cookie?: string) {
  return new Answer(undefined, { location, 'cache-control': 'no-store', ...(cookie ? { 'set-cookie': cookie } : {}) });
}
