// Primary result codes (https://sqlite.org/rescode.html): busy, locked, read-only, input/output error, damaged, full, cannot open.
const SQLITE_FAILURES = new Set([5, 6, 8, 10, 11, 13, 14]);

/** Whether an error says that a store cannot do its work right now (a full disk, a file that cannot be read), not that the request is wrong. */
export function isStoreFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  return code === 'ERR_SQLITE_ERROR' && typeof errcode === 'number' && SQLITE_FAILURES.has(errcode & 0xff);
}
