import { problem, type SignedIn } from 'deepiri-contracts';
import { type Context, stamp } from 'deepiri-service-kit';
import { DuplicateKey } from 'deepiri-stores';
import { requireGoodPassword } from '../domain/password-rules.ts';
import type { Origin } from '../domain/session.ts';
import { requireTimeZone } from '../domain/time-zone.ts';
import { register } from '../domain/user.ts';
import { openNewSession } from './open-session.ts';
import type { Tools } from './tools.ts';

type Registration = { email: string; password: string; name: string; timeZone?: string | undefined };

/** @throws ProblemError email_taken, invalid_time_zone, invalid_body, rate_limited */
export async function registerUser(
  tools: Tools,
  command: Registration,
  origin: Origin,
  context: Context,
): Promise<SignedIn> {
  await tools.limits.request(origin.ip);
  const { email, name, password, timeZone } = command;
  // What costs nothing is checked before the hash.
  if (timeZone !== undefined) requireTimeZone(timeZone);
  requireGoodPassword(password, command, '/password');
  const passwordHash = await tools.passwords.hash(password);
  const registration = { id: context.newId('usr'), email, name, timeZone, proof: { passwordHash } };
  const { state, events } = register(registration, tools.config.admins, context);
  try {
    await tools.users.save(state, stamp(events, context));
  } catch (error) {
    if (error instanceof DuplicateKey) throw problem('email_taken', 'Sign in instead, or use another e-mail.');
    throw error;
  }
  return openNewSession(tools, state, origin, context.now);
}
