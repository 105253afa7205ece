import { commentRoutes } from './http/comments.ts';
import { gamificationRoutes } from './http/gamification.ts';
import { notificationRoutes } from './http/notifications.ts';
import { occurrenceRoutes } from './http/occurrences.ts';
import { portabilityRoutes } from './http/portability.ts';
import { projectRoutes } from './http/projects.ts';
import { taskOrderRoutes } from './http/task-order.ts';
import { taskViewRoutes } from './http/task-views.ts';
import { taskRoutes } from './http/tasks.ts';
import { timeEntryRoutes } from './http/time-entries.ts';
import { userRoutes } from './http/users.ts';
import type { RouteContract } from './route.ts';

/** Every operation of the public API by its id. What only services may call is not in it. */
export const operations = {
  ...userRoutes,
  ...taskRoutes,
  ...occurrenceRoutes,
  ...portabilityRoutes,
  ...taskViewRoutes,
  ...projectRoutes,
  ...timeEntryRoutes,
  ...commentRoutes,
  ...taskOrderRoutes,
  ...gamificationRoutes,
  ...notificationRoutes,
};
export type Operations = typeof operations;
export type OperationId = keyof Operations;

/** The public API as a list, for whoever walks over all of it. */
export const allRoutes: readonly RouteContract[] = Object.values(operations);

/** Whether a route takes `If-Match`: it changes a resource that exists already and has versions. */
export function takesIfMatch(route: RouteContract): boolean {
  return route.versioned === true && route.method !== 'GET' && route.success.status !== 201;
}

/** Whether a route keeps its answer for an `Idempotency-Key`, so that it can be sent again without acting twice. */
export function takesIdempotencyKey(route: RouteContract): boolean {
  return route.method === 'POST' && route.secret !== true;
}

const largeBodies = byPath(({ bodyLimit }) => bodyLimit);
const longAnswers = byPath(({ timeLimitMs }) => timeLimitMs);

function byPath(limit: (route: RouteContract) => number | undefined): ReadonlyMap<string, number> {
  return new Map(
    allRoutes.flatMap((route) => {
      const value = limit(route);
      return value === undefined ? [] : [[route.path, value] as const];
    }),
  );
}

function pathOf(target: string): string {
  const end = target.indexOf('?');
  return end < 0 ? target : target.slice(0, end);
}

/** Bytes that the body of a request may have: what its route says, or 1 MiB. @param target path, with its query */
export function bodyLimitOf(target: string): number {
  return largeBodies.get(pathOf(target)) ?? BODY_LIMIT_BYTES;
}

/** Milliseconds that the answer to a request may take, where its route asks for more than usual. @param target path, with its query */
export function timeLimitOf(target: string): number | undefined {
  return longAnswers.get(pathOf(target));
}

/** Bytes that a body may have where its route says nothing else. */
export const BODY_LIMIT_BYTES = 1_048_576;
