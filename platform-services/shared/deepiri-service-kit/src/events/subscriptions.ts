import type { CloudEvent, EventOf, EventType } from 'deepiri-contracts';
import type { Delivery, EventBus, Subscription } from 'deepiri-event-bus';
import { type Clock, type Context, repeatableContext } from '../context.ts';
import type { HandlingWatch } from '../observe/handling-watch.ts';
import type { SubscriptionDefinition } from '../service.ts';
import { isAway } from './away.ts';

/** Connects a service's subscriptions to the bus. A handler gets a context whose ids repeat when the event comes again (G4). */
export function startSubscriptions(
  service: string,
  definitions: readonly SubscriptionDefinition[],
  { bus, clock, handling, maxAttempts }: { bus: EventBus; clock: Clock; handling: HandlingWatch; maxAttempts: number },
): Promise<Subscription[]> {
  return Promise.all(
    definitions.map((definition) => {
      const group = groupOf(service, definition);
      const handle = (event: CloudEvent, { attempt }: Delivery) =>
        handling.run(group, event, attempt, ({ traceparent, log }) =>
          definition.handle(event as EventOf<EventType>, contextOf(service, event, clock, traceparent), log),
        );
      return bus.subscribe(group, definition.types, handle, {
        maxAttempts,
        isAway,
        ...(definition.from ? { from: definition.from } : {}),
        ...(definition.orderBy ? { orderBy: definition.orderBy } : {}),
      });
    }),
  );
}

/** The name of a subscription's group on the bus. */
export function groupOf(service: string, { suffix }: Pick<SubscriptionDefinition, 'suffix'>): string {
  return suffix ? `${service}:${suffix}` : service;
}

function contextOf(service: string, event: CloudEvent, clock: Clock, traceparent: string): Context {
  const origin = {
    now: clock.now(),
    actor: { type: 'service' as const, id: service },
    cause: event.id,
    traceparent,
  };
  return repeatableContext(origin, `${service}\u0000${event.id}`);
}
