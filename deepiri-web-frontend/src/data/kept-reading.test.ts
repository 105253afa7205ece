import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepReading } from './kept-reading.ts';
import { keys } from './keys.ts';
import * as store from './local-store.ts';

let client: QueryClient;
let stop: () => void;
beforeEach(() => {
  vi.useFakeTimers();
  const events = { addEventListener: () => {}, removeEventListener: () => {} };
  vi.stubGlobal('window', events);
  vi.stubGlobal('document', { ...events, visibilityState: 'visible', querySelector: () => null });
  vi.spyOn(store, 'keep').mockResolvedValue();
  client = new QueryClient();
  stop = keepReading(client, 'usr_1');
});
afterEach(() => {
  stop();
  client.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});
const kept = () =>
  vi
    .mocked(store.keep)
    .mock.calls.map(([, reading]) => (reading as { known: { data: unknown }[] }).known.map(({ data }) => data));
const read = (key: readonly unknown[], answer: Promise<string>) =>
  void client.fetchQuery({ queryKey: key, queryFn: () => answer }).catch(() => undefined);

it('what is read is kept soon, together with what is on its way, and then only so often', async () => {
  const { promise: done, resolve } = Promise.withResolvers<string>();
  read(keys.plan, Promise.resolve('plan'));
  read(keys.done, done);
  await vi.advanceTimersByTimeAsync(1_500);
  expect(kept()).toEqual([]);
  resolve('done');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(kept()).toEqual([['plan', 'done']]);
  client.setQueryData(keys.plan, 'plan 2');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(kept()).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(kept()[1]).toEqual(['plan 2', 'done']);
});

it('what never comes keeps nobody waiting, and what was never read is not kept', async () => {
  read(keys.done, new Promise(() => {}));
  client.setQueryData(keys.list('status:open', 'dueAt'), 'told from the rest', { updatedAt: 0 });
  client.setQueryData(keys.plan, 'plan');
  await vi.advanceTimersByTimeAsync(6_000);
  expect(kept()).toEqual([['plan']]);
});
