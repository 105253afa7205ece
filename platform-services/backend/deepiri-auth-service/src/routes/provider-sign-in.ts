import { isTimeZone, ProblemError, problem, signInPages, userRoutes } from 'deepiri-contracts';
import { Answer, implement, type RouteImplementation } from 'deepiri-service-kit';
import { signInWithIdentity } from '../commands/sign-in-with-identity.ts';
import type { Tools } from '../commands/tools.ts';
import type { AuthConfig } from '../config.ts';
import type { Provider } from '../store/provider.ts';
import { setDeviceCookie } from './device-cookie.ts';
import { readFlowCookie, setFlowCookie } from './flow-cookie.ts';
import { one, originOf } from './origin.ts';
import { isSecure, sessionCookies } from './refresh-cookie.ts';

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

  let someoneCame = false;
  /** Whether nobody has an account. Once somebody has had one that is asked no more, and told no more. */
  const isNew = async (): Promise<boolean> => {
    someoneCame ||= (await tools.users.find({ where: {}, limit: 1 })).items.length > 0;
    return !someoneCame;
  };

  return [
    implement(userRoutes.listProviders, async () => ({
      items: provider ? [{ name: provider.name, title: provider.title }] : [],
      isNew: await isNew(),
    })),
    implement(signInPages.startProviderSignIn, async ({ params, query, headers, context, log }) => {
      const chosen = named(params.provider);
      const { returnTo = '/', timeZone } = query;
      return orToSignIn(returnTo, async () => {
        const { flow, url } = await chosen.begin(log);
        const kept = { ...flow, returnTo, ...(timeZone && isTimeZone(timeZone) ? { timeZone } : {}) };
        return redirect(url, await setFlowCookie(tools.ring, kept, isSecure(headers, config), context.now));
      });
    }),
    implement(signInPages.finishProviderSignIn, async ({ params, query, headers, ip, context, log }) => {
      const chosen = named(params.provider);
      const kept = await readFlowCookie(tools.ring, one(headers['cookie']), context.now);
      return orToSignIn(kept?.returnTo ?? '/', async () => {
        if (!kept) throw problem('invalid_credentials', 'Start again from the sign-in page.');
        const claims = await chosen.finish(kept, query as Record<string, string>, log);
        const signedIn = await signInWithIdentity(tools, claims, {
          origin: originOf(headers, ip),
          timeZone: kept.timeZone,
          context,
        });
        const device = await setDeviceCookie(tools.ring, signedIn.user.id, { headers, config, now: context.now });
        return redirect(kept.returnTo, [...sessionCookies(signedIn, headers, config), device]);
      });
    }),
  ];
}

/** What a browser is answered; what went wrong is told by the sign-in page, which still knows where to go after. */
async function orToSignIn(returnTo: string, answer: () => Promise<Answer<undefined>>): Promise<Answer<undefined>> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const search = new URLSearchParams({ problem: error.code, ...(returnTo === '/' ? {} : { next: returnTo }) });
    return redirect(`/sign-in?${search}`);
  }
}

function redirect(location: string, cookie?: string | string[]) {
  return new Answer(undefined, { location, ...(cookie ? { 'set-cookie': cookie } : {}) });
}
