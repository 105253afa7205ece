import type { IncomingHttpHeaders } from 'node:http';
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
    const believed = believeServices(request.headers, authenticator);
    if (!(believed instanceof Promise)) return done(take(request));
    believed.then(() => done(take(request)));
  });
}

function take(request: FastifyRequest): undefined {
  const address = request.headers['x-forwarded-for'];
  if (typeof address === 'string') request.clientAddress = address;
  return undefined;
}

/** Takes away from headers what only a service may say, unless one of ours shows its token. Never rejects. */
export function believeServices(headers: IncomingHttpHeaders, authenticator: Authenticator): void | Promise<void> {
  const token = headers['x-service-token'];
  if (typeof token !== 'string') return forget(headers);
  const caller = verified(token, authenticator);
  const judge = (found: Caller | undefined) => (found?.kind === 'service' ? undefined : forget(headers));
  return caller instanceof Promise ? caller.then(judge) : judge(caller);
}

function verified(token: string, authenticator: Authenticator) {
  try {
    const caller = authenticator.verify(token);
    return caller instanceof Promise ? caller.catch(() => undefined) : caller;
  } catch {
    return undefined;
  }
}

function forget(headers: IncomingHttpHeaders): void {
  for (const name of FORWARDED) delete headers[name];
}
