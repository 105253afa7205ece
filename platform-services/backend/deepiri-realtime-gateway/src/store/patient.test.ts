import { StoreUnavailable } from 'deepiri-stores';
import { expect, it } from 'vitest';
import { patient } from './patient.ts';

/** Fails with each of the errors, then answers. */
function readerThatFails(...errors: Error[]) {
  let asked = 0;
  const ask = async () => {
    asked += 1;
    const error = errors.shift();
    if (error) throw error;
    return { last: 7, trimmed: 0 };
  };
  const { bounds } = patient({ bounds: ask, read: async () => [] }, [1, 1]);
  return { bounds: () => bounds('ann'), asked: () => asked };
}

it('reads again while the store is down, as often as there are waits', async () => {
  const down = () => new StoreUnavailable('streams: down');
  expect(await readerThatFails(down(), down()).bounds()).toEqual({ last: 7, trimmed: 0 });
  await expect(readerThatFails(down(), down(), down()).bounds()).rejects.toThrow('streams: down');
});

it('does not repeat what is wrong', async () => {
  const { bounds, asked } = readerThatFails(new Error('a mistake'));
  await expect(bounds()).rejects.toThrow('a mistake');
  expect(asked()).toBe(1);
});
