import type { LiveEvent, Resync } from 'deepiri-contracts';
import type { StreamMessage } from 'deepiri-stores';
import { announce, fallBehind, openFeed, PAGE, pageSent, type Start } from '../domain/feed.ts';
import type { StreamReader } from '../store/patient.ts';

/** What a feed writes to: one socket. */
export type Line = {
  send(event: LiveEvent): void;
  resync(resync: Resync): void;
  /** Told once, when the socket has everything there was. */
  ready(offset: number): void;
  /** Whether so much waits to be sent that nothing should be added. */
  full(): boolean;
  /** Resolves when there is room; false when the socket is gone or was too slow. */
  room(): Promise<boolean>;
  failed(error: unknown): void;
};

/** The message of a user's stream as a socket gets it. */
type Stored = { type: string; data: unknown };

const eventOf = ({ offset, id, at, body }: StreamMessage): LiveEvent => ({ offset, id, at, ...(body as Stored) });

export type Feeding = {
  /** A message of the stream is durable. Only where all messages of the stream are announced here, in order: one process. */
  announce(event: LiveEvent): void;
  /** The stream has grown to an offset, here or in another process, whose other messages may not have been told. */
  grew(offset: number): void;
  /** There may be more in the stream. */
  look(): void;
  /** Messages may have been stored that were not announced: read before going on. */
  unsure(): void;
  stop(): void;
};

/**
 * Feeds one socket from its user's stream: what it missed, then what comes, each message once and in order (G6).
 * A socket that is slow is left to catch up from the stream, so it costs no memory.
 */
export function startFeeding(streams: StreamReader, stream: string, { after, resync }: Start, line: Line): Feeding {
  let feed = openFeed(after);
  let stopped = false;
  let told = false;
  let unsure = false;
  /** Grows with each reason to read again, so that one that comes during a read is not lost. */
  let looks = 0;

  async function resyncNow() {
    const { last } = await streams.bounds(stream);
    if (stopped) return;
    feed = { ...openFeed(last), announced: feed.announced };
    line.resync({ offset: last, reason: 'too_many' });
  }

  /** Answers how many were sent. */
  function sendWhileRoom(page: readonly StreamMessage[]): number {
    for (const [index, message] of page.entries()) {
      line.send(eventOf(message));
      if (line.full()) return index + 1;
    }
    return page.length;
  }

  /** Reads on until there is nothing left. Goes live in the turn in which it learns that, so nothing falls between. */
  async function catchUp() {
    while (await line.room()) {
      const knownBefore = feed.announced;
      const looksBefore = looks;
      const page = await streams.read(stream, feed.sent, PAGE);
      if (stopped) return;
      const count = sendWhileRoom(page);
      const sent = pageSent(feed, {
        count,
        newest: page[count - 1]?.offset,
        rest: count < page.length || page.length === PAGE || looks !== looksBefore,
        knownBefore,
      });
      feed = sent.feed;
      if (sent.next === 'resync') await resyncNow();
      if (sent.next !== 'live') continue;
      if (!told) line.ready(feed.sent);
      told = true;
      return;
    }
  }

  const beginCatchUp = () => {
    catchUp().catch((error) => {
      if (!stopped) line.failed(error);
    });
  };

  function look() {
    looks += 1;
    if (stopped || feed.mode !== 'live') return;
    feed = fallBehind(feed);
    beginCatchUp();
  }

  if (resync) line.resync(resync);
  beginCatchUp();

  return {
    announce(event) {
      if (stopped) return;
      const behind = feed.mode === 'live' && (unsure || line.full());
      if (behind) feed = fallBehind(feed);
      unsure = false;
      const told = announce(feed, event.offset);
      feed = told.feed;
      if (told.send) line.send(event);
      if (behind) beginCatchUp();
    },
    grew(offset) {
      if (offset > feed.sent) look();
    },
    look,
    unsure() {
      unsure = true;
    },
    stop() {
      stopped = true;
    },
  };
}
