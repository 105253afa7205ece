import { expect, it } from 'vitest';
import { eventsOf, gate } from '../contract-suite/fixtures.ts';
import type { Connection } from './connection.ts';
import { keysOf } from './keys.ts';
import { Publisher, toRow } from './publisher.ts';

/** Takes what is appended, and answers when `next` says how. */
function open() {
  const taken: string[][] = [];
  let answer = gate<number>();
  let refuse = false;
  const connection = {
    async run(_script: string, _keys: unknown, args: readonly string[]) {
      taken.push(args.slice(2).filter((_, index) => index % 4 === 0));
      await answer.opened;
      if (refuse) throw new Error('Redis cannot be reached');
      return 0;
    },
  } as unknown as Connection;
  const publisher = new Publisher(connection, keysOf('test'));
  return {
    publisher,
    taken,
    answer(refused = false) {
      refuse = refused;
      answer.open(0);
      answer = gate();
    },
    publish: (subject: string, count: number) => publisher.publish(eventsOf(subject, count).map(toRow)),
  };
}

const turn = () => new Promise(setImmediate);

it('B1 publishes of one turn go together, and so do those that come while they are under way', async () => {
  const { publish, taken, answer } = open();
  const first = [publish('a', 2), publish('b', 1)];
  await turn();
  const second = [publish('c', 1), publish('d', 1)];
  answer();
  await Promise.all(first);
  await turn();
  answer();
  await Promise.all(second);
  expect(taken).toEqual([
    ['a-1', 'a-2', 'b-1'],
    ['c-1', 'd-1'],
  ]);
});

it('B1 when Redis does not take some, those that wait are refused with them, and none overtakes another', async () => {
  const { publish, taken, answer } = open();
  const first = publish('a', 1);
  await turn();
  const second = publish('b', 1);
  answer(true);
  expect((await Promise.allSettled([first, second])).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(taken).toEqual([['a-1']]);
  const third = publish('a', 1);
  await turn();
  answer();
  await third;
});

it('many events go in parts, in order, and all of them before the promise is kept', async () => {
  const { publish, taken, answer } = open();
  let done = false;
  const publishing = publish('a', 1_100).then(() => {
    done = true;
  });
  for (let part = 0; part < 3; part++) {
    await turn();
    expect(done).toBe(false);
    answer();
  }
  await publishing;
  expect(taken.map(({ length }) => length)).toEqual([500, 500, 100]);
  expect(taken.flat()).toEqual(eventsOf('a', 1_100).map(({ id }) => id));
});

it('H2 closing lets through what was given before, and refuses what comes after', async () => {
  const { publisher, publish, answer } = open();
  const publishing = publish('a', 1);
  const closing = publisher.close();
  await expect(publish('b', 1)).rejects.toThrow(/closed/);
  await turn();
  answer();
  await Promise.all([publishing, closing]);
});
