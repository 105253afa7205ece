import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { ProblemResponse } from 'deepiri-sdk';
import { expect, it } from 'vitest';
import { behind, refresh } from './freshness.ts';

const READ_AT = 1_000_000;
const answers = () => {
  let answer: () => Promise<string> = () => Promise.reject(new ProblemResponse(503, { code: 'unavailable' }));
  return { say: (next: typeof answer) => (answer = next), ask: () => answer() };
};

/** Something that was read before and is on the screen while it is read again. */
function shown(key: string, readAt = READ_AT) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const platform = answers();
  client.setQueryData([key], 'as it was', { updatedAt: readAt });
  const look = () => new QueryObserver(client, { queryKey: [key], queryFn: platform.ask }).subscribe(() => {});
  return { client, platform, look };
}
const settled = (client: QueryClient) => expect.poll(() => client.isFetching()).toBe(0);

it('says since when it is so what was read before and fails now, until it was read', async () => {
  const { client, platform, look } = shown('plan');
  look();
  await settled(client);
  expect(behind(client)).toEqual({ how: 'failed', asOf: READ_AT });
  platform.say(() => Promise.resolve('as it is'));
  refresh(client);
  await expect.poll(() => behind(client)).toBeNull();
  expect(client.getQueryData(['plan'])).toBe('as it is');
});

it('says of an answer that does not come that it takes long, and not at once', () => {
  const { client, platform, look } = shown('plan');
  platform.say(() => new Promise(() => {}));
  look();
  const now = Date.now();
  expect(behind(client, now)).toBeNull();
  expect(behind(client, now + 5_000)).toBeNull();
  expect(behind(client, now + 6_000)).toEqual({ how: 'slow', asOf: READ_AT });
});

it('says nothing of what is not on the screen, was never read, or was refused for a reason', async () => {
  const { client, platform, look } = shown('task');
  await client.prefetchQuery({ queryKey: ['task'], queryFn: platform.ask });
  expect(behind(client)).toBeNull();
  platform.say(() => Promise.reject(new ProblemResponse(404, { code: 'not_found' })));
  look();
  new QueryObserver(client, { queryKey: ['new'], queryFn: () => Promise.reject(new Error('no')) }).subscribe(() => {});
  await settled(client);
  expect(client.getQueryState(['task'])?.status).toBe('error');
  expect(behind(client)).toBeNull();
});

it('is as old as the oldest of what failed; what was never said to be of a time has none', async () => {
  const { client, platform, look } = shown('plan');
  look();
  for (const [key, updatedAt] of [
    ['done', READ_AT - 5],
    ['guess', 0],
  ] as const) {
    client.setQueryData([key], 'as it was', { updatedAt });
    client
      .getQueryCache()
      .find({ queryKey: [key] })
      ?.setState({ dataUpdatedAt: updatedAt });
    new QueryObserver(client, { queryKey: [key], queryFn: platform.ask }).subscribe(() => {});
  }
  await settled(client);
  expect(behind(client)).toEqual({ how: 'failed', asOf: READ_AT - 5 });
});
