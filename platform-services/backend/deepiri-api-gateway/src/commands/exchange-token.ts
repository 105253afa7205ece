import { problem } from 'deepiri-contracts';
import { inSpan, type Tracer } from 'deepiri-service-kit';
import type { Upstream } from '../domain/upstream.ts';

export const PERSONAL_TOKEN_PREFIX = 'dpi_pat_';
const REMEMBERED_SECONDS = 60;
const MAX_REMEMBERED = 5_000;

type Exchanged = { jwt: string; until: number };

/** Turns personal access tokens into short access tokens, which every service can verify on its own. */
export function createTokenExchange(
  auth: Upstream,
  serviceToken: () => Promise<string>,
  now: () => number,
  tracer: Tracer,
) {
  const remembered = new Map<string, Exchanged>();

  function ask(token: string, parent: string | undefined) {
    return inSpan(tracer, 'call auth-service', { kind: 'client', parent }, async ({ traceparent }) => {
      const authorization = `Bearer ${await serviceToken()}`;
      return auth.call({
        method: 'POST',
        path: '/internal/tokens/exchange',
        headers: { authorization, 'content-type': 'application/json', traceparent },
        body: JSON.stringify({ token }),
      });
    });
  }

  return {
    /** @throws ProblemError unauthenticated, unavailable */
    async exchange(token: string, traceparent?: string): Promise<string> {
      const known = remembered.get(token);
      if (known && known.until > now()) return known.jwt;
      const answer = await ask(token, traceparent);
      if (answer.status === 401)
        throw problem('unauthenticated', 'The personal access token is not valid, has expired or was revoked.');
      if (answer.status !== 200)
        throw problem('unavailable', 'Tokens cannot be checked right now. Try again soon.', {
          headers: { 'retry-after': '2' },
        });
      const { accessToken, expiresInSeconds } = JSON.parse(answer.body) as {
        accessToken: string;
        expiresInSeconds: number;
      };
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

export type TokenExchange = ReturnType<typeof createTokenExchange>;
