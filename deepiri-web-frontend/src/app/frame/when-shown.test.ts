import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Screen, whenShown } from './when-shown.ts';

/** A screen that is painted, and a browser that has time, when the test says so. */
function screen() {
  let isThere = false;
  const asked: Record<'paint' | 'idle', Set<() => void>> = { paint: new Set(), idle: new Set() };
  const ask = (list: Set<() => void>) => (then: () => void) => {
    list.add(then);
    return () => list.delete(then);
  };
  const run = (list: Set<() => void>) => () => {
    const now = [...list];
    list.clear();
    for (const then of now) then();
  };
  const given: Screen = { showsRoom: () => isThere, whenPainted: ask(asked.paint), whenIdle: ask(asked.idle) };
  return { given, paint: run(asked.paint), rest: run(asked.idle), show: () => (isThere = true) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('begins once the room is there, has been painted, and the browser has time', () => {
  const [page, work] = [screen(), vi.fn()];
  whenShown(work, page.given);
  page.paint();
  page.rest();
  page.show();
  page.paint();
  page.rest();
  // It was not there before this paint.
  expect(work).not.toHaveBeenCalled();
  page.paint();
  expect(work).not.toHaveBeenCalled();
  page.rest();
  expect(work).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(60_000);
  expect(work).toHaveBeenCalledOnce();
});

it('a room that is there already is waited for only until it was painted', () => {
  const [page, work] = [screen(), vi.fn()];
  page.show();
  whenShown(work, page.given);
  expect(work).not.toHaveBeenCalled();
  page.paint();
  page.rest();
  expect(work).toHaveBeenCalledOnce();
});

it('begins also where no room comes, after a while', () => {
  const [page, work] = [screen(), vi.fn()];
  whenShown(work, page.given);
  vi.advanceTimersByTime(4_000);
  expect(work).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2_000);
  page.show();
  page.paint();
  page.rest();
  expect(work).toHaveBeenCalledOnce();
});

it('what was given up does not begin', () => {
  const [page, work] = [screen(), vi.fn()];
  page.show();
  const cancel = whenShown(work, page.given);
  page.paint();
  cancel();
  page.rest();
  vi.advanceTimersByTime(60_000);
  expect(work).not.toHaveBeenCalled();
});
