import { type NewEvent, problem, type Session } from 'deepiri-contracts';
import type { Context } from 'deepiri-service-kit';
import type { Device } from './device.ts';
import type { UserRecord } from './user.ts';

/**
 * One device that is signed in. Of its refresh tokens only hashes are stored.
 * `previous` remembers the token before the present one: with its salt, that token can be turned into the present one again.
 */
export type SessionRecord = {
  id: string;
  version: number;
  userId: string;
  secretHash: string;
  previous: { secretHash: string; salt: string; until: string } | null;
  device: string;
  /** Not known of sessions from before these were kept apart. */
  program?: string | null;
  system?: string | null;
  ip: string;
  createdAt: string;
  lastUsedAt: string;
  expiresAt: string;
};

/** Where a request comes from, as far as it tells. */
export type Origin = Device & { ip: string };

const SESSION_DAYS = 30;
/** Longer than a browser takes to write a new cookie to its disk (Chromium: 30 s), so that one which is killed stays signed in. */
const GRACE_SECONDS = 60;

export function openSession(
  command: { id: string; userId: string; secretHash: string } & Origin,
  now: Date,
): SessionRecord {
  const { id, userId, secretHash, device, program, system, ip } = command;
  const at = now.toISOString();
  return {
    id,
    version: 1,
    userId,
    secretHash,
    previous: null,
    device,
    program,
    system,
    ip,
    createdAt: at,
    lastUsedAt: at,
    expiresAt: after(now, SESSION_DAYS * 86_400),
  };
}

/** Whether the session still stands for its user. A password change ends those that were opened before it. */
export function isAlive(session: SessionRecord, user: UserRecord | undefined, now: Date): user is UserRecord {
  if (!user || session.expiresAt <= now.toISOString()) return false;
  const { password } = user;
  return password === null || session.createdAt >= password.changedAt || session.id === password.keptSession;
}

/**
 * What a refresh token of this session is worth.
 * - `current`: the newest; it is exchanged for the next.
 * - `repeated`: the one just before, within the grace. Two tabs used it at once; both get the same next token, so the
 *   chain does not fork: a thief and the owner hold one and the same token, and the second use of it is seen.
 * - `reused`: an older one. Somebody else has the chain, so the session must end.
 */
export function worthOf(session: SessionRecord, presentedHash: string, now: Date): 'current' | 'repeated' | 'reused' {
  if (session.secretHash === presentedHash) return 'current';
  const { previous } = session;
  return previous?.secretHash === presentedHash && now.toISOString() < previous.until ? 'repeated' : 'reused';
}

/** The session after its present token was exchanged for the one that `salt` makes of it. */
export function rotate(
  session: SessionRecord,
  command: { salt: string; nextHash: string } & Origin,
  now: Date,
): SessionRecord {
  return {
    ...session,
    version: session.version + 1,
    secretHash: command.nextHash,
    previous: { secretHash: session.secretHash, salt: command.salt, until: after(now, GRACE_SECONDS) },
    device: command.device,
    program: command.program,
    system: command.system,
    ip: command.ip,
    lastUsedAt: now.toISOString(),
    expiresAt: after(now, SESSION_DAYS * 86_400),
  };
}

/** @param id a session or a personal access token */
export function sessionEnded(id: string, userId: string, context: Context): NewEvent[] {
  const time = context.now.toISOString();
  return [
    {
      id: context.deriveId('evt', `session.ended:${id}`),
      type: 'session.ended',
      subject: id,
      userid: userId,
      time,
      data: { sessionId: id },
    },
  ];
}

export function presentSession(session: SessionRecord, currentId: string): Session {
  const { id, device, program = null, system = null, ip, createdAt, lastUsedAt } = session;
  return { id, device, program, system, ip, createdAt, lastUsedAt, current: id === currentId };
}

export function invalidRefreshToken() {
  return problem('invalid_refresh_token', 'Sign in again.');
}

function after(now: Date, seconds: number): string {
  return new Date(now.getTime() + seconds * 1000).toISOString();
}
