import type { BodyOf, OperationId, Operations, SignedIn, User } from 'deepiri-contracts';
import { createLive, type Live } from './live.ts';
import type { ApiResponse, Arguments, BodyOfAnswer, ItemOf, PagedOperationId } from './operations.ts';
import { isProblem } from './problem-response.ts';
import type { RetryPolicy } from './retry.ts';
import { createSender, type Send } from './sender.ts';
import { type ClientSession, createSession, type SignOutReason } from './session.ts';
import type { Fetch, Outgoing } from './transport.ts';

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
  /**
   * Goes on as the user of an earlier visit, such as while there is no network, until the server says otherwise.
   * Null where there can be no session, so that nobody has to be asked. Does nothing when it is known who is signed in, or
   * that nobody is. For browsers, where the cookie is the session.
   */
  assume(user: User | null): void;
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

  const send: Send = createSender({
    baseUrl,
    fetch,
    policy,
    credentials,
    session: () => session,
    heard: () => live.hurry(),
  });

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
    assume: session.assume,
    session,
    live,
  };
  return client as unknown as Deepiri;
}

function unlessSignedOut(error: unknown) {
  if (!isProblem(error) || error.status !== 401) throw error;
}
