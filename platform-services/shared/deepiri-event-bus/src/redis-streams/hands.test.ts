import { expect, it, vi } from 'vitest';
import { gate } from '../contract-suite/fixtures.ts';
import { Hands } from './hands.ts';

function open(options: { concurrency: number; window: number }, mayWork = () => true) {
  const room = vi.fn();
  return { hands: new Hands(options, mayWork, room), room };
}

it('B1 does so much at once and no more, and goes on when a hand is free', async () => {
  const { hands, room } = open({ concurrency: 2, window: 10 });
  const gates = [gate(), gate(), gate()];
  const started: number[] = [];
  for (const [index, { opened }] of gates.entries())
    hands.do(() => {
      started.push(index);
      return opened;
    });
  expect(started).toEqual([0, 1]);
  gates[1]!.open();
  await vi.waitFor(() => expect(started).toEqual([0, 1, 2]));
  gates[0]!.open();
  await vi.waitFor(() => expect(room).toHaveBeenCalled());
});

it('B3 starts nothing while it may not, and makes up for it', () => {
  let may = false;
  const { hands } = open({ concurrency: 2, window: 10 }, () => may);
  const work = vi.fn(async () => {});
  hands.do(work);
  expect(work).not.toHaveBeenCalled();
  may = true;
  hands.start();
  expect(work).toHaveBeenCalledOnce();
});

it('B1 wants more when there is room, or when hands are free and nothing that was taken is for them', () => {
  const { hands } = open({ concurrency: 1, window: 10 });
  expect(hands.wantMore).toBe(true);
  hands.held = 10;
  expect(hands.wantMore).toBe(true);
  hands.do(() => new Promise(() => {}));
  expect(hands.wantMore).toBe(false);
  hands.held = 5;
  expect([hands.page, hands.wantMore]).toEqual([5, true]);
  hands.reading = 5;
  expect(hands.wantMore).toBe(false);
});

it('never takes more than it can remember', () => {
  const { hands } = open({ concurrency: 1, window: 10 });
  hands.taken = 50_000;
  expect(hands.wantMore).toBe(false);
});
