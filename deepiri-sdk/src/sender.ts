import type { OperationId } from 'deepiri-contracts';
import { operations } from './generated/operations.ts';
import type { ApiResponse } from './operations.ts';
import { isProblem, ProblemResponse } from './problem-response.ts';
import { mayRetry, pause, type RetryPolicy, waitAfter } from './retry.ts';
import type { SessionKeeper } from './session.ts';
import { type Fetch, newKey, type Outgoing, sendOnce, targetOf } from './transport.ts';

export type Send = (id: OperationId, outgoing: Outgoing) => Promise<ApiResponse<unknown>>;

type Settings = {
  baseUrl: string;
  fetch: Fetch;
  policy: RetryPolicy;
  credentials: 'include' | 'omit';
  session: () => SessionKeeper;
  /** Told of each answer that is not a problem. */
  heard: () => void;
};

/** Sends operations, each until it works, it makes no sense to go on, or its deadline has passed. */
export function createSender({ baseUrl, fetch, policy, credentials, session, heard }: Settings): Send {
  return async (id, outgoing) => {
    const operation = operations[id];
    const url = baseUrl + targetOf(operation, outgoing);
    const key = operation.keyed ? (outgoing.idempotencyKey ?? newKey()) : undefined;
    const endsAt = Date.now() + (outgoing.deadlineMs ?? policy.deadlineMs);
    const deadline = AbortSignal.timeout(Math.max(0, endsAt - Date.now()));
    const signal = outgoing.signal ? AbortSignal.any([outgoing.signal, deadline]) : deadline;
    const repeatable = operation.method === 'GET' || key !== undefined;
    const sameUser = session().sameUser();
    let last: ProblemResponse | undefined;
    let refused: { token: string | undefined } | undefined;
    for (let attempt = 1; ; attempt += 1) {
      // What one user asked for is never sent again with the token of the next.
      if (!operation.open) sameUser();
      let token: string | undefined;
      try {
        if (!operation.open)
          token = await within(signal, refused ? session().replace(refused.token) : session().token());
        const answer = await sendOnce(fetch, url, operation, outgoing, { key, token, signal, credentials });
        heard();
        return answer;
      } catch (error) {
        if (outgoing.signal?.aborted) throw outgoing.signal.reason;
        if (deadline.aborted)
          throw last ?? new ProblemResponse(0, { code: 'deadline_exceeded', detail: 'No answer came in time.' });
        if (!isProblem(error)) throw error;
        last = error;
      }
      if (
        !operation.open &&
        !refused &&
        isProblem(last, 'token_expired', 'unauthenticated') &&
        session().canRefresh()
      ) {
        refused = { token };
        continue;
      }
      const wait = waitAfter(attempt, last.retryAfter, policy.backoffMs);
      if (!mayRetry(last, repeatable) || Date.now() + wait > endsAt) throw last;
      await pause(wait, outgoing.signal);
    }
  };
}

/** The value, unless the signal is first. */
function within<T>(signal: AbortSignal, value: T | Promise<T>): T | Promise<T> {
  if (!(value instanceof Promise)) return value;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    value.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
