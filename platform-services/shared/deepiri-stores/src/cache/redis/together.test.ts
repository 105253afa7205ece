import { describe, expect, it, vi } from 'vitest';
import { takeTokens } from '../token-bucket.ts';
import { type AskTimes, takeTogether } from './together.ts';

const limit = { burst: 3, perSecond: 1 };

/** A server on which nothing comes back to a bucket. */
function server() {
  const left = new Map<string, number>();
  const ask = vi.fn<AskTimes>(async (key, { burst }, times) => {
    const before = left.get(key) ?? burst;
    const allowed = Math.min(times, before);
    left.set(key, before - allowed);
    return { allowed, left: before - allowed };
  });
  return ask;
}

describe('those who take from one bucket in the same moment', () => {
  it('C1 are one question, and each gets the answer of its place', async () => {
    const ask = server();
    const { take } = takeTogether(ask);
    const taken = await Promise.all(Array.from({ length: 5 }, () => take('jo', limit)));
    expect(ask.mock.calls).toEqual([['jo', limit, 5]]);
    let bucket: Parameters<typeof takeTokens>[0];
    const alone = Array.from({ length: 5 }, () => {
      const step = takeTokens(bucket, limit, 1, 0);
      bucket = step.bucket;
      return step.taken;
    });
    expect(taken).toEqual(alone);
  });

  it('C1 ask apart for other buckets, other limits and in another moment', async () => {
    const ask = server();
    const { take } = takeTogether(ask);
    const wide = { burst: 9, perSecond: 1 };
    await Promise.all([take('jo', limit), take('mira', limit), take('jo', wide)]);
    await take('jo', limit);
    expect(ask.mock.calls.map(([key, { burst }, times]) => [key, burst, times])).toEqual([
      ['jo', 3, 1],
      ['mira', 3, 1],
      ['jo', 9, 1],
      ['jo', 3, 1],
    ]);
  });

  it('C1 all hear of it when there is no answer', async () => {
    const ask = vi.fn<AskTimes>().mockRejectedValueOnce(new Error('down')).mockResolvedValue({ allowed: 1, left: 2 });
    const { take } = takeTogether(ask);
    const outcomes = await Promise.allSettled([take('jo', limit), take('jo', limit)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect((await take('jo', limit)).allowed).toBe(true);
  });

  it('C1 who asks while a question is under way is part of the next one, which those who leave wait for', async () => {
    const answers: ((allowed: number) => void)[] = [];
    const ask = vi.fn<AskTimes>(
      (_key, _limit, times) =>
        new Promise((resolve) => {
          answers.push((left) => resolve({ allowed: times, left }));
        }),
    );
    const { take, answered } = takeTogether(ask);
    const first = take('jo', limit);
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    const more = [take('jo', limit)];
    await new Promise(setImmediate);
    more.push(take('jo', limit));
    const other = take('mira', limit);
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    const all = answered();
    answers[1]!(2);
    await other;
    answers[0]!(2);
    expect((await first).remaining).toBe(2);
    await vi.waitFor(() => expect(answers).toHaveLength(3));
    answers[2]!(0);
    expect((await Promise.all(more)).map(({ remaining }) => remaining)).toEqual([1, 0]);
    await all;
    expect(ask.mock.calls.map(([key, , times]) => [key, times])).toEqual([
      ['jo', 1],
      ['mira', 1],
      ['jo', 2],
    ]);
  });

  it('C1 who waited for a question that failed hears of it at once', async () => {
    const fail: (() => void)[] = [];
    const ask = vi.fn<AskTimes>(() => new Promise((_, reject) => fail.push(() => reject(new Error('down')))));
    const { take } = takeTogether(ask);
    const first = take('jo', limit);
    await vi.waitFor(() => expect(fail).toHaveLength(1));
    const next = take('jo', limit);
    fail[0]!();
    await expect(first).rejects.toThrow('down');
    await expect(next).rejects.toThrow('down');
    expect(ask).toHaveBeenCalledTimes(1);
  });
});
