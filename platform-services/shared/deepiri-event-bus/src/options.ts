/** What the bus says about trouble. A pino logger fits. */
export type BusLog = {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

/** Time and chance, so that tests need not wait. */
export type Timing = {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs once after `milliseconds`; answers how to call it off. */
  after(milliseconds: number, run: () => void): () => void;
  /** 0 ≤ x < 1 */
  random(): number;
};

export type BusOptions = {
  log?: BusLog;
  /** Whether to warn about a server that is set up so that it may lose events. Default true. */
  warnsOfLoss?: boolean;
  timing?: Timing;
  /** How long finished events are kept, in milliseconds. Default 7 days. */
  retentionMs?: number;
  /** How long `stop` and `close` wait for running handlers before they abort them. Default 3 s. */
  stopDeadlineMs?: number;
  /** How many events of one group are held in memory at most. Default 2,000. */
  window?: number;
};

export const silentLog: BusLog = { warn: () => {}, error: () => {} };

export const realTiming: Timing = {
  now: () => Date.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};
