import type { CloudEvent } from 'deepiri-contracts';
import type { BusLog } from '../options.ts';
import { isOutage } from './failure.ts';
import { Feed, type Stored } from './feed.ts';
import type { GroupStore } from './group-store.ts';
import type { Hands } from './hands.ts';
import type { Lanes } from './lanes.ts';
import { type Progress, readRetry } from './progress.ts';

export type ShareParts = {
  group: string;
  store: Pick<GroupStore, 'read'>;
  progress: Progress;
  lanes: Lanes;
  hands: Hands;
  wants: (type: string) => boolean;
  keyOf: (event: CloudEvent) => string;
  /** Called when the partitions turn out not to be ours any more. */
  lost: () => void;
  /** Whether our right to read is certain. */
  alive: () => boolean;
  log: BusLog;
};

/** Partitions that this process has for a group, from their feed into the lanes. */
export class Share {
  readonly #parts: ShareParts;
  readonly #feed: Feed;
  #more = true;
  #pumping = false;
  #stopped = false;
  #failing = false;

  constructor(partitions: readonly number[], parts: ShareParts) {
    this.#parts = parts;
    this.#feed = new Feed(partitions, parts.store.read);
  }

  /** There may be new events. */
  wake(): void {
    this.#more = true;
    this.goOn();
  }

  /** There may be room for more events. */
  goOn(): void {
    if (!this.#pumping) void this.#pump();
  }

  /** Reads no further and waits for the handlers that run. */
  stop(): Promise<void> {
    this.#stopped = true;
    return this.#parts.lanes.stop();
  }

  /** Lets go of everything at once. Resolves when no handler runs. */
  abandon(): Promise<void> {
    this.#stopped = true;
    return this.#parts.lanes.abandon();
  }

  async #pump(): Promise<void> {
    this.#pumping = true;
    const { hands, alive, log, group } = this.#parts;
    try {
      while (this.#more && !this.#stopped && alive() && hands.wantMore) {
        this.#more = false;
        await this.#readOn();
      }
      this.#failing = false;
    } catch (error) {
      // The next round tries again.
      if (!this.#failing && !isOutage(error)) log.error({ err: error, group }, 'The event bus cannot be read now');
      this.#failing = true;
    }
    this.#pumping = false;
  }

  async #readOn(): Promise<void> {
    const { hands, lost } = this.#parts;
    const count = hands.page;
    hands.reading += count;
    const read = await this.#feed.next(count).finally(() => {
      hands.reading -= count;
    });
    if (this.#stopped) return;
    if (!read) return lost();
    if (read.more) this.#more = true;
    for (const stored of read.events) this.#take(stored);
  }

  #take(stored: Stored): void {
    const { lanes, keyOf, progress } = this.#parts;
    const { partition, position, noted } = stored;
    const event = this.#wanted(stored);
    if (event) lanes.take(keyOf(event), { partition, position, event, ...readRetry(noted) });
    else progress.done(partition, position);
  }

  #wanted({ group, type, json, position }: Stored): CloudEvent | undefined {
    if (group !== '' && group !== this.#parts.group) return undefined;
    if (!this.#parts.wants(type)) return undefined;
    try {
      return eventIn(json);
    } catch (error) {
      this.#parts.log.error(
        { err: error, position },
        'Somebody put into the stream what is no event; it is passed over',
      );
      return undefined;
    }
  }
}

// What has no id would be a dead letter that nobody can name; what has no subject has no place in the order.
function eventIn(json: string): CloudEvent {
  const found = JSON.parse(json) as Partial<CloudEvent> | null;
  const isEvent = [found?.id, found?.type, found?.subject].every((part) => typeof part === 'string' && part !== '');
  if (!isEvent) throw new TypeError('an event has an id, a type and a subject');
  return found as CloudEvent;
}
