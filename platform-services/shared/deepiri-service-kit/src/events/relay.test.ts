import type { EventBus } from 'deepiri-event-bus';
import type { LoggedEvent, Outbox } from 'deepiri-stores';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createRegistry } from '../observe/registry.ts';
import { idsOnly } from '../observe/tracing.ts';
import { startRelay } from './relay.ts';

const event = (position: number): LoggedEvent => ({
  position,
  id: `evt_${position}`,
  type: 'task.created',
  subject: 'tsk_1',
  userid: 'usr_1',
  time: '2026-03-02T09:00:00Z',
  actor: { type: 'user', id: 'usr_1' },
  cause: 'req_1',
  data: {},
});

function outboxOf(events: LoggedEvent[]): Outbox & { wake(): void; lastTaken: number } {
  let published = 0;
  let listener = () => {};
  const pending = () => events.filter(({ position }) => position > published);
  const outbox = {
    lastTaken: 0,
    wake: () => listener(),
    onPending(wake: () => void) {
      listener = wake;
      return () => {
        listener = () => {};
      };
    },
    async take(limit: number) {
      const taken = pending().slice(0, limit);
      outbox.lastTaken = taken.length;
      return taken;
    },
    done: async (position: number) => {
      published = position;
    },
    depth: async () => pending().length,
  };
  return outbox;
}

describe('the relay', () => {
  it('D4 publishes what a dead process left, then what comes, in order, and again when the bus refused', async () => {
    const events = [event(1), event(2)];
    const outbox = outboxOf(events);
    const published: string[] = [];
    let refusals = 1;
    const bus = {
      publish: async (batch: { id: string }[]) => {
        if (refusals-- > 0) throw new Error('bus is down');
        published.push(...batch.map(({ id }) => id));
      },
    } as unknown as EventBus;
    const registry = createRegistry('tasks');
    const log = pino({ level: 'silent' });
    const relay = startRelay({ service: 'tasks', outbox, bus, log, tracer: idsOnly, registry });
    await new Promise((later) => setTimeout(later, 700));
    await relay.idle();
    expect(published).toEqual(['evt_1', 'evt_2']);
    // Only when nothing is left does whoever has the turn let go of it.
    expect(outbox.lastTaken).toBe(0);
    events.push(event(3));
    outbox.wake();
    await relay.stop();
    expect(published).toEqual(['evt_1', 'evt_2', 'evt_3']);
    expect(await registry.metrics()).toMatch(/^deepiri_events_published_total\{service="tasks"\} 3$/m);
    expect(await registry.metrics()).toMatch(/^deepiri_event_publish_failures_total\{service="tasks"\} 1$/m);
  });
});
