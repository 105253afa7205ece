import type { EventBus, GroupState } from 'deepiri-event-bus';
import type { DocumentStore } from 'deepiri-stores';
import type { Registry } from 'prom-client';
import { readGauge } from './registry.ts';

const groupGauges = [
  ['deepiri_event_lag', 'Events that a consumer group has not handled yet', ({ lag }: GroupState) => lag],
  [
    'deepiri_event_retries_waiting',
    'Events that failed and will be tried again',
    ({ retrying }: GroupState) => retrying,
  ],
  [
    'deepiri_event_dead_letters',
    'Events that a consumer group gave up on and nobody has looked after',
    ({ deadLetters }: GroupState) => deadLetters,
  ],
] as const;

/** How far the consumer groups of a service are behind. */
export function measureGroups(registry: Registry, bus: EventBus, groups: readonly string[]): void {
  let asked: Promise<GroupState[]> | undefined;
  // The gauges are read in one turn, so that the bus is asked once for all of them.
  const states = () => {
    asked ??= bus.groups().finally(() => {
      asked = undefined;
    });
    return asked;
  };
  for (const [name, help, countOf] of groupGauges) {
    readGauge(registry, { name, help, labelNames: ['group'] }, async () => {
      const own = (await states()).filter(({ group }) => groups.includes(group));
      return own.map((state) => ({ labels: { group: state.group }, value: countOf(state) }));
    });
  }
}

/** Stored events that are not on the bus yet. */
export function measureOutbox(registry: Registry, documents: DocumentStore): void {
  readGauge(registry, { name: 'deepiri_outbox_depth', help: 'Stored events that are not published yet' }, async () => [
    { value: await documents.outbox.depth() },
  ]);
}
