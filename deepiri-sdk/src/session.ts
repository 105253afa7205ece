import type { SignedIn, User } from 'deepiri-contracts';
import { isProblem, ProblemResponse } from './problem-response.ts';

export type SessionState = {
  /** `unknown` until the first sign-in or `restore()`. */
  readonly status: 'unknown' | 'signed_in' | 'signed_out';
  readonly user: User | null;
};

/** `signed_out`: by this client. `ended`: by the server, another device, or because somebody else signed in. */
export type SignOutReason = 'signed_out' | 'ended';

export type ClientSession = {
  readonly user: User | null;
  /** The same object until something changes, so that it can be compared by identity. */
  readonly current: SessionState;
  /** Tells every change; answers how to stop. */
  subscribe(listener: (state: SessionState) => void): () => void;
};

type Tokens = { access: string; refreshAt: number; expiresAt: number };

type SessionSettings = {
  /** Sends the refresh token (undefined: the cookie travels by itself) and answers the next pair. */
  exchange: (refreshToken: string | undefined) => Promise<SignedIn>;
  refresh: 'cookie' | 'memory';
  /** A token that does not change, such as a personal access token. */
  fixedToken?: string | undefined;
  /** Tabs that share a cookie refresh one after the other under this name. */
  lockName: string;
  onSignedOut?: ((reason: SignOutReason) => void) | undefined;
};

/** Refreshed when a fifth of its life is left, at most a minute ahead. */
const aheadOf = (lifetimeMs: number) => Math.min(60_000, lifetimeMs / 5);

type LockManager = { request<T>(name: string, work: () => Promise<T>): Promise<T> };

/** Runs alone among all tabs of this origin, where the browser can do that. */
function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks = (globalThis.navigator as { locks?: LockManager } | undefined)?.locks;
  return locks ? locks.request(name, work) : work();
}

const signedOut = (detail: string) => new ProblemResponse(401, { code: 'unauthenticated', detail });

/** Who is signed in, and a token that is good. */
export function createSession(settings: SessionSettings) {
  const listeners = new Set<(state: SessionState) => void>();
  let state: SessionState = { status: 'unknown', user: null };
  let tokens: Tokens | undefined;
  let refreshToken: string | undefined;
  let refreshing: Promise<string> | undefined;
  /** Counts sign-ins and sign-outs, so that a refresh that began before one changes nothing after it. */
  let era = 0;

  const nextEra = () => {
    era += 1;
    refreshing = undefined;
  };

  const become = (next: SessionState) => {
    state = next;
    for (const listener of [...listeners]) listener(next);
  };

  const adopt = (signedIn: SignedIn): User => {
    const lifetime = signedIn.expiresInSeconds * 1000;
    const expiresAt = Date.now() + lifetime;
    tokens = { access: signedIn.accessToken, expiresAt, refreshAt: expiresAt - aheadOf(lifetime) };
    if (settings.refresh === 'memory') refreshToken = signedIn.refreshToken;
    const same =
      state.status === 'signed_in' &&
      state.user?.id === signedIn.user.id &&
      state.user.version === signedIn.user.version;
    if (!same) become({ status: 'signed_in', user: signedIn.user });
    return signedIn.user;
  };

  const end = (reason: SignOutReason) => {
    const was = state.status;
    nextEra();
    tokens = undefined;
    refreshToken = undefined;
    if (was === 'signed_out') return;
    become({ status: 'signed_out', user: null });
    if (was === 'signed_in') settings.onSignedOut?.(reason);
  };

  const exchange = async (begun: number): Promise<string> => {
    try {
      const signedIn = await settings.exchange(refreshToken);
      if (begun !== era) throw signedOut('Signed out while the token was refreshed.');
      if (state.user && state.user.id !== signedIn.user.id) {
        end('ended');
        throw signedOut('Somebody else has signed in.');
      }
      adopt(signedIn);
      return signedIn.accessToken;
    } catch (error) {
      if (begun === era && isProblem(error) && error.status === 401) end('ended');
      throw error;
    }
  };

  /** A new access token; calls at the same time share one exchange. */
  const refresh = (): Promise<string> => {
    if (refreshing) return refreshing;
    const begun = era;
    const work = () => exchange(begun);
    const running = (settings.refresh === 'cookie' ? alone(settings.lockName, work) : work()).finally(() => {
      if (refreshing === running) refreshing = undefined;
    });
    refreshing = running;
    return running;
  };

  const canRefresh = () =>
    settings.fixedToken === undefined &&
    (settings.refresh === 'cookie' ? state.status !== 'signed_out' : refreshToken !== undefined);

  return {
    get user() {
      return state.user;
    },
    get current() {
      return state;
    },
    subscribe(listener: (state: SessionState) => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    canRefresh,
    end,
    /** Takes what registering or signing in answered. */
    begin(signedIn: SignedIn): User {
      nextEra();
      return adopt(signedIn);
    },
    /**
     * Goes on as the user of an earlier visit before the server has been asked. The first call asks; when it says that
     * the session is over, or belongs to somebody else, it ends here too. Null where there can be no session.
     */
    assume(user: User | null) {
      if (state.status !== 'unknown' || settings.refresh !== 'cookie') return;
      become(user ? { status: 'signed_in', user } : { status: 'signed_out', user });
    },
    /** The user as a fixed token or a newer answer shows it. */
    learn(user: User) {
      if (state.user && (state.user.id !== user.id || state.user.version >= user.version)) return;
      if (state.user || settings.fixedToken) become({ status: 'signed_in', user });
    },
    /**
     * Holds on to who is signed in now.
     * @returns a check that throws a ProblemResponse with status 401 when that is somebody else, or nobody any more
     */
    sameUser(): () => void {
      const id = state.user?.id;
      return () => {
        if (id !== undefined && state.user?.id !== id)
          throw signedOut('Whose request this was is not signed in any more.');
      };
    },
    /** The token to use now: refreshed in the background when it is getting old, before use when it is too old. */
    token(): string | undefined | Promise<string> {
      if (settings.fixedToken) return settings.fixedToken;
      const now = Date.now();
      if (tokens && now < tokens.refreshAt) return tokens.access;
      if (!tokens && state.user && canRefresh()) return refresh();
      if (!tokens || !canRefresh()) return tokens?.access;
      const fresh = refresh();
      if (now >= tokens.expiresAt) return fresh;
      fresh.catch(() => {});
      return tokens.access;
    },
    /**
     * A token other than the one that was refused.
     * @throws ProblemResponse when there is none; status 401 means signed out
     */
    replace(refused: string | undefined): string | Promise<string> {
      return tokens && tokens.access !== refused ? tokens.access : refresh();
    },
    refresh,
  };
}

export type SessionKeeper = ReturnType<typeof createSession>;
