import type { AnswerOf, BodyOf, ParamsOf, QueryOf, RouteContract } from 'deepiri-contracts';
import type { Logger } from 'pino';
import type { Caller } from '../auth/authenticator.ts';
import type { Context } from '../context.ts';

/** A request after validation, seen by a route handler. `caller` is there unless the route is public. */
export type Call<R extends RouteContract> = {
  params: ParamsOf<R>;
  query: QueryOf<R>;
  body: BodyOf<R>;
  caller: R['access'] extends 'public' ? Caller | undefined : Caller;
  context: Context;
  /** From If-Match; undefined when the caller does not insist. */
  expectedVersion: number | undefined;
  headers: Record<string, string | string[] | undefined>;
  /** Address of the client. */
  ip: string;
  /** Milliseconds since 1970 after which nobody waits for the answer. Calls to other services take it from here. */
  deadline: number | undefined;
  log: Logger;
};

/** Headers of an answer; several values are sent one by one. */
export type AnswerHeaders = Record<string, string | string[]>;

/** An answer that also sets headers. */
export class Answer<B> {
  readonly body: B;
  readonly headers: AnswerHeaders;
  constructor(body: B, headers: AnswerHeaders) {
    this.body = body;
    this.headers = headers;
  }
}

export type RouteImplementation<R extends RouteContract = RouteContract> = {
  route: R;
  handle: (call: Call<R>) => Promise<AnswerOf<R> | Answer<AnswerOf<R>>>;
};

/**
 * Binds a handler to its contract. The host validates, checks the caller and scope, sets ETag from `body.version`,
 * keeps idempotency keys, and turns thrown problems into answers.
 */
export function implement<R extends RouteContract>(
  route: R,
  handle: RouteImplementation<R>['handle'],
): RouteImplementation {
  return { route, handle } as unknown as RouteImplementation;
}
