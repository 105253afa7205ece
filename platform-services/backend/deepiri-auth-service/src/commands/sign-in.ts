import { problem, type SignedIn } from 'deepiri-contracts';
import type { Origin } from '../domain/session.ts';
import { emailKey, type UserRecord } from '../domain/user.ts';
import { openNewSession } from './open-session.ts';
import type { Tools } from './tools.ts';

type Credentials = { email: string; password: string };
/** `known`: a device that its user has signed in with before. */
type Arrival = { origin: Origin; known: { id: string; userId: string } | undefined; now: Date };

/** @throws ProblemError invalid_credentials after the same time for known and unknown e-mails; rate_limited */
export async function signIn(
  tools: Tools,
  { email, password }: Credentials,
  { origin, known, now }: Arrival,
): Promise<SignedIn> {
  const key = emailKey(email);
  await tools.limits.request(origin.ip);
  const user = await userByEmail(tools, key);
  const check = () => tools.passwords.matches(user?.password?.hash, password);
  const right = await (known && known.userId === user?.id
    ? tools.limits.attemptFromKnown(known.id, key, check)
    : tools.limits.attempt(origin.ip, key, check));
  if (!right || !user) {
    throw problem('invalid_credentials', 'Check both and try again.');
  }
  return openNewSession(tools, user, origin, now);
}

async function userByEmail(tools: Tools, key: string): Promise<UserRecord | undefined> {
  const { items } = await tools.users.find({ where: { emailKey: key }, limit: 1 });
  return items[0];
}
