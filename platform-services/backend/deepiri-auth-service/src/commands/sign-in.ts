import { problem, type SignedIn } from 'deepiri-contracts';
import type { Origin } from '../domain/session.ts';
import { emailKey, type UserRecord } from '../domain/user.ts';
import { openNewSession } from './open-session.ts';
import type { Tools } from './tools.ts';

type Credentials = { email: string; password: string };

/** @throws ProblemError invalid_credentials after the same time for known and unknown e-mails; rate_limited */
export async function signIn(
  tools: Tools,
  { email, password }: Credentials,
  origin: Origin,
  now: Date,
): Promise<SignedIn> {
  const key = emailKey(email);
  await tools.limits.request(origin.ip);
  const user = await userByEmail(tools, key);
  const right = await tools.limits.attempt(origin.ip, key, () =>
    tools.passwords.matches(user?.password?.hash, password),
  );
  if (!right || !user) {
    throw problem('invalid_credentials', 'Check both and try again.');
  }
  return openNewSession(tools, user, origin, now);
}

async function userByEmail(tools: Tools, key: string): Promise<UserRecord | undefined> {
  const { items } = await tools.users.find({ where: { emailKey: key }, limit: 1 });
  return items[0];
}
