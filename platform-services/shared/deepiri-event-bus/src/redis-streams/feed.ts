import { comparePositions, START, successor } from './position.ts';

/** An event as it is stored. */
export type Stored = {
  partition: number;
  position: string;
  type: string;
  json: string;
  /** The only group that it is for, or '' for all. */
  group: string;
  /** What was noted of failed tries, or ''. */
  noted: string;
};

/** What one partition gave, and where to go on: at a position among what is pending, or `>` for what is new. */
export type Page = { next: string; events: Stored[] };
/** Where to read on in a partition. */
export type Place = { partition: number; from: string };
/** Reads all places at the same moment, up to `count` events of each. Undefined when they are not ours any more. */
export type ReadPages = (places: readonly Place[], count: number) => Promise<Page[] | undefined>;

type Source = Place & { seen: string };

/**
 * The events of some partitions, in the order of their publication over all of them: first those that somebody has taken and
 * not finished, then new ones.
 */
export class Feed {
  readonly #read: ReadPages;
  readonly #sources: readonly Source[];
  /** Read already, but one of another partition that is not read yet may come before. */
  #early: Stored[] = [];

  constructor(partitions: readonly number[], read: ReadPages) {
    this.#read = read;
    this.#sources = partitions.map((partition) => ({ partition, from: START, seen: START }));
  }

  /** The next events, about `count`, and whether there are more. Undefined when the partitions are not ours any more. */
  async next(count: number): Promise<{ events: Stored[]; more: boolean } | undefined> {
    const each = Math.max(1, Math.floor(count / this.#sources.length));
    const pages = await this.#read(this.#sources, each).catch((error) => {
      this.#lookAgain();
      throw error;
    });
    if (!pages) return undefined;
    const read = [...this.#early];
    const limits: string[] = [];
    for (const [index, source] of this.#sources.entries()) {
      const { next, events } = pages[index]!;
      const dry = source.from === '>' && events.length < each;
      source.from = next;
      source.seen = events.at(-1)?.position ?? source.seen;
      if (!dry) limits.push(source.seen);
      read.push(...events);
    }
    const limit = limits.sort(comparePositions)[0];
    read.sort((a, b) => comparePositions(a.position, b.position));
    const late = limit === undefined ? -1 : read.findIndex(({ position }) => comparePositions(position, limit) > 0);
    this.#early = late === -1 ? [] : read.splice(late);
    return { events: read, more: limits.length > 0 };
  }

  /** What was read while the answer got lost is pending now, after what was seen. */
  #lookAgain(): void {
    for (const source of this.#sources) source.from = successor(source.seen);
  }
}
