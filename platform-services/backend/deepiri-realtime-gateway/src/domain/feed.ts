import type { Resync } from 'deepiri-contracts';

/** Messages read at once, and how many a client may have missed before reading everything again is faster. */
export const PAGE = 500;
export const LONGEST_BACKLOG = 10_000;

/**
 * Where one socket is in its user's stream. While it catches up, what happens is only noted: it is in the stream
 * already, so it will be read. A socket is live when it has sent all that was announced. It is resuming until it was
 * live once, and behind when it reads on later.
 */
export type Feed = {
  readonly mode: 'resuming' | 'behind' | 'live';
  /** The newest offset this socket is past; it only grows, so nothing is sent twice or out of order. */
  readonly sent: number;
  /** The newest offset this socket was told of. */
  readonly announced: number;
  /** Messages sent while resuming. Somebody who is there is never sent away because much happens. */
  readonly caughtUp: number;
};

/** What there is: `trimmed` and older is gone, `first` is the oldest if nothing was trimmed, `last` the newest ever. */
export type Bounds = { last: number; trimmed: number; first?: number | undefined };

/** Where a socket begins, and whether it missed something that cannot be sent any more. */
export type Start = { after: number; resync: Resync | undefined };

/** Without an offset a client wants what happens from now on; with one, everything after it, if that is still there. */
export function startOf(lastOffset: number | undefined, { last, trimmed, first = 0 }: Bounds): Start {
  if (lastOffset === undefined) return { after: last, resync: undefined };
  if (lastOffset < trimmed) return { after: last, resync: { offset: last, reason: 'too_old' } };
  const foreign = lastOffset > last || (lastOffset > 0 && lastOffset < first);
  if (foreign) return { after: last, resync: { offset: last, reason: 'unknown_offset' } };
  return { after: lastOffset, resync: undefined };
}

/** A feed that has everything to `after` and catches up with the rest. */
export function openFeed(after: number): Feed {
  return { mode: 'resuming', sent: after, announced: after, caughtUp: 0 };
}

/** A message is in the stream now. `send`: it goes out at once. */
export function announce(feed: Feed, offset: number): { feed: Feed; send: boolean } {
  if (offset <= feed.sent) return { feed, send: false };
  if (feed.mode === 'live') return { feed: { ...feed, sent: offset, announced: offset }, send: true };
  return { feed: { ...feed, announced: Math.max(feed.announced, offset) }, send: false };
}

/** The socket leaves out what comes and will read it from the stream. */
export function fallBehind(feed: Feed): Feed {
  return feed.mode === 'live' ? { ...feed, mode: 'behind' } : feed;
}

export type NextStep = 'read' | 'live' | 'resync';

/** What was sent of a page: `newest` is its last offset, undefined when it was empty. */
export type PageSent = {
  count: number;
  newest: number | undefined;
  /** The stream may hold more: the page was full, not all of it was sent, or something was appended during the read. */
  rest: boolean;
  /** What was announced when the read began. */
  knownBefore: number;
};

/** What was announced before a read began was in the stream then; only what came during the read makes another necessary. */
export function pageSent(feed: Feed, { count, newest, rest, knownBefore }: PageSent): { feed: Feed; next: NextStep } {
  const sent = newest ?? feed.sent;
  const caughtUp = feed.mode === 'resuming' ? feed.caughtUp + count : 0;
  const more = rest || feed.announced > Math.max(sent, knownBefore);
  if (!more) return { feed: { ...feed, mode: 'live', sent, caughtUp: 0 }, next: 'live' };
  return { feed: { ...feed, sent, caughtUp }, next: caughtUp >= LONGEST_BACKLOG ? 'resync' : 'read' };
}
