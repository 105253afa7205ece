import { problem, type SignedIn } from 'deepiri-contracts';
import { type Context, stamp } from 'deepiri-service-kit';
import { DuplicateKey } from 'deepiri-stores';
import { accountOf, identityKey, type ProviderClaims } from '../domain/identity.ts';
import type { Origin } from '../domain/session.ts';
import { register, type UserRecord } from '../domain/user.ts';
import { openNewSession } from './open-session.ts';
import type { Tools } from './tools.ts';

/** `timeZone` is that of the browser, for an account that is made now. */
type Arrival = { origin: Origin; timeZone: string | undefined; context: Context };

/**
 * Signs in who a provider has made sure of, and makes the account the first time.
 * An account with the same e-mail is not taken over: its e-mail was never verified, so somebody else may have made it.
 * @throws ProblemError forbidden, email_taken, rate_limited
 */
export async function signInWithIdentity(
  tools: Tools,
  claims: ProviderClaims,
  { origin, timeZone, context }: Arrival,
): Promise<SignedIn> {
  await tools.limits.request(origin.ip);
  const user = (await known(tools, identityKey(claims))) ?? (await created(tools, claims, timeZone, context));
  return openNewSession(tools, user, origin, context.now);
}

async function known(tools: Tools, identity: string): Promise<UserRecord | undefined> {
  const { items } = await tools.users.find({ where: { identity }, limit: 1 });
  return items[0];
}

async function created(
  tools: Tools,
  claims: ProviderClaims,
  timeZone: string | undefined,
  context: Context,
): Promise<UserRecord> {
  const identity = identityKey(claims);
  const command = { id: context.newId('usr'), ...accountOf(claims), timeZone, proof: { identity } };
  const { state, events } = register(command, tools.config.admins, context);
  try {
    await tools.users.save(state, stamp(events, context));
    return state;
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    // The same person may have come back in two windows at once.
    const other = await known(tools, identity);
    if (other) return other;
    throw problem('email_taken', 'There is an account with this e-mail already. Sign in with its password.');
  }
}
