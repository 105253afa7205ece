import { type EventType, type NewEvent, type PublicProfile, problem, type User } from 'deepiri-contracts';
import type { Context, Decision } from 'deepiri-service-kit';
import { changeZone, firstZone, requireTimeZone, type ZoneEntry } from './time-zone.ts';

/** The e-mail as it is compared: case and surrounding blanks do not make another account. */
export type EmailKey = string;

export type PasswordRecord = {
  hash: string;
  changedAt: string;
  /** The session that changed it and may stay; others that are older than the change are over. */
  keptSession: string | null;
};

/** One account. What leaves the service is listed in `presentUser` and `presentProfile`. */
export type UserRecord = {
  id: string;
  version: number;
  email: string;
  emailKey: EmailKey;
  name: string;
  avatarUrl: string | null;
  bio: string;
  timeZone: string;
  dayStartsAt: string;
  zones: ZoneEntry[];
  /** Null: this account signs in through its identity only. */
  password: PasswordRecord | null;
  /** Who it is at another provider (`identityKey`), when the account was made by signing in there. */
  identity: string | null;
  createdAt: string;
};

export type Admins = ReadonlySet<EmailKey>;
export type Registration = {
  id: string;
  email: string;
  name: string;
  timeZone?: string | undefined;
  /** A password, or an identity at another provider. */
  proof: { passwordHash: string } | { identity: string };
};
export type ProfilePatch = Partial<Pick<UserRecord, 'name' | 'avatarUrl' | 'bio' | 'timeZone' | 'dayStartsAt'>>;

export const DEFAULT_TIME_ZONE = 'UTC';
export const DEFAULT_DAY_START = '04:00';

export function emailKey(email: string): EmailKey {
  return email.trim().normalize('NFC').toLowerCase();
}

export function presentUser(user: UserRecord, admins: Admins): User {
  const { id, email, name, avatarUrl, bio, timeZone, dayStartsAt, createdAt, version } = user;
  const role = admins.has(user.emailKey) ? 'admin' : 'user';
  return { id, email, name, avatarUrl, bio, timeZone, dayStartsAt, role, createdAt, version };
}

export function presentProfile(user: UserRecord, level: number): PublicProfile {
  return { id: user.id, name: user.name, avatarUrl: user.avatarUrl, bio: user.bio, level };
}

/** @throws ProblemError invalid_time_zone */
export function register(command: Registration, admins: Admins, context: Context): Decision<UserRecord> {
  const timeZone = requireTimeZone(command.timeZone ?? DEFAULT_TIME_ZONE);
  const createdAt = context.now.toISOString();
  const { proof } = command;
  const state: UserRecord = {
    id: command.id,
    version: 1,
    email: command.email.trim(),
    emailKey: emailKey(command.email),
    name: command.name.trim(),
    avatarUrl: null,
    bio: '',
    timeZone,
    dayStartsAt: DEFAULT_DAY_START,
    zones: firstZone({ from: createdAt, timeZone, dayStartsAt: DEFAULT_DAY_START }),
    password: 'identity' in proof ? null : { hash: proof.passwordHash, changedAt: createdAt, keptSession: null },
    identity: 'identity' in proof ? proof.identity : null,
    createdAt,
  };
  return { state, events: [about(state, 'user.registered', { user: presentUser(state, admins) }, context)] };
}

/** A patch that changes nothing gives back the same state. @throws ProblemError invalid_time_zone */
export function changeProfile(
  user: UserRecord,
  patch: ProfilePatch,
  admins: Admins,
  context: Context,
): Decision<UserRecord> {
  const wanted = normalized(patch);
  const fields = Object.keys(wanted) as (keyof ProfilePatch)[];
  if (fields.every((field) => wanted[field] === user[field])) return { state: user, events: [] };
  const next: UserRecord = { ...user, ...wanted, version: user.version + 1 };
  const entry = { from: context.now.toISOString(), timeZone: next.timeZone, dayStartsAt: next.dayStartsAt };
  const state = { ...next, zones: changeZone(user.zones, entry) };
  return { state, events: [about(state, 'user.updated', { user: presentUser(state, admins) }, context)] };
}

function normalized(patch: ProfilePatch): ProfilePatch {
  return {
    ...patch,
    ...(patch.name === undefined ? {} : { name: patch.name.trim() }),
    ...(patch.bio === undefined ? {} : { bio: patch.bio.trim() }),
    ...(patch.timeZone === undefined ? {} : { timeZone: requireTimeZone(patch.timeZone) }),
  };
}

export function changePassword(
  user: UserRecord,
  command: { hash: string; verifiedHash: string; keptSession: string },
  context: Context,
): Decision<UserRecord> {
  // Somebody changed it while this change was being checked: the password that was shown is no longer the right one.
  if (user.password?.hash !== command.verifiedHash)
    throw problem('invalid_credentials', 'The current password is wrong.');
  const password = {
    hash: command.hash,
    changedAt: context.now.toISOString(),
    keptSession: command.keptSession,
  };
  return { state: { ...user, version: user.version + 1, password }, events: [] };
}

export function userDeleted(user: UserRecord, context: Context): NewEvent[] {
  return [about(user, 'user.deleted', { userId: user.id }, context)];
}

function about<T extends EventType>(
  user: UserRecord,
  type: T,
  data: Extract<NewEvent, { type: T }>['data'],
  context: Context,
): NewEvent {
  const time = context.now.toISOString();
  return { id: context.newId('evt'), type, subject: user.id, userid: user.id, time, data } as NewEvent;
}
