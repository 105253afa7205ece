import type { UseStore } from 'idb-keyval';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answering } from './answering-store.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('a place that never answers is as one that refuses, until it answers after all', async () => {
  const opened = Promise.withResolvers<void>();
  const work = vi.fn(() => 'done');
  const store = ((_mode, how) => opened.promise.then(() => how({} as IDBObjectStore))) as UseStore;
  const place = answering(store, 5_000);
  const first = expect(place('readonly', work)).rejects.toThrow();
  await vi.advanceTimersByTimeAsync(5_000);
  await first;
  await expect(place('readonly', work)).rejects.toThrow();
  opened.resolve();
  await vi.advanceTimersByTimeAsync(0);
  // What was given up is not done late.
  expect(work).not.toHaveBeenCalled();
  await expect(place('readonly', work)).resolves.toBe('done');
});
