import { InfiniteQueryObserver, type QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { change, readAgain } from './changes.ts';
import { createQueryClient } from './query-client.ts';

/** A platform that answers when it is told to, with what it knew when it was asked. */
function platform<T>() {
  const asked: { answer: (value: T) => void; fail: (error: Error) => void }[] = [];
  return {
    asked,
    read: () => new Promise<T>((answer, fail) => asked.push({ answer, fail })),
    /** Lets the newest question be answered, and all that follows happen. */
    async answer(value: T) {
      asked.at(-1)?.answer(value);
      await settled();
    },
  };
}
const settled = () => new Promise((done) => setImmediate(done));
const add = (entry: string) => (list: string[]) => (list.includes(entry) ? list : [entry, ...list]);

let client: QueryClient;
beforeEach(() => {
  client = createQueryClient();
});
afterEach(() => client.clear());

const list = ['list'];
/** Somebody who looks at the list. */
function look(read: () => Promise<string[]>, more: { staleTime?: number } = {}) {
  const observer = new QueryObserver(client, { queryKey: list, queryFn: read, ...more });
  return { away: observer.subscribe(() => {}), seen: () => observer.getCurrentResult().data };
}
const isStale = () => client.getQueryState(list)?.isInvalidated;

describe('L1 a change is made to what is known and to answers on their way', () => {
  it('that are older than it, at the first reading', async () => {
    const { read, answer } = platform<string[]>();
    const { seen } = look(read);
    change(client, list, add('heard'));
    await answer(['old']);
    expect(seen()).toEqual(['heard', 'old']);
  });

  it('that are older than it, at a later reading', async () => {
    const { read, answer } = platform<string[]>();
    const { seen } = look(read);
    await answer(['old']);
    readAgain(client);
    change(client, list, add('heard'));
    expect(seen()).toEqual(['heard', 'old']);
    await answer(['old']);
    expect(seen()).toEqual(['heard', 'old']);
  });

  it('that have it already', async () => {
    const { read, answer } = platform<string[]>();
    const { seen } = look(read);
    change(client, list, add('heard'));
    await answer(['heard', 'old']);
    expect(seen()).toEqual(['heard', 'old']);
  });

  it('in the order in which it was heard', async () => {
    const { read, answer } = platform<string[]>();
    const { seen } = look(read);
    change(client, list, add('a'));
    change<string[]>(client, list, (known) => known.filter((one) => one !== 'a'));
    change(client, list, add('b'));
    await answer(['old']);
    expect(seen()).toEqual(['b', 'old']);
  });

  it('and to no reading that was asked for after it', async () => {
    const { read, answer, asked } = platform<string[]>();
    const { seen } = look(read);
    await answer([]);
    readAgain(client);
    change(client, list, add('gone since'));
    readAgain(client);
    expect(asked).toHaveLength(3);
    await answer([]);
    expect(seen()).toEqual([]);
  });

  it('while nobody looks', async () => {
    const { read, answer } = platform<string[]>();
    look(read).away();
    change(client, list, add('heard'));
    await answer(['old']);
    expect(client.getQueryData(list)).toEqual(['heard', 'old']);
  });

  it('of a list whose next page is on its way', async () => {
    const { read, answer } = platform<string[]>();
    type Pages = { pages: string[][]; pageParams: unknown[] };
    const observer = new InfiniteQueryObserver(client, {
      queryKey: list,
      queryFn: read,
      initialPageParam: 0,
      getNextPageParam: (_page, pages) => pages.length,
    });
    observer.subscribe(() => {});
    await answer(['first']);
    void observer.fetchNextPage();
    const onTop = ({ pages: [first = [], ...rest], ...others }: Pages) => ({
      ...others,
      pages: [add('heard')(first), ...rest],
    });
    change(client, list, onTop);
    await answer(['second']);
    expect(observer.getCurrentResult().data?.pages).toEqual([['heard', 'first'], ['second']]);
  });
});

describe('L2 what must be read again is asked for after the change', () => {
  it('at once when it is known and on the screen', async () => {
    const { read, answer, asked } = platform<string[]>();
    const { seen } = look(read);
    await answer(['old']);
    readAgain(client);
    readAgain(client);
    expect(asked).toHaveLength(3);
    asked[1]?.answer(['too old']);
    await answer(['new']);
    expect(seen()).toEqual(['new']);
  });

  it('after the first reading, when that is on its way', async () => {
    const { read, answer, asked } = platform<string[]>();
    const { seen } = look(read);
    readAgain(client);
    expect(asked).toHaveLength(1);
    await answer(['old']);
    expect(asked).toHaveLength(2);
    await answer(['new']);
    expect(seen()).toEqual(['new']);
    expect(asked).toHaveLength(2);
  });

  it('when somebody looks again, if nobody does now', async () => {
    const { read, answer, asked } = platform<string[]>();
    look(read).away();
    readAgain(client);
    await answer(['old']);
    expect(asked).toHaveLength(1);
    const { seen } = look(read, { staleTime: Number.POSITIVE_INFINITY });
    await answer(['new']);
    expect(seen()).toEqual(['new']);
  });

  it('after the next page of a list, which is not given up for it', async () => {
    const { read, answer, asked } = platform<string[]>();
    const observer = new InfiniteQueryObserver(client, {
      queryKey: list,
      queryFn: read,
      initialPageParam: 0,
      getNextPageParam: (_page, pages) => pages.length,
    });
    observer.subscribe(() => {});
    await answer(['first']);
    void observer.fetchNextPage();
    readAgain(client);
    await answer(['second']);
    expect(observer.getCurrentResult().data?.pages).toEqual([['first'], ['second']]);
    expect(asked).toHaveLength(3);
  });
});

describe('L3 a change makes nothing younger', () => {
  it('that had to be read again', async () => {
    const { read, answer } = platform<string[]>();
    look(read).away();
    await answer(['old']);
    readAgain(client);
    expect(isStale()).toBe(true);
    change(client, list, add('heard'));
    expect(isStale()).toBe(true);
    expect(client.getQueryData(list)).toEqual(['heard', 'old']);
  });

  it('that is old', async () => {
    client.setQueryData(list, ['old'], { updatedAt: 1_000 });
    change(client, list, add('heard'));
    expect(client.getQueryState(list)?.dataUpdatedAt).toBe(1_000);
  });
});
