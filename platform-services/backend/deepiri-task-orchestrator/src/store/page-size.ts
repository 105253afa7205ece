/** How much JSON a page holds: what a client is slow to read stays in memory until it is read. */
export const PAGE_BYTES = 2_000_000;

/** Bytes of a value as JSON. */
export function jsonBytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
