// Primary result codes (https://sqlite.org/rescode.html): busy, locked, read-only, input/output error, damaged, full, cannot open.
const SQLITE_FAILURES = new Set([5, 6, 8, 10, 11, 13, 14]);

/**
 * A store on a server that cannot be reached, does not answer in time or cannot take what it is given. Whether a write
 * was done is not known. The message is for operators: it names the store and where the server is, and no credentials.
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  readonly code = 'ERR_STORE_UNAVAILABLE';
}

/** Whether an error says that a store cannot do its work right now (a full disk, a server that is down), not that the request is wrong. */
export function isStoreFailure(error: unknown): boolean {
  if (error instanceof StoreUnavailable) return true;
  if (!(error instanceof Error)) return false;
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  return code === 'ERR_SQLITE_ERROR' && typeof errcode === 'number' && SQLITE_FAILURES.has(errcode & 0xff);
}
