import { problem } from 'deepiri-contracts';
import type { Upstream } from '../domain/upstream.ts';

export const PERSONAL_TOKEN_PREFIX = 'dpi_pat_';
const REMEMBERED_SECONDS = 60;
const MAX_REMEMBERED = 5_000;

type Exchanged = { jwt: string; until: number };

/** Turns personal access tokens into short access tokens, which every service can verify on its own. */
export function createTokenExchange(auth: Upstream, serviceToken: () => Promise<string>, now: () => number) {
  const remembered = new Map<string, Exchanged>();

  return {
    /** @throws ProblemError unauthenticated, unavailable */
    async exchange(token: string): Promise<string> {
      const known = remembered.get(token);
      if (known && known.until > now()) return known.jwt;
      const answer = await auth.call({
        method: 'POST',
        path: '/internal/tokens/exchange',
        headers: { authorization: `Bearer ${await serviceToken()}`, 'content-type': 'application/json' },
        body: JSON.stringify({ token }),
      });
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
