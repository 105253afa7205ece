import type { CloudEvent } from 'deepiri-contracts';
import type { Timing } from '../options.ts';
import type { Delivery, Handler } from '../port.ts';

/** An event of the made-up kind that the suite publishes. */
export function event(id: string, changes: Partial<CloudEvent> = {}): CloudEvent {
  return {
    specversion: '1.0',
    id,
    source: '/contract-suite',
    type: 'suite.happened',
    subject: 'subject',
    time: '2026-01-01T00:00:00.000Z',
    datacontenttype: 'application/json',
    userid: 'user',
    actor: { type: 'user', id: 'user' },
    cause: 'request',
    data: {},
    ...changes,
  };
}

/** `count` events of one subject, `<subject>-1`, `<subject>-2`, … */
export function eventsOf(subject: string, count: number, changes: Partial<CloudEvent> = {}): CloudEvent[] {
  return Array.from({ length: count }, (_, index) => event(`${subject}-${index + 1}`, { subject, ...changes }));
}

export function idsOf(events: readonly CloudEvent[]): string[] {
  return events.map(({ id }) => id);
}

/** A promise that somebody else opens. */
export function gate<T = void>(): { opened: Promise<T>; open: (value: T) => void } {
  const { promise, resolve } = Promise.withResolvers<T>();
  return { opened: promise, open: resolve };
}

export type Recorder = {
  handle: Handler;
  /** Ids in the order in which their handling ended well. */
  handled: string[];
  events: CloudEvent[];
  /** Resolves when so many events have been handled. */
  reached: (count: number) => Promise<void>;
};

/** A handler that remembers. `before` may wait or throw. */
export function recorder(before?: (event: CloudEvent, delivery: Delivery) => Promise<void> | void): Recorder {
  const handled: string[] = [];
  const events: CloudEvent[] = [];
  let waiting: { count: number; open: () => void }[] = [];
  return {
    handled,
    events,
    async handle(event, delivery) {
      await before?.(event, delivery);
      handled.push(event.id);
      events.push(event);
      for (const { count, open } of waiting) if (handled.length >= count) open();
      waiting = waiting.filter(({ count }) => handled.length < count);
    },
    async reached(count) {
      if (handled.length >= count) return;
      const { opened, open } = gate();
      waiting.push({ count, open });
      await opened;
    },
  };
}

export type ManualTiming = Timing & {
  /** Waits that were asked for and neither over nor called off, in milliseconds. */
  waits: () => number[];
  /** Resolves when so many waits have been asked for in all. */
  asked: (count: number) => Promise<void>;
  advance: (milliseconds: number) => void;
};

/** Time that stands still until it is moved. @param chance what `random` answers */
export function manualTiming(chance = 0.5): ManualTiming {
  let now = Date.parse('2026-01-01T00:00:00Z');
  let timers: { at: number; milliseconds: number; run: () => void }[] = [];
  let total = 0;
  let waiting: { count: number; open: () => void }[] = [];
  return {
    now: () => now,
    random: () => chance,
    after(milliseconds, run) {
      const timer = { at: now + milliseconds, milliseconds, run };
      timers.push(timer);
      total++;
      for (const { count, open } of waiting) if (total >= count) open();
      waiting = waiting.filter(({ count }) => total < count);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    waits: () => timers.map(({ milliseconds }) => milliseconds),
    async asked(count) {
      if (total >= count) return;
      const { opened, open } = gate();
      waiting.push({ count, open });
      await opened;
    },
    advance(milliseconds) {
      now += milliseconds;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { run } of due) run();
    },
  };
}
