/** Capacity of the bucket and how fast it fills. */
export type Limit = { burst: number; perSecond: number };

export type Taken = {
  allowed: boolean;
  /** Whole tokens left. */
  remaining: number;
  /** Until the bucket is full again, or, when refused, until one token is there. */
  resetSeconds: number;
};

/** Values that may be lost at any time, and token buckets (C1). */
export interface Cache {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, ttlSeconds: number): Promise<void>;
  delete(key: string): Promise<void>;
  /** Takes one token (or `cost`) from the bucket of a key. */
  take(key: string, limit: Limit, cost?: number): Promise<Taken>;
  ping(): Promise<void>;
  close(): Promise<void>;
}
