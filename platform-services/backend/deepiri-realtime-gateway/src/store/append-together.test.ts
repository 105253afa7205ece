import type { Streams } from 'deepiri-stores';
import { describe, expect, it } from 'vitest';
import { appendTogether, type Message } from './append-together.ts';

const message = (id: string, stream = 'usr_1'): Message => ({ stream, id, at: '2026-03-02T09:00:00Z', body: {} });

/** Streams that write down each durable write; ids in `bad` cannot be written. */
function streamsOf(bad: string[] = []) {
  const writes: string[][] = [];
  let offset = 0;
  const streams = {
    async append(messages: readonly Message[]) {
      const ids = messages.map(({ id }) => id);
      await Promise.resolve();
      if (ids.some((id) => bad.includes(id))) throw new Error('cannot be written');
      writes.push(ids);
      return ids.map(() => {
        offset += 1;
        return offset;
      });
    },
  } as unknown as Streams;
  const told: [string, number][] = [];
  const unsure: string[] = [];
  const append = appendTogether(streams, {
    appended: ({ id }, at) => told.push([id, at]),
    unsure: (stream) => unsure.push(stream),
  });
  return { writes, told, unsure, append };
}

describe('appending', () => {
  it('puts what comes in one turn into one durable write, and what comes meanwhile into the next', async () => {
    const { writes, told, append } = streamsOf();
    const first = ['a', 'b', 'c'].map((id) => append(message(id)));
    const later = first[0]!.then(() => Promise.all(['d', 'e'].map((id) => append(message(id)))));
    await Promise.all([...first, later]);
    expect(writes).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e'],
    ]);
    expect(told).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
      ['d', 4],
      ['e', 5],
    ]);
  });

  it('has told a message before the one who appended it goes on', async () => {
    const { told, append } = streamsOf();
    await append(message('a'));
    expect(told).toEqual([['a', 1]]);
  });

  it('G5 lets one message that cannot be written fail alone', async () => {
    const { told, unsure, append } = streamsOf(['bad']);
    const results = await Promise.allSettled([
      append(message('a')),
      append(message('bad', 'usr_2')),
      append(message('b')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(told).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
    expect(unsure).toEqual(['usr_2']);
    await append(message('c'));
    expect(told.at(-1)).toEqual(['c', 3]);
  });
});
