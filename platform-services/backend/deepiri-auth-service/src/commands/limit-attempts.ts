import { problem } from 'deepiri-contracts';
import type { Cache, Limit } from 'deepiri-stores';
import type { Logger } from 'pino';

/** Everybody behind one address: registering, signing in, refreshing. */
const perAddress: Limit = { burst: 300, perSecond: 5 };
/** One address trying one account; and one device or session that knows it. */
const perPair: Limit = { burst: 10, perSecond: 1 / 30 };
/** All strangers trying one account. Who has signed in to it before does not depend on what they leave. */
const perAccount: Limit = { burst: 100, perSecond: 1 / 10 };

export type Limits = {
  /** @throws ProblemError rate_limited with Retry-After */
  request(ip: string): Promise<void>;
  /**
   * Checks a password within the limits of its account. The attempt is counted before the check, so that many at once
   * cannot slip through, and given back when the password was right.
   * @throws ProblemError rate_limited with Retry-After
   */
  attempt(ip: string, emailKey: string, check: () => Promise<boolean>): Promise<boolean>;
  /**
   * The same from a place that has been let in to this account before: a device, or a session. It has a budget of its own,
   * so strangers who guess cannot keep the person out.
   * @throws ProblemError rate_limited with Retry-After
   */
  attemptFromKnown(place: string, emailKey: string, check: () => Promise<boolean>): Promise<boolean>;
};

/** Slows down guessing. Without the cache nothing is limited: signing in must not depend on it (C1). */
export function createLimits(cache: Cache, log: Logger, limited: boolean): Limits {
  if (!limited) {
    const unlimited: Limits['attempt'] = (_from, _key, check) => check();
    return { request: async () => {}, attempt: unlimited, attemptFromKnown: unlimited };
  }

  let down = false;

  async function take(key: string, limit: Limit, cost: number) {
    try {
      const taken = await cache.take(`auth:${key}`, limit, cost);
      down = false;
      return taken;
    } catch (error) {
      // Said once, not by every request while it lasts.
      if (!down) log.warn({ err: error }, 'the cache is down, so signing in is not limited');
      down = true;
      return undefined;
    }
  }

  async function demand(key: string, limit: Limit, detail: string) {
    const taken = await take(key, limit, 1);
    if (!taken || taken.allowed) return;
    const seconds = Math.max(1, Math.ceil(taken.resetSeconds));
    throw problem('rate_limited', `${detail} Try again in ${seconds} s.`, {
      headers: { 'retry-after': String(seconds) },
    });
  }

  async function within(budgets: [key: string, limit: Limit, detail: string][], check: () => Promise<boolean>) {
    for (const [key, limit, detail] of budgets) await demand(key, limit, detail);
    const right = await check();
    if (right) await Promise.all(budgets.map(([key, limit]) => take(key, limit, -1)));
    return right;
  }

  return {
    request: (ip) => demand(`address:${ip}`, perAddress, 'Too many requests from this address.'),
    attempt: (ip, emailKey, check) =>
      within(
        [
          [`pair:${ip}:${emailKey}`, perPair, 'Too many attempts to sign in.'],
          [`account:${emailKey}`, perAccount, 'Too many attempts to sign in to this account.'],
        ],
        check,
      ),
    attemptFromKnown: (place, emailKey, check) =>
      within([[`known:${place}:${emailKey}`, perPair, 'Too many wrong passwords.']], check),
  };
}
