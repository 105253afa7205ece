import type { QueryClient } from '@tanstack/react-query';
import type { SignOutReason, User } from 'deepiri-sdk';
import { api } from './client.ts';
import { keepReading, readingOf, takeUpReading } from './kept-reading.ts';
import { forgetKept, keep, readKept } from './local-store.ts';
import { followOutbox } from './outbox/follow-outbox.ts';
import { outbox, outboxOf } from './outbox/open-outbox.ts';

/** Who was signed in at the last visit. */
const ME = 'me';
/** The platform is given this long to say who is signed in, before the page goes on as who it was. */
const PATIENCE_MS = 700;

/**
 * Takes up the session of an earlier visit. When the platform cannot be asked or takes long, the page goes on as the
 * person of that visit; the first answer confirms or ends that.
 * @throws ProblemResponse when there was no answer and nobody has been here
 */
export async function takeUpSession(): Promise<void> {
  const last = await readKept<User>(ME);
  if (last && !navigator.onLine) return api.assume(last);
  const timer = setTimeout(() => last && api.assume(last), PATIENCE_MS);
  try {
    await api.restore();
  } catch (error) {
    if (!last) throw error;
    api.assume(last);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Everything that is kept of a person, for as long as they are on the page: what they read comes back, what waits is
 * shown and sent. What others left to read is forgotten.
 * @returns stops, when it has begun
 */
export async function settleIn(client: QueryClient, user: User): Promise<() => void> {
  await Promise.all([
    takeUpReading(client, user.id),
    outbox.open(outboxOf(user.id)),
    forgetKept((name) => name.startsWith(readingOf('')) && name !== readingOf(user.id)),
  ]);
  const stops = [followOutbox(client, outbox), keepReading(client, user.id)];
  return () => {
    for (const stop of stops) stop();
    outbox.close();
  };
}

/** Remembers who is here, with what they have changed about themselves. */
export const remember = (user: User): void => void keep(ME, user);

/**
 * Nothing is left to read of someone who is signed out. What they did and the platform has not done yet is kept for
 * their return, unless they signed out by themselves.
 */
export function forget(userId: string, reason: SignOutReason): void {
  void forgetKept(
    (name) => name === ME || name === readingOf(userId) || (reason === 'signed_out' && name === outboxOf(userId)),
  );
}
