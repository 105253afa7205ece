import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../contract-suite/place.ts';
import { openRankings } from '../open.ts';

describe('a rankings file that two processes have open', () => {
  it('G7 each sees what the other writes and swaps, with the right ranks', async () => {
    const place = await temporaryFolder();
    const [live, rebuild] = await Promise.all([openRankings(place.url, place), openRankings(place.url, place)]);
    const scores = (count: number, offset: number) =>
      Array.from({ length: count }, (_, index) => ({ member: `m${index}`, score: index + offset }));
    await live.setMany('week', scores(1_500, 0));
    expect((await rebuild.rank('week', 'm0'))?.rank).toBe(1_500);

    await rebuild.setMany('week:new', scores(900, 10));
    await rebuild.swap('week:new', 'week');
    expect(await live.size('week')).toBe(900);
    expect((await live.rank('week', 'm0'))?.rank).toBe(900);

    await live.set('week', 'm0', 5_000);
    await rebuild.set('week', 'm1', 5_000);
    expect((await rebuild.page('week', 0, 2)).map(({ member }) => member)).toEqual(['m0', 'm1']);
    expect((await live.page('week', 0, 2)).map(({ member }) => member)).toEqual(['m0', 'm1']);
    await Promise.all([live.close(), rebuild.close()]);
    await place.dispose();
  });
});
