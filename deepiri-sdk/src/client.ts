import type { BodyOf, OperationId, Operations, SignedIn, User } from 'deepiri-contracts';
import { operations } from './generated/operations.ts';
import { createLive, type Live } from './live.ts';
import type { ApiResponse, Arguments, BodyOfAnswer, ItemOf, PagedOperationId } from './operations.ts';
import { isProblem, ProblemResponse } from './problem-response.ts';
import { mayRetry, pause, type RetryPolicy, waitAfter } from './retry.ts';
import { type ClientSession, createSession, type SignOutReason } from './session.ts';
import { type Fetch, newKey, type Outgoing, sendOnce, targetOf } from './transport.ts';

export type DeepiriSettings = {
  /** Where the gateway is, such as `http://localhost:5100`; empty for the origin of the page. */
  baseUrl: string;
  fetch?: Fetch;
  /** A personal access token, instead of signing in. */
  token?: string;
  /** Where the refresh token lives: in the HttpOnly cookie (default in browsers) or in memory (default elsewhere). */
  refresh?: 'cookie' | 'memory';
  onSignedOut?: (reason: SignOutReason) => void;
  retry?: Partial<RetryPolicy>;
};

export type Deepiri = {
  /** Calls an operation and answers the body. @throws ProblemResponse */
  call<Id extends OperationId>(id: Id, ...args: Arguments<Id>): Promise<BodyOfAnswer<Id>>;
  /** Calls an operation and answers status, body, headers and ETag. @throws ProblemResponse */
  request<Id extends OperationId>(id: Id, ...args: Arguments<Id>): Promise<ApiResponse<BodyOfAnswer<Id>>>;
  /** Every item of a list, read page by page as they are taken. */
  pages<Id extends PagedOperationId>(id: Id, ...args: Arguments<Id>): AsyncGenerator<ItemOf<Id>, void, undefined>;
  register(body: BodyOf<Operations['registerUser']>): Promise<User>;
  signIn(body: BodyOf<Operations['loginUser']>): Promise<User>;
  /** Ends the session on the server and here. @throws ProblemResponse when the server could not be told */
  signOut(): Promise<void>;
  /** Takes up the session of an earlier visit; null when there is none. @throws ProblemResponse when that cannot be known */
  restore(): Promise<User | null>;
  readonly session: ClientSession;
  readonly live: Live;
};

const DEFAULT_RETRY: RetryPolicy = { deadlineMs: 15_000, backoffMs: 200 };

/** A client of the platform. Creating it does nothing yet: no request, no socket. */
export function createDeepiri(settings: DeepiriSettings): Deepiri {
  const baseUrl = settings.baseUrl.replace(/\/$/, '');
  const fetch: Fetch = settings.fetch ?? ((url, init) => globalThis.fetch(url, init));
  const policy = { ...DEFAULT_RETRY, ...settings.retry };
  const refresh = settings.refresh ?? ('document' in globalThis ? 'cookie' : 'memory');
  const credentials = refresh === 'cookie' ? 'include' : 'omit';

  const session = createSession({
    refresh,
    fixedToken: settings.token,
    lockName: `deepiri:refresh:${baseUrl}`,
    onSignedOut: settings.onSignedOut,
    exchange: async (refreshToken) => {
      const answer = await send('refreshSession', refreshToken ? { body: { refreshToken } } : {});
      return answer.body as SignedIn;
    },
  });

  /** Tries until it works, it makes no sense, or the deadline has passed. */
  async function send(id: OperationId, outgoing: Outgoing): Promise<ApiResponse<unknown>> {
    const operation = operations[id];
    const url = baseUrl + targetOf(operation, outgoing);
    const key = operation.keyed ? (outgoing.idempotencyKey ?? newKey()) : undefined;
    const endsAt = Date.now() + (outgoing.deadlineMs ?? policy.deadlineMs);
    const deadline = AbortSignal.timeout(Math.max(0, endsAt - Date.now()));
    const signal = outgoing.signal ? AbortSignal.any([outgoing.signal, deadline]) : deadline;
    const repeatable = operation.method === 'GET' || key !== undefined;
    let last: ProblemResponse | undefined;
    let refused: { token: string | undefined } | undefined;
    for (let attempt = 1; ; attempt += 1) {
      let token: string | undefined;
      try {
        if (!operation.open) token = await within(signal, refused ? session.replace(refused.token) : session.token());
        return await sendOnce(fetch, url, operation, outgoing, { key, token, signal, credentials });
      } catch (error) {
        if (outgoing.signal?.aborted) throw outgoing.signal.reason;
        if (deadline.aborted)
          throw last ?? new ProblemResponse(0, { code: 'deadline_exceeded', detail: 'No answer came in time.' });
        if (!isProblem(error)) throw error;
        last = error;
      }
      if (!operation.open && !refused && isProblem(last, 'token_expired', 'unauthenticated') && session.canRefresh()) {
        refused = { token };
        continue;
      }
      const wait = waitAfter(attempt, last.retryAfter, policy.backoffMs);
      if (!mayRetry(last, repeatable) || Date.now() + wait > endsAt) throw last;
      await pause(wait, outgoing.signal);
    }
  }

  async function request(id: OperationId, outgoing: Outgoing = {}): Promise<ApiResponse<unknown>> {
    const answer = await send(id, outgoing);
    if (id === 'getMe' || id === 'updateMe') session.learn(answer.body as User);
    if (id === 'deleteMe') session.end('signed_out');
    return answer;
  }

  async function* pages(id: PagedOperationId, outgoing: Outgoing = {}) {
    let cursor: unknown = outgoing.query?.['cursor'];
    do {
      const { body } = await send(id, { ...outgoing, query: { ...outgoing.query, cursor } });
      const page = body as { items: unknown[]; nextCursor: string | null };
      yield* page.items;
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
  }

  const live = createLive({ url: baseUrl, session });
  const begin = async (id: 'registerUser' | 'loginUser', body: unknown) =>
    session.begin((await send(id, { body })).body as SignedIn);

  const client = {
    request,
    pages,
    call: async (id: OperationId, outgoing?: Outgoing) => (await request(id, outgoing)).body,
    register: (body: unknown) => begin('registerUser', body),
    signIn: (body: unknown) => begin('loginUser', body),
    async signOut() {
      await send('logoutUser', {}).catch((error) => {
        if (!isProblem(error) || error.status !== 401) throw error;
      });
      session.end('signed_out');
    },
    async restore() {
      if (settings.token) await request('getMe');
      else if (session.canRefresh()) await session.refresh().catch(unlessSignedOut);
      else session.end('ended');
      return session.user;
    },
    session,
    live,
  };
  return client as unknown as Deepiri;
}

function unlessSignedOut(error: unknown) {
  if (!isProblem(error) || error.status !== 401) throw error;
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
