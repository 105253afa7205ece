/**
 * What went wrong with Redis, without the command: its arguments hold events and passwords, and must not get into a log.
 * `code` is that of the network where there is one.
 */
export function withoutCommand(error: unknown): Error {
  const { message, code, name } = error as { message?: string; code?: string; name?: string };
  if (name === 'ReplyError') return new Error(`Redis refuses: ${message}`);
  return Object.assign(new Error('Redis cannot be reached'), { code: code ?? 'ECONNRESET', reason: message });
}
