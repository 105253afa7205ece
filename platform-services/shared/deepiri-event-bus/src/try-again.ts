import type { CloudEvent } from 'deepiri-contracts';
import { aboutEvent } from './about-event.ts';
import { backoff } from './backoff.ts';
import type { BusLog, Timing } from './options.ts';

type Failure = { error: unknown; group: string; event: CloudEvent; attempts: number };
type Limits = { maxAttempts: number; backoffMs: number; timing: Timing; log: BusLog };

/**
 * Logs that a handler failed, and says when to try again.
 * @returns milliseconds to wait, undefined when it was the last try
 */
export function waitBeforeRetry(
  { error, group, event, attempts }: Failure,
  { maxAttempts, backoffMs, timing, log }: Limits,
): number | undefined {
  const trouble = { err: error, group, ...aboutEvent(event), attempts };
  if (attempts >= maxAttempts) {
    log.error(trouble, 'An event goes to the dead letters');
    return undefined;
  }
  log.warn(trouble, 'An event will be tried again');
  return backoff(attempts, backoffMs, timing.random());
}
