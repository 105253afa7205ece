import { describe } from 'vitest';
import type { BusAdapter } from './adapter.ts';
import { deadLetters } from './dead-letters.ts';
import { delivery } from './delivery.ts';
import { groups } from './groups.ts';
import { killed } from './killed.ts';
import { order } from './order.ts';
import { retries } from './retries.ts';
import { sharing } from './sharing.ts';
import { startAndStop } from './start-and-stop.ts';

export type { BusAdapter, BusUnderTest } from './adapter.ts';

/** What every adapter of the event bus must do: rules B1–B5 and H1–H3, guarantees G3–G5. */
export function eventBusContract(adapter: BusAdapter): void {
  describe(`event bus: ${adapter.name}`, () => {
    delivery(adapter);
    order(adapter);
    retries(adapter);
    deadLetters(adapter);
    groups(adapter);
    startAndStop(adapter);
    sharing(adapter);
    killed(adapter);
  });
}
