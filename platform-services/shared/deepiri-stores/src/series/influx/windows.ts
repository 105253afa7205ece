/** Neighbouring windows of the same length, which one question answers. In milliseconds since 1970. */
export type Run = { start: number; length: number; count: number /** Number of the first of them. */; first: number };

/** What the server can store and compare: 64 bits of nanoseconds, 1677 to 2262. */
const LONGEST_MS = 9_223_372_036_854;

/** An instant, or the nearest one that the server knows. */
export function instantOf(date: Date): number {
  return Math.max(-LONGEST_MS, Math.min(LONGEST_MS, date.getTime()));
}

/** Windows in runs of equal length: a year of local days is five of them, because of two days of 23 and 25 hours. Empty windows are left out. */
export function runsOf(boundaries: readonly Date[]): Run[] {
  const instants = boundaries.map(instantOf);
  const runs: Run[] = [];
  for (let first = 0; first + 1 < instants.length; first += 1) {
    const start = instants[first]!;
    const length = instants[first + 1]! - start;
    const last = runs.at(-1);
    if (length <= 0) continue;
    if (last?.length === length && last.first + last.count === first) last.count += 1;
    else runs.push({ start, length, count: 1, first });
  }
  return runs;
}
