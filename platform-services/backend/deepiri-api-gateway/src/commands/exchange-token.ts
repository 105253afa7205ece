import { internalUserRoutes, problem } from 'deepiri-contracts';
import { CallRefused, type ServiceClient } from 'deepiri-service-kit';

export const PERSONAL_TOKEN_PREFIX = 'dpi_pat_';
/** What cannot be one is not worth a question. Whether it is one, auth-service knows. */
const FORM = /^dpi_pat_[0-9A-Za-z]{49}$/;
const REMEMBERED_SECONDS = 60;
const MAX_REMEMBERED = 5_000;

type Exchanged = { jwt: string; until: number };

export const exchangeRoutes = { exchangeAccessToken: internalUserRoutes.exchangeAccessToken };

/** Turns personal access tokens into short access tokens, which every service can verify on its own. */
export function createTokenExchange(auth: ServiceClient<typeof exchangeRoutes>, now: () => number) {
  const remembered = new Map<string, Exchanged>();

  return {
    /** @throws ProblemError unauthenticated, unavailable, deadline_exceeded */
    async exchange(token: string, traceparent?: string): Promise<string> {
      if (!FORM.test(token)) throw notValid();
      const known = remembered.get(token);
      if (known && known.until > now()) return known.jwt;
      const { accessToken, expiresInSeconds } = await ask(auth, token, traceparent);
      if (remembered.size >= MAX_REMEMBERED) remembered.delete(remembered.keys().next().value!);
      remembered.set(token, { jwt: accessToken, until: now() + Math.min(REMEMBERED_SECONDS, expiresInSeconds) * 1000 });
      return accessToken;
    },
    /** Forgets all, after a token was revoked. */
    forget() {
      remembered.clear();
    },
  };
}

async function ask(auth: ServiceClient<typeof exchangeRoutes>, token: string, traceparent: string | undefined) {
  try {
    return await auth.exchangeAccessToken(
      { body: { token } },
      { idempotent: true, ...(traceparent ? { context: { traceparent } } : {}) },
    );
  } catch (error) {
    if (error instanceof CallRefused && (error.code === 'unauthenticated' || error.code === 'token_expired'))
      throw notValid();
    throw error;
  }
}

function notValid() {
  return problem('unauthenticated', 'The personal access token is not valid, has expired or was revoked.');
}

export type TokenExchange = ReturnType<typeof createTokenExchange>;
