import type { ProblemResponse } from './problem-response.ts';

export type RetryPolicy = {
  /** Milliseconds for a call with all its retries. */
  deadlineMs: number;
  /** Wait before the second try; doubles with jitter. */
  backoffMs: number;
};

const LONGEST_WAIT_MS = 5_000;
/** Answers of servers that were not there or too busy: the same request may succeed in a moment. */
const PASSING = new Set([0, 502, 503, 504]);

/** Whether sending the request again is safe and has a chance. A 429 was refused before anything was done. */
export function mayRetry(problem: ProblemResponse, repeatable: boolean): boolean {
  if (problem.status === 429) return true;
  return repeatable && (PASSING.has(problem.status) || problem.code === 'idempotency_in_progress');
}

/**
 * Milliseconds to wait after a try that failed.
 * @param attempt 1 after the first
 * @param retryAfter the header: seconds or a date
 */
export function waitAfter(attempt: number, retryAfter: string | undefined, backoffMs: number): number {
  const jittered = Math.min(LONGEST_WAIT_MS, backoffMs * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2);
  if (!retryAfter) return jittered;
  const seconds = Number(retryAfter);
  const asked = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(retryAfter) - Date.now();
  return Number.isFinite(asked) ? Math.max(0, asked) + jittered * 0.1 : jittered;
}

/** Resolves after a while, or rejects with the signal's reason. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
