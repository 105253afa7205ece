import type { EventBus } from 'deepiri-event-bus';
import { type Outbox, toCloudEvent } from 'deepiri-stores';
import type { Logger } from 'pino';

const BATCH = 500;
const SWEEP_MS = 5_000;
const RETRY_MS = 500;
const OTHERS_MS = 10;

export type Relay = {
  /** Resolves when nothing is pending. */
  idle(): Promise<void>;
  /** Publishes what is pending, if the bus takes it, and ends. */
  stop(): Promise<void>;
};

/** Carries stored events to the bus, in order: at once after each commit, and by a sweep for what a dead process left (D4). */
export function startRelay(options: { service: string; outbox: Outbox; bus: EventBus; log: Logger }): Relay {
  const { service, outbox, bus, log } = options;
  let running: Promise<void> | undefined;
  let again = false;
  let failing = false;
  let stopped = false;

  function wake() {
    if (running) {
      again = true;
      return;
    }
    running = drain().finally(() => {
      running = undefined;
      if (again && !stopped) wake();
    });
  }

  async function drain() {
    do {
      again = false;
      try {
        while (await publishBatch());
        failing = false;
      } catch (error) {
        if (!failing) log.error({ err: error, service }, 'events wait: the bus does not take them');
        failing = true;
        if (!stopped) await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
        again = !stopped;
      }
    } while (again);
  }

  async function publishBatch(): Promise<boolean> {
    const events = await outbox.take(BATCH);
    const last = events.at(-1);
    if (!last) return false;
    await bus.publish(events.map((event) => toCloudEvent(service, event)));
    await outbox.done(last.position);
    return true;
  }

  const stopListening = outbox.onPending(wake);
  const sweep = setInterval(wake, SWEEP_MS);
  wake();

  return {
    async idle() {
      while (running || (await outbox.depth()) > 0) {
        if (!running) wake();
        await running;
        if (failing) return;
        // What is left is being published by another process, or has come since.
        if (!running) await new Promise((resolve) => setTimeout(resolve, OTHERS_MS));
      }
    },
    async stop() {
      stopListening();
      clearInterval(sweep);
      stopped = true;
      wake();
      await running;
    },
  };
}
