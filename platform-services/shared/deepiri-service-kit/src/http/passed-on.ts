import { problem } from 'deepiri-contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Authenticator, Caller } from '../auth/authenticator.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Address of the client: the one that our gateway saw, or that of the connection. */
    clientAddress: string;
    /** Milliseconds since 1970 after which nobody waits for the answer; undefined when the caller sets no limit. */
    deadline: number | undefined;
  }
}

/** What only a service of ours may say about a request. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host'] as const;

/**
 * Reads what comes along with a request from the gateway or another service: until when the answer is wanted, and where
 * the request came from. A request that comes too late is answered at once; where it came from is believed only with a
 * service token, for anybody can write headers (G10).
 */
export function readPassedOn(app: FastifyInstance, authenticator: Authenticator): void {
  app.decorateRequest('clientAddress', '');
  app.decorateRequest('deadline', undefined);
  app.addHook('onRequest', (request, _reply, done) => {
    request.clientAddress = request.ip;
    const deadline = request.headers['x-deepiri-deadline'];
    if (deadline !== undefined) request.deadline = Number(deadline) || undefined;
    if (request.deadline !== undefined && request.deadline <= Date.now())
      return done(problem('deadline_exceeded', 'The request came too late; nothing was done.'));
    const token = request.headers['x-service-token'];
    if (typeof token !== 'string') return done(forget(request));
    const caller = verified(token, authenticator);
    if (!(caller instanceof Promise)) return done(take(request, caller));
    caller.then((found) => done(take(request, found)));
  });
}

function verified(token: string, authenticator: Authenticator) {
  try {
    const caller = authenticator.verify(token);
    return caller instanceof Promise ? caller.catch(() => undefined) : caller;
  } catch {
    return undefined;
  }
}

function take(request: FastifyRequest, caller: Caller | undefined): undefined {
  if (caller?.kind !== 'service') return forget(request);
  const address = request.headers['x-forwarded-for'];
  if (typeof address === 'string') request.clientAddress = address;
  return undefined;
}

function forget(request: FastifyRequest): undefined {
  for (const name of FORWARDED) delete request.headers[name];
  return undefined;
}
