import { type ProblemError, problem } from 'deepiri-contracts';

/**
 * Why a service did not answer: `unreachable` nobody there, `broken` the connection ended before the answer did,
 * `late` no answer within the deadline, `busy` too much is under way there, `closed` it has failed lately and is left alone.
 */
export type FailureKind = 'unreachable' | 'broken' | 'late' | 'busy' | 'closed';

/** A service failed, as seen from here. What it answered itself is no failure, whatever its status. */
export class UpstreamFailure extends Error {
  override readonly name = 'UpstreamFailure';
  readonly kind: FailureKind;
  constructor(kind: FailureKind, service: string, cause?: unknown) {
    super(`${service} is ${kind}`, { cause });
    this.kind = kind;
  }
}

/** What a client is told about a failure. */
export function problemOf({ kind }: UpstreamFailure): ProblemError {
  if (kind === 'late')
    return problem('deadline_exceeded', 'The service did not answer in time. Try again.', { headers });
  if (kind === 'busy') return unavailable('Too many requests are under way here. Try again soon.');
  return unavailable('This part of the platform is not available right now. The rest works; try again soon.');
}

const headers = { 'retry-after': '1' };
const unavailable = (detail: string) => problem('unavailable', detail, { headers });

/** Whether the same request may be sent once more: it changes nothing, and the service did not keep us waiting already. */
export function mayRetry(method: string | undefined, { kind }: UpstreamFailure): boolean {
  const isSafe = method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
  return isSafe && (kind === 'unreachable' || kind === 'broken');
}
