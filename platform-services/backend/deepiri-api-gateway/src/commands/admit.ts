import type { IncomingMessage, ServerResponse } from 'node:http';
import { problem } from 'deepiri-contracts';
import type { Authenticator, ServiceTokens } from 'deepiri-service-kit';
import type { Cache } from 'deepiri-stores';
import { clientOrigin, forwardedHeaders } from '../domain/client-origin.ts';
import { type LimitClass, type Limits, limitClass, limitHeaders } from '../domain/limits.ts';
import { identityHeaders, type UpstreamName } from '../domain/routing.ts';
import { createUnderway } from '../domain/underway.ts';
import { bodyComes } from './body-comes.ts';
import { PERSONAL_TOKEN_PREFIX, type TokenExchange } from './exchange-token.ts';

type Tools = {
  authenticator: Pick<Authenticator, 'verify'>;
  exchange: TokenExchange;
  cache: Cache;
  limits: Limits | undefined;
  /** Requests of one person (or address) that may be under way at once; counts only where there are limits. */
  maxConcurrent: number;
  isTrustedProxy: (address: string) => boolean;
  /** Shows to a service that a request comes from the gateway. */
  token: ServiceTokens;
  /** Told which limit refused a request. */
  refused: (limit: LimitClass | 'concurrent') => void;
};

/**
 * Lets a request in: strips identity headers, verifies the token if there is one, counts it against its limits.
 * Whether a path needs a token is for its service to say, which verifies again.
 * @throws ProblemError unauthenticated, token_expired, rate_limited
 */
export function createAdmission(tools: Tools) {
  const { authenticator, exchange, cache, limits, maxConcurrent, refused } = tools;
  const underway = createUnderway(maxConcurrent);
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    requestId: string,
    service: UpstreamName,
  ): Promise<void> => {
    const address = await introduce(request, service, tools);
    request.headers['x-request-id'] = requestId;
    response.setHeader('x-request-id', requestId);
    const userId = await identify(request).catch(async (error) => {
      // A token that is not good counts as none, or guessing tokens would be the one thing without a limit.
      if (limits) await count(request.url, response, { userId: undefined, address }, limits);
      throw error;
    });
    if (!limits) return;
    await count(request.url, response, { userId, address }, limits);
    // Long polling waits by design, and has a limit of its own: sockets per user.
    if (service === 'realtime-gateway') return;
    await bodyComes(request);
    hold(userId ?? placeOf(request, address), response);
  };

  // An answer that nobody reads is held in memory, so it counts until it is gone.
  function hold(who: string, response: ServerResponse) {
    if (!underway.enter(who)) {
      refused('concurrent');
      throw problem('rate_limited', `No more than ${maxConcurrent} requests at once; let some of them end.`, {
        headers: { 'retry-after': '1' },
      });
    }
    if (response.closed) underway.leave(who);
    else response.once('close', () => underway.leave(who));
  }

  async function identify(request: IncomingMessage): Promise<string | undefined> {
    const header = request.headers.authorization;
    if (!header?.startsWith('Bearer ')) return undefined;
    let token = header.slice(7).trim();
    if (token.startsWith(PERSONAL_TOKEN_PREFIX)) {
      token = await exchange.exchange(token, request.headers['traceparent'] as string | undefined);
      request.headers.authorization = `Bearer ${token}`;
    }
    const caller = await authenticator.verify(token);
    if (caller.kind === 'service') throw problem('unauthenticated', 'Service tokens are not taken here.');
    return caller.id;
  }

  async function count(url = '', response: ServerResponse, { userId, address }: Who, all: Limits) {
    const name = limitClass(url, userId !== undefined);
    const who = name === 'user' ? userId : address;
    const taken = await cache.take(`limit:${name}:${who}`, all[name]);
    const { policy, state } = limitHeaders(name, all[name], taken);
    response.setHeader('ratelimit-policy', policy);
    response.setHeader('ratelimit', state);
    if (taken.allowed) return;
    refused(name);
    const wait = Math.max(1, Math.ceil(taken.resetSeconds));
    throw problem('rate_limited', `Wait ${wait} s, then try again.`, { headers: { 'retry-after': String(wait) } });
  }
}

// Behind one address are many people. What signs in takes long and what sends much comes slowly: neither takes the places
// of all others.
function placeOf({ url = '', complete }: IncomingMessage, address: string): string {
  return `${limitClass(url, false)} ${complete ? '' : 'still coming '}${address}`;
}

type Who = { userId: string | undefined; address: string };

// Replaces what the client says about itself by what is known; answers the client's address.
async function introduce(
  { headers, socket }: IncomingMessage,
  service: UpstreamName,
  { isTrustedProxy, token }: Pick<Tools, 'isTrustedProxy' | 'token'>,
): Promise<string> {
  const seen = { address: socket.remoteAddress, encrypted: 'encrypted' in socket, headers };
  const origin = clientOrigin(seen, isTrustedProxy);
  for (const header of identityHeaders) delete headers[header];
  Object.assign(headers, forwardedHeaders(origin), { 'x-service-token': await token(service) });
  return origin.address;
}
