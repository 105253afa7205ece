import { defineRoutes, problem } from 'deepiri-contracts';
import type { EventBus } from 'deepiri-event-bus';
import { Type } from 'typebox';
import { implement, type RouteImplementation } from '../http/implement.ts';
import type { Projection } from '../service.ts';

const tag = 'operation' as const;
const ids = Type.Object(
  { group: Type.String(), ids: Type.Array(Type.String(), { maxItems: 10_000 }) },
  { additionalProperties: false },
);
const count = Type.Object({ count: Type.Integer() });
const letter = Type.Object({
  group: Type.String(),
  event: Type.Unknown(),
  attempts: Type.Integer(),
  error: Type.String(),
  failedAt: Type.String(),
});

/** What an operator can do with a running service. Needs a service token; the gateway does not route it. */
export const operatorRoutes = defineRoutes({
  listDeadLetters: {
    tag,
    method: 'GET',
    path: '/internal/dead-letters',
    access: 'service',
    summary: 'Events that a handler of this service gave up on',
    success: { status: 200, body: Type.Object({ items: Type.Array(letter) }) },
  },
  resendDeadLetters: {
    tag,
    method: 'POST',
    path: '/internal/dead-letters/resend',
    access: 'service',
    summary: 'Hand them to the handler again',
    body: ids,
    success: { status: 200, body: count },
  },
  discardDeadLetters: {
    tag,
    method: 'POST',
    path: '/internal/dead-letters/discard',
    access: 'service',
    summary: 'Forget them',
    body: ids,
    success: { status: 200, body: count },
  },
  rebuildProjections: {
    tag,
    method: 'POST',
    path: '/internal/rebuild',
    access: 'service',
    summary: 'Make projections again from documents and logs',
    body: Type.Object({ projection: Type.Optional(Type.String()) }, { additionalProperties: false }),
    success: {
      status: 200,
      body: Type.Object({ rebuilt: Type.Array(Type.Object({ name: Type.String(), items: Type.Integer() })) }),
    },
  },
});

/** @param groups bus groups of this service */
export function operatorRouteHandlers(
  bus: EventBus,
  groups: readonly string[],
  projections: readonly Projection[],
): RouteImplementation[] {
  const own = (group: string) => {
    if (!groups.includes(group))
      throw problem('not_found', `This service has the groups ${groups.join(', ') || '(none)'}.`);
    return bus.deadLetters(group);
  };
  return [
    implement(operatorRoutes.listDeadLetters, async () => {
      const lists = await Promise.all(groups.map((group) => bus.deadLetters(group).list()));
      return { items: lists.flat() };
    }),
    implement(operatorRoutes.resendDeadLetters, async ({ body }) => ({
      count: await own(body.group).resend(body.ids),
    })),
    implement(operatorRoutes.discardDeadLetters, async ({ body }) => ({
      count: await own(body.group).discard(body.ids),
    })),
    implement(operatorRoutes.rebuildProjections, async ({ body }) => {
      const chosen = projections.filter(({ name }) => body.projection === undefined || name === body.projection);
      const rebuilt = await Promise.all(chosen.map(async ({ name, rebuild }) => ({ name, ...(await rebuild()) })));
      return { rebuilt };
    }),
  ];
}
