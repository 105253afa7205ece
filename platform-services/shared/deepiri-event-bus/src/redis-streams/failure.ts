/**
 * What went wrong with Redis, without the command: its arguments hold events and passwords, and must not get into a log.
 * It has a `code` (that of the network where there is one) when Redis cannot be reached, and none when Redis refuses.
 */
export function withoutCommand(error: unknown): Error {
  const { message, code, name } = error as { message?: string; code?: string; name?: string };
  if (name === 'ReplyError') return new Error(`Redis refuses: ${message}`);
  const reason = code === undefined ? '' : `: ${message}`;
  return Object.assign(new Error(`Redis cannot be reached${reason}`), { code: code ?? 'ECONNRESET' });
}

/** Whether it will be better when Redis is back. The outage itself is told once, where the connection is. */
export function isOutage(error: unknown): boolean {
  return typeof (error as { code?: unknown }).code === 'string';
}
