/** One measurement. Idempotent by (series, tags, time): writing it again replaces it (S1). */
export type Point = { series: string; tags: Record<string, string>; time: Date; fields: Record<string, number> };

export type SeriesQuery = {
  series: string;
  /** Equality on tags. */
  tags: Record<string, string>;
  field: string;
  from: Date;
  /** Exclusive. */
  to: Date;
};

export type Aggregate = 'sum' | 'count' | 'mean' | 'min' | 'max';

export interface Series {
  write(points: readonly Point[]): Promise<void>;
  /** Raw values by time. */
  read(query: SeriesQuery): Promise<{ time: Date; value: number }[]>;
  /** One value per window [boundary i, boundary i+1). Boundaries are given by the caller, so that a window can be a local day. Empty windows: null, for sum and count 0. */
  windows(
    query: Omit<SeriesQuery, 'from' | 'to'>,
    boundaries: readonly Date[],
    aggregate: Aggregate,
  ): Promise<(number | null)[]>;
  ping(): Promise<void>;
  close(): Promise<void>;
}
