import { describe, expect, it } from 'vitest';
import { known } from './membership.ts';
import { aLife, aUser } from './testing/given.ts';

const AT = '2026-03-02T12:00:00.000Z';

describe('what is known of a user', () => {
  it('begins with the registration', () => {
    const { state, events } = known(
      undefined,
      aUser({ timeZone: 'Asia/Tokyo', dayStartsAt: '04:00' }),
      '2026-03-02T16:00:00.000Z',
    );
    expect(events).toEqual([]);
    expect(state).toMatchObject({
      version: 1,
      name: 'Ada',
      xp: 0,
      since: '2026-03-02',
      zones: [
        {
          from: '2026-03-02T16:00:00.000Z',
          timeZone: 'Asia/Tokyo',
          dayStartsAt: '04:00',
          days: [{ date: '2026-03-02', began: '2026-03-01T19:00:00.000Z', heldBack: false }],
          shown: '2026-03-02',
        },
      ],
    });
  });

  it('follows name and zone, and ignores what is older or concerns others', () => {
    const life = aLife();
    life.complete('2026-03-01T12:00:00.000Z');
    const { player } = life;
    const renamed = known(player, aUser({ name: 'Ada L.', version: 3 }), AT).state;
    expect(renamed).toMatchObject({ name: 'Ada L.', version: player.version + 1, userVersion: 3, zones: player.zones });
    expect(known(renamed, aUser({ name: 'Old', version: 2 }), AT).state).toBe(renamed);
    expect(known(player, aUser({ bio: 'x', version: 2 }), AT).state).toBe(player);
    const moved = known(renamed, aUser({ name: 'Ada L.', timeZone: 'Asia/Tokyo', version: 4 }), AT).state;
    expect(moved.zones.at(-1)).toMatchObject({ from: AT, timeZone: 'Asia/Tokyo', dayStartsAt: '00:00' });
  });

  it('puts the zone right from the start for somebody who has done nothing yet', () => {
    const life = aLife({ joined: '2026-03-02T02:00:00.000Z' });
    life.move('2026-03-02T02:05:00.000Z', 'America/Los_Angeles');
    expect(life.player).toMatchObject({ since: '2026-03-01', zones: [{ from: '2026-03-02T02:00:00.000Z' }] });
    life.complete('2026-03-02T02:10:00.000Z');
    life.move('2026-03-02T02:15:00.000Z', 'UTC');
    expect(life.player.zones).toHaveLength(2);
    expect(life.ledger[0]!.entry.localDate).toBe('2026-03-01');
  });

  it('takes UTC for a zone that this machine does not know', () => {
    expect(known(undefined, aUser({ timeZone: 'Mars/Olympus' }), AT).state.zones[0]?.timeZone).toBe('UTC');
  });

  it('moves the end of the streak with the person', () => {
    const life = aLife();
    life.complete(AT);
    expect(life.player.streakBreaksAt).toBe('2026-03-06T00:00:00.000Z');
    life.move('2026-03-02T13:00:00.000Z', 'Asia/Tokyo');
    expect(life.player.streakBreaksAt).toBe('2026-03-05T15:00:00.000Z');
  });

  it('keeps the history short: what no open day depends on is let go', () => {
    const life = aLife();
    life.complete(AT);
    for (let day = 0; day < 400; day++) {
      const at = new Date(Date.parse(AT) + day * 86_400_000).toISOString();
      life.move(at, day % 2 ? 'UTC' : 'Asia/Tokyo');
    }
    expect(life.player.zones.length).toBeLessThanOrEqual(60);
  });
});
