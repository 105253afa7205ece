import type { IncomingMessage, ServerResponse } from 'node:http';
import { problem } from 'deepiri-contracts';
import type { Authenticator, Caller, ServiceTokens } from 'deepiri-service-kit';
import type { Cache } from 'deepiri-stores';
import { clientOrigin } from '../domain/client-origin.ts';
import type { HeaderList } from '../domain/hop-by-hop.ts';
import { type LimitClass, type Limits, limitClass, limitPolicies, limitState } from '../domain/limits.ts';
import { isIdentityHeader, type UpstreamName } from '../domain/routing.ts';
import { createUnderway } from '../domain/underway.ts';
import { bodyComes, isBodyHere } from './body-comes.ts';
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
 * Whether a path needs a token is for its service to say, which verifies again. What the answer has to tell of it, refused or
 * not, is added to `told`.
 * @throws ProblemError unauthenticated, token_expired, rate_limited
 */
export function createAdmission(tools: Tools) {
  const { authenticator, exchange, cache, limits, maxConcurrent, isTrustedProxy, token, refused } = tools;
  const policies = limits && limitPolicies(limits);
  const underway = createUnderway(maxConcurrent);
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    told: HeaderList,
    requestId: string,
    service: UpstreamName,
  ): Promise<void> => {
    const address = introduce(request, isTrustedProxy);
    const shown = token(service);
    request.headers['x-service-token'] = typeof shown === 'string' ? shown : await shown;
    request.headers['x-request-id'] = requestId;
    told.push('x-request-id', requestId);
    let userId: string | undefined;
    try {
      const caller = identify(request);
      userId = caller instanceof Promise ? await caller : caller;
    } catch (error) {
      // A token that is not good counts as none, or guessing tokens would be the one thing without a limit.
      if (limits) await count(request.url, told, { userId: undefined, address }, limits);
      throw error;
    }
    if (!limits) return;
    await count(request.url, told, { userId, address }, limits);
    // Long polling waits by design, and has a limit of its own: sockets per user.
    if (service === 'realtime-gateway') return;
    if (!isBodyHere(request)) await bodyComes(request);
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
    else response.on('close', () => underway.leave(who));
  }

  // At once where the token is known, which nearly all are: each wait is work for every request.
  function identify(request: IncomingMessage): string | undefined | Promise<string> {
    const header = request.headers.authorization;
    if (!header?.startsWith('Bearer ')) return undefined;
    const shown = header.slice(7).trim();
    if (shown.startsWith(PERSONAL_TOKEN_PREFIX)) return identifyPersonal(shown, request);
    const caller = authenticator.verify(shown);
    return caller instanceof Promise ? caller.then(personOf) : personOf(caller);
  }

  async function identifyPersonal(shown: string, { headers }: IncomingMessage): Promise<string> {
    const exchanged = await exchange.exchange(shown, headers['traceparent'] as string | undefined);
    headers.authorization = `Bearer ${exchanged}`;
    return personOf(await authenticator.verify(exchanged));
  }

  async function count(url = '', told: HeaderList, { userId, address }: Who, all: Limits) {
    const name = limitClass(url, userId !== undefined);
    const who = name === 'user' ? userId : address;
    const taken = await cache.take(`limit:${name}:${who}`, all[name]);
    told.push('ratelimit-policy', policies![name], 'ratelimit', limitState(name, taken));
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

function personOf(caller: Caller): string {
  if (caller.kind === 'service') throw problem('unauthenticated', 'Service tokens are not taken here.');
  return caller.id;
}

// Replaces what the client says about itself by what is known; answers the client's address.
function introduce({ headers, socket }: IncomingMessage, isTrustedProxy: Tools['isTrustedProxy']): string {
  const seen = { address: socket.remoteAddress, encrypted: 'encrypted' in socket, headers };
  const origin = clientOrigin(seen, isTrustedProxy);
  for (const name in headers) if (isIdentityHeader(name)) delete headers[name];
  headers['x-forwarded-for'] = origin.address;
  headers['x-forwarded-proto'] = origin.proto;
  if (origin.host !== undefined) headers['x-forwarded-host'] = origin.host;
  return origin.address;
}
