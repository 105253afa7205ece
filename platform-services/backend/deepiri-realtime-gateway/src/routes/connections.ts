import type { LiveEvent, SocketCloseReason } from 'deepiri-contracts';
import type { Caller } from 'deepiri-service-kit';
import { leaseState } from '../domain/lease.ts';
import type { Feeding } from './feeding.ts';

/** Who a socket speaks for; a fresh token renews it. */
export type Identity = { caller: Caller };

/** One open socket. */
export type Connection = {
  readonly userId: string;
  readonly identity: Identity;
  readonly feeding: Feeding;
  tellExpired(): void;
  close(reason: SocketCloseReason, detail: string): void;
};

export type Connections = ReturnType<typeof createConnections>;

/** All open sockets of this process, by user. */
export function createConnections() {
  const byUser = new Map<string, Set<Connection>>();
  const all = () => [...byUser.values()].flatMap((connections) => [...connections]);
  const of = (userId: string) => byUser.get(userId) ?? [];

  return {
    add(connection: Connection) {
      const connections = byUser.get(connection.userId);
      if (connections) connections.add(connection);
      else byUser.set(connection.userId, new Set([connection]));
    },
    remove(connection: Connection) {
      const connections = byUser.get(connection.userId);
      connections?.delete(connection);
      if (connections?.size === 0) byUser.delete(connection.userId);
    },
    countOf: (userId: string) => byUser.get(userId)?.size ?? 0,
    count: () => all().length,
    announce(userId: string, event: LiveEvent) {
      for (const { feeding } of of(userId)) feeding.announce(event);
    },
    grew(userId: string, offset: number) {
      for (const { feeding } of of(userId)) feeding.grew(offset);
    },
    /** What was told may have been missed. */
    lookAgain() {
      for (const { feeding } of all()) feeding.look();
    },
    unsure(userId: string) {
      for (const { feeding } of of(userId)) feeding.unsure();
    },
    endSession(userId: string, sessionId: string) {
      for (const connection of [...of(userId)]) {
        if (connection.identity.caller.sessionId === sessionId) connection.close('ended', 'This session has ended.');
      }
    },
    endUser(userId: string) {
      for (const connection of [...of(userId)]) connection.close('ended', 'This account has been deleted.');
    },
    /** Asks sockets for a fresh token, and closes those that did not show one in time. */
    checkTokens(now: Date) {
      for (const connection of all()) {
        const state = leaseState(connection.identity.caller.expiresAt, now);
        if (state === 'expired') connection.tellExpired();
        if (state === 'over') connection.close('expired', 'The token has expired and no other came.');
      }
    },
    closeAll(reason: SocketCloseReason, detail: string) {
      for (const connection of all()) connection.close(reason, detail);
    },
  };
}
