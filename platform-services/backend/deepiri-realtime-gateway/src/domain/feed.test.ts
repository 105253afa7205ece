import { describe, expect, it } from 'vitest';
import { announce, fallBehind, LONGEST_BACKLOG, openFeed, PAGE, pageSent, startOf } from './feed.ts';

describe('where a socket begins', () => {
  const bounds = { last: 90, trimmed: 40 };

  it('is now, when it names no offset', () => {
    expect(startOf(undefined, bounds)).toEqual({ after: 90, resync: undefined });
    expect(startOf(undefined, { last: 0, trimmed: 0 })).toEqual({ after: 0, resync: undefined });
  });

  it('G6 is after its last offset, as long as everything after that is there', () => {
    for (const offset of [40, 41, 89, 90])
      expect(startOf(offset, bounds)).toEqual({ after: offset, resync: undefined });
  });

  it('G6 is now with a resync, when something after its offset is gone', () => {
    expect(startOf(39, bounds)).toEqual({ after: 90, resync: { offset: 90, reason: 'too_old' } });
  });

  it('G6 is now with a resync, when the stream never came so far: it was restored from an older copy', () => {
    expect(startOf(91, bounds)).toEqual({ after: 90, resync: { offset: 90, reason: 'unknown_offset' } });
  });

  it('G6 is now with a resync, when its offset is older than the first ever: another store gave it', () => {
    const moved = { last: 90, trimmed: 0, first: 50 };
    expect(startOf(49, moved)).toEqual({ after: 90, resync: { offset: 90, reason: 'unknown_offset' } });
    for (const offset of [0, 50]) expect(startOf(offset, moved)).toEqual({ after: offset, resync: undefined });
  });
});

describe('a feed', () => {
  const page = (count: number, newest: number | undefined, knownBefore = 0) => ({
    count,
    newest,
    rest: count === PAGE,
    knownBefore,
  });
  const live = pageSent(openFeed(5), page(0, undefined)).feed;

  it('only notes what is announced while it catches up', () => {
    const { feed, send } = announce(openFeed(5), 8);
    expect(send).toBe(false);
    expect(feed).toMatchObject({ mode: 'resuming', sent: 5, announced: 8 });
  });

  it('is live when a page brought it past all that was announced', () => {
    const noted = announce(openFeed(5), 8).feed;
    expect(pageSent(noted, page(2, 7)).next).toBe('read');
    expect(pageSent(noted, page(3, 8))).toMatchObject({ next: 'live', feed: { mode: 'live', sent: 8 } });
  });

  it('reads again when something was announced during the read, even if the page was empty', () => {
    const noted = announce(openFeed(5), 8).feed;
    expect(pageSent(noted, page(0, undefined, 5)).next).toBe('read');
    expect(pageSent(noted, page(0, undefined, 8)).next).toBe('live');
  });

  it('reads on after a full page', () => {
    expect(pageSent(openFeed(0), page(PAGE, PAGE))).toMatchObject({ next: 'read', feed: { caughtUp: PAGE } });
  });

  it('sends what is announced when it is live, and nothing it is past', () => {
    const first = announce(live, 6);
    expect(first.send).toBe(true);
    expect(announce(first.feed, 6).send).toBe(false);
    expect(announce(first.feed, 3).send).toBe(false);
    expect(announce(first.feed, 9).send).toBe(true);
  });

  it('that fell behind sends nothing until it has read', () => {
    const behind = announce(fallBehind(live), 6);
    expect(behind).toMatchObject({ send: false, feed: { mode: 'behind', announced: 6, sent: 5 } });
    expect(pageSent(behind.feed, page(1, 6))).toMatchObject({ next: 'live', feed: { mode: 'live', sent: 6 } });
  });

  it('reads on after a page that was not sent to its end', () => {
    expect(pageSent(openFeed(0), { count: 3, newest: 3, rest: true, knownBefore: 0 }).next).toBe('read');
  });

  it('gives up on a backlog that is too long', () => {
    const nearly = { ...openFeed(0), caughtUp: LONGEST_BACKLOG - PAGE };
    expect(pageSent(nearly, page(PAGE, 1)).next).toBe('resync');
    expect(pageSent(nearly, page(PAGE - 1, 1)).next).toBe('live');
  });

  it('G6 that was live is never sent away because much happens', () => {
    let feed = fallBehind(live);
    for (let sent = PAGE; sent <= 3 * LONGEST_BACKLOG; sent += PAGE) {
      const paged = pageSent(feed, page(PAGE, sent));
      expect(paged.next).toBe('read');
      feed = paged.feed;
    }
  });
});
