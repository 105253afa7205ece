import type { Static, TObject, TSchema } from 'typebox';
import type { ProblemCode } from './problem.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who may call: anyone, a signed-in user, or only another service. */
export type Access = 'public' | 'user' | 'service';

/** One HTTP operation as data. Validation, OpenAPI, the client and the route tests all read the same value. */
export type RouteContract = {
  readonly operationId: string;
  readonly tag: Tag;
  readonly method: Method;
  /** OpenAPI style, such as `/api/tasks/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  readonly access: Access;
  readonly params?: TObject;
  readonly query?: TObject;
  readonly body?: TSchema;
  readonly bodyOptional?: boolean;
  /** The successful answer: status and body (null for none, or for a file of one of the media types). */
  readonly success: { readonly status: number; readonly body: TSchema | null; readonly media?: readonly string[] };
  /** Bytes that the body may have, where it is more than usual. Only for paths without parameters. */
  readonly bodyLimit?: number;
  /** Milliseconds that the answer may take, where it is more than usual. Only for paths without parameters. */
  readonly timeLimitMs?: number;
  /** Problems particular to this operation; those every route can answer are implied. */
  readonly problems?: readonly ProblemCode[];
  /** The answer holds a secret, so it is never kept for an idempotency key. */
  readonly secret?: boolean;
  /** The answer carries an ETag, and a write takes If-Match. */
  readonly versioned?: boolean;
};

export type Tag = 'users' | 'tasks' | 'gamification' | 'notifications' | 'operation';

type StaticOr<S, Otherwise> = S extends TSchema ? Static<S> : Otherwise;
export type ParamsOf<R extends RouteContract> = StaticOr<R['params'], Record<string, never>>;
export type QueryOf<R extends RouteContract> = StaticOr<R['query'], Record<string, never>>;
export type BodyOf<R extends RouteContract> = StaticOr<R['body'], undefined>;
/** A file is text, whole or in pieces as they come to be. */
export type AnswerOf<R extends RouteContract> = R['success'] extends { media: readonly string[] }
  ? string | AsyncIterable<string>
  : StaticOr<R['success']['body'], undefined>;

/** Keeps the literal types of a table of routes. */
export function defineRoutes<const T extends Record<string, Omit<RouteContract, 'operationId'>>>(table: T) {
  const routes = Object.entries(table).map(([operationId, route]) => [operationId, { ...route, operationId }]);
  return Object.fromEntries(routes) as { [K in keyof T]: T[K] & { operationId: K & string } };
}

/** The scope a personal access token needs for a route: `tasks:read`, `tasks:write`, … */
export function scopeOf(route: Pick<RouteContract, 'tag' | 'method'>): string {
  return `${route.tag}:${route.method === 'GET' ? 'read' : 'write'}`;
}
