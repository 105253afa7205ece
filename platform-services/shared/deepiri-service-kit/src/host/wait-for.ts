import { setTimeout as pause } from 'node:timers/promises';
import { isStoreFailure } from 'deepiri-stores';
import type { Logger } from 'pino';
import { SettingError } from '../config.ts';
import type { PartState } from './health.ts';

const FIRST_RETRY_MS = 200;
const LONGEST_RETRY_MS = 5_000;
/** A server that takes connections and answers nothing is told of after this time; one that is not there, at once. */
const FIRST_WORD_MS = 5_000;
const REPEAT_MS = 30_000;

type Wanted<T> = {
  /** As `/ready` names it. */
  part: string;
  /** The setting that says where it is. */
  setting: string;
  url: string;
  open: () => Promise<T>;
};

/** How far a process is with what it needs, for `/ready`. */
export type Arriving = Record<string, PartState>;

/**
 * Opens a store. One that is not reachable is waited for, and the log says so now and then; `arriving` tells it to `/ready`.
 * @throws SettingError naming the setting when the store cannot be opened for another reason, such as a wrong password
 */
export async function waitFor<T>(
  { part, setting, url, open }: Wanted<T>,
  log: Logger,
  arriving: Arriving = {},
): Promise<T> {
  let reason: string | undefined;
  const say = (why = reason) =>
    log.warn({ setting, ...(why ? { reason: why } : {}) }, `waiting for ${part}: nothing answers at ${place(url)}`);
  const firstWord = setTimeout(() => reason === undefined && say(), FIRST_WORD_MS);
  const repeat = setInterval(say, REPEAT_MS);
  arriving[part] = 'down';
  try {
    for (let wait = FIRST_RETRY_MS; ; wait = Math.min(wait * 2, LONGEST_RETRY_MS)) {
      try {
        const opened = await open();
        arriving[part] = 'up';
        return opened;
      } catch (error) {
        if (isEmbedded(url) || isRefusal(error) || !isUnreachable(error)) throw named(setting, error);
        if (reason === undefined) say(messageOf(error));
        reason = messageOf(error);
      }
      await pause(wait);
    }
  } finally {
    clearTimeout(firstWord);
    clearInterval(repeat);
  }
}

/** A server that answers, but not to this user or password: waiting would not help. */
const isRefusal = (error: unknown) =>
  error instanceof Error && /\b(WRONGPASS|NOAUTH|NOPERM)\b|authentication failed/i.test(error.message);

const isEmbedded = (url: string) => /^(sqlite|memory):/i.test(url);

/** The address without user and password. */
function place(url: string): string {
  const parsed = URL.parse(url);
  return parsed?.host ? `${parsed.protocol}//${parsed.host}` : (/^[a-z][a-z0-9+.-]*:/i.exec(url)?.[0] ?? 'the address');
}

const NETWORK_CODES = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_SOCKET'],
]);

/** Whether an error, or one behind it, says that nobody answers at the other end. */
export function isUnreachable(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 5) return false;
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown };
  if (isStoreFailure(error) || (typeof code === 'string' && NETWORK_CODES.has(code))) return true;
  const behind = [cause, ...(Array.isArray(errors) ? errors : [])];
  return behind.some((reason) => isUnreachable(reason, depth + 1));
}

// A mistake in the code keeps its place in the code; everything else is for whoever set the URL.
function named(setting: string, error: unknown): unknown {
  if (error instanceof SettingError || !(error instanceof Error)) return error;
  if (/^(Type|Reference|Range|Syntax)Error$/.test(error.name) && !('code' in error)) return error;
  return new SettingError(`${setting}: ${error.message}`);
}

function messageOf(error: unknown): string {
  const { message, errors } = error as { message?: string; errors?: unknown[] };
  return message || (errors?.[0] as Error | undefined)?.message || String(error);
}
