import { problem } from 'deepiri-contracts';
import type { Authenticator, Caller } from 'deepiri-service-kit';
import type { Streams } from 'deepiri-stores';
import { type Bounds, type Start, startOf } from '../domain/feed.ts';
import { readHandshake, readToken } from '../domain/handshake.ts';

export type Admitted = { caller: Caller; token: string; start: Start };

type Tools = {
  authenticator: Authenticator;
  streams: Streams;
  countOf: (userId: string) => number;
  socketsPerUser: number;
};

/** Who may connect, and where in the stream the socket begins: fixed before it is told that it is connected. */
export function createAdmission({ authenticator, streams, countOf, socketsPerUser }: Tools) {
  async function verify(token: unknown): Promise<Caller> {
    const caller = await authenticator.verify(readToken(token));
    if (caller.kind !== 'user') throw problem('unauthenticated', 'Sockets are for users.');
    return caller;
  }

  async function boundsFor(userId: string, lastOffset: number | undefined): Promise<Bounds> {
    const bounds = await streams.bounds(userId);
    if (!lastOffset || bounds.trimmed > 0) return bounds;
    const [oldest] = await streams.read(userId, 0, 1);
    return { ...bounds, first: oldest?.offset };
  }

  return {
    /** @throws ProblemError unauthenticated, token_expired, invalid_body, rate_limited */
    async admit(auth: unknown): Promise<Admitted> {
      const { token, lastOffset } = readHandshake(auth);
      const caller = await verify(token);
      if (countOf(caller.id) >= socketsPerUser)
        throw problem('rate_limited', `At most ${socketsPerUser} sockets may be open at once. Close some first.`);
      return { caller, token, start: startOf(lastOffset, await boundsFor(caller.id, lastOffset)) };
    },
    /** A fresh token for an open socket. @throws ProblemError unauthenticated, token_expired, forbidden */
    async renew(current: Caller, message: unknown): Promise<Caller> {
      const fresh = await verify((message as { token?: unknown } | null | undefined)?.token);
      if (fresh.id !== current.id) throw problem('forbidden', 'The token is of another user.');
      return fresh;
    },
    verify,
  };
}

export type Admission = ReturnType<typeof createAdmission>;
