import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { movableClock } from '../testing/clock.ts';
import { createTestTokens } from '../testing/tokens.ts';
import { createAuthenticator } from './authenticator.ts';

const JO = 'usr_00000000-0000-7000-8000-000000000001';
const refused = expect.objectContaining({ code: 'unauthenticated' });

describe('what has ended', () => {
  const clock = movableClock();
  let log: string[];
  let asked: (number | undefined)[];
  let down: boolean;
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] });
    log = [];
    asked = [];
    down = false;
  });
  afterEach(() => void vi.useRealTimers());

  /** As auth-service answers it. */
  const endings = async (after: number | undefined) => {
    asked.push(after);
    if (down) throw new TypeError('fetch failed');
    const from = after ?? 0;
    const items = log.slice(from, from + 3);
    return { items, position: from + items.length, more: from + items.length < log.length };
  };

  async function start() {
    const tokens = await createTestTokens(clock);
    const jwks = async () => ({ keys: [tokens.key] });
    const secret = new Uint8Array(32);
    return { ...tokens, authenticator: createAuthenticator({ jwks, serviceSecret: secret, clock, endings }) };
  }

  it('is known before the first token is judged, and asked for once by all that wait', async () => {
    log = ['ses_gone', JO.replace('1', '2')];
    const { authenticator, tokenFor } = await start();
    const verify = async (id: string, sessionId: string) => authenticator.verify(await tokenFor(id, { sessionId }));
    const answers = await Promise.allSettled([
      verify(JO, 'ses_gone'),
      verify(JO.replace('1', '2'), 'ses_any'),
      verify(JO, 'ses_here'),
    ]);
    expect(answers).toMatchObject([
      { status: 'rejected', reason: refused },
      { status: 'rejected', reason: refused },
      { status: 'fulfilled', value: { id: JO } },
    ]);
    expect(asked).toEqual([undefined]);
  });

  it('is all read before the first token is judged, however much it is, and where it was left off', async () => {
    log = ['ses_1', 'ses_2', 'ses_3', 'ses_4', 'ses_5', 'ses_6', 'ses_gone'];
    const { authenticator, tokenFor } = await start();
    const token = await tokenFor(JO, { sessionId: 'ses_gone' });
    await expect(authenticator.verify(token)).rejects.toEqual(refused);
    expect(asked).toEqual([undefined, 3, 6]);
    // After a long silence the past is left alone: auth-service says where what counts begins.
    vi.advanceTimersByTime(3_600_000);
    await expect(authenticator.verify(token)).rejects.toEqual(refused);
    expect(asked.slice(3)).toEqual([undefined, 3, 6]);
  });

  it('elsewhere is learned by a process that nobody tells: soon while requests come, at once after a silence', async () => {
    const { authenticator, tokenFor } = await start();
    const [first, second] = [await tokenFor(JO, { sessionId: 'ses_1' }), await tokenFor(JO, { sessionId: 'ses_2' })];
    await authenticator.verify(first);
    await authenticator.verify(second);
    log.push('ses_1');
    vi.advanceTimersByTime(1_500);
    // This one is answered by what is known, and lets the process ask.
    expect(authenticator.verify(first)).toMatchObject({ id: JO });
    await vi.waitFor(() => expect(() => authenticator.verify(first)).toThrow(refused));
    expect(asked).toEqual([undefined, 0]);
    log.push('ses_2');
    vi.advanceTimersByTime(60_000);
    await expect(authenticator.verify(second)).rejects.toEqual(refused);
    expect(asked).toEqual([undefined, 0, 1]);
  });

  it('G9 is what is known while auth-service is away, but nothing is good before it was asked once', async () => {
    down = true;
    const { authenticator, tokenFor } = await start();
    const token = await tokenFor(JO, { sessionId: 'ses_1' });
    await expect(authenticator.verify(token)).rejects.toMatchObject({ code: 'unavailable' });
    down = false;
    expect(await authenticator.verify(token)).toMatchObject({ id: JO });
    down = true;
    vi.advanceTimersByTime(60_000);
    expect(await authenticator.verify(token)).toMatchObject({ id: JO });
    vi.advanceTimersByTime(60_000);
    // Nobody waits again for one that did not answer.
    expect(authenticator.verify(token)).toMatchObject({ id: JO });
  });
});
