import type { BusOptions } from '../options.ts';
import type { EventBus } from '../port.ts';

/** A bus with storage of its own. */
export type BusUnderTest = {
  bus: EventBus;
  /** What `openBus` opens the same storage with, in another process. */
  url: string;
  /** Another bus on the same storage, as another process would open it. */
  another: (options?: BusOptions) => Promise<EventBus>;
  /** Does what the bus does by itself from time to time: removes what is finished and older than the retention. */
  trim: (bus: EventBus) => Promise<void>;
  /** Closes every bus that is still open and removes the storage. */
  close: () => Promise<void>;
};

/** How the suite gets at an adapter. */
export type BusAdapter = {
  name: string;
  /** Opens a bus on new, empty storage. */
  open: (options?: BusOptions) => Promise<BusUnderTest>;
};
