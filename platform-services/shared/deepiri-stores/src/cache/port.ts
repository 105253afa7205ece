/** Capacity of the bucket and how fast it fills. */
export type Limit = { burst: number; perSecond: number };

export type Taken = {
  allowed: boolean;
  /** Whole tokens left. */
  remaining: number;
  /** Until the bucket is full again, or, when refused, until one token is there. */
  resetSeconds: number;
};

/**
 * Values that may be lost at any time, and token buckets (C1). While its server is down `get` finds nothing, `set` keeps
 * nothing (an older value may come back until its time is over) and `take` counts in this process.
 */
export interface Cache {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, ttlSeconds: number): Promise<void>;
  /** @throws StoreUnavailable while the server is down, because what was to go might come back */
  delete(key: string): Promise<void>;
  /** Takes one token (or `cost`) from the bucket of a key. A negative cost gives back. */
  take(key: string, limit: Limit, cost?: number): Promise<Taken>;
  ping(): Promise<void>;
  close(): Promise<void>;
}
