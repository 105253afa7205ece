import { gamificationRoutes } from './http/gamification.ts';
import { notificationRoutes } from './http/notifications.ts';
import { taskOrderRoutes } from './http/task-order.ts';
import { taskRoutes } from './http/tasks.ts';
import { userRoutes } from './http/users.ts';
import type { RouteContract } from './route.ts';

/** Every operation of the public API by its id. What only services may call is not in it. */
export const operations = {
  ...userRoutes,
  ...taskRoutes,
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
