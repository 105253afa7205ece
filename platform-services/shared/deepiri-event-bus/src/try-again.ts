import type { CloudEvent } from 'deepiri-contracts';
import { aboutEvent } from './about-event.ts';
import { backoff } from './backoff.ts';
import type { BusLog, Timing } from './options.ts';
import type { SubscribeOptions } from './port.ts';

type Failure = {
  error: unknown;
  group: string;
  event: CloudEvent;
  /** Tries that had failed before this one. */
  before: number;
};
type Limits = Required<Pick<SubscribeOptions, 'maxAttempts' | 'backoffMs' | 'isAway'>> & {
  timing: Timing;
  log: BusLog;
};

type Verdict = {
  /** Tries that have failed, as far as they count. */
  attempts: number;
  /** Milliseconds until the next one; undefined when this was the last. */
  wait: number | undefined;
};

/** Tries that an event has left after whatever its handler needs was away. */
const LEFT_AFTER_OUTAGE = 3;

/**
 * Logs that a handler failed, and says when to try again. While something that it needs is away tries count no further than
 * to the last three: nothing is wrong with the event, so it is not given up, however long that takes (B2).
 */
export function afterFailure(
  { error, group, event, before }: Failure,
  { maxAttempts, backoffMs, isAway, timing, log }: Limits,
): Verdict {
  const away = isAway(error);
  const most = Math.max(1, maxAttempts - LEFT_AFTER_OUTAGE);
  const attempts = away ? Math.max(before, Math.min(before + 1, most)) : before + 1;
  const trouble = { err: error, group, ...aboutEvent(event), attempts };
  if (attempts >= maxAttempts && !away) {
    log.error(trouble, 'An event goes to the dead letters');
    return { attempts, wait: undefined };
  }
  log.warn(trouble, 'An event will be tried again');
  return { attempts, wait: backoff(attempts, backoffMs, timing.random()) };
}
