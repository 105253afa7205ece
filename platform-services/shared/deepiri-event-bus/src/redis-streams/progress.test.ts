import { expect, it, vi } from 'vitest';
import { event, gate } from '../contract-suite/fixtures.ts';
import { Progress, readRetry, type Step, type WriteSteps } from './progress.ts';

function open(write: WriteSteps) {
  const written: Step[][] = [];
  const lost = vi.fn();
  const progress = new Progress((steps) => {
    written.push([...steps]);
    return write(steps);
  }, lost);
  return { progress, written, lost, positions: () => written.map((steps) => steps.map(([, , position]) => position)) };
}

it('what comes up while something is written goes together after it, in order', async () => {
  const { opened, open: answer } = gate<readonly number[]>();
  let first = true;
  const { progress, written, positions } = open(() => {
    const answered = first ? opened : Promise.resolve([]);
    first = false;
    return answered;
  });
  progress.done(3, '1-0');
  progress.retry(3, '2-0', { attempts: 1, dueAt: 5.4 });
  await vi.waitFor(() => expect(written).toHaveLength(1));
  progress.done(3, '2-0');
  progress.dead(3, '3-0', { event: event('e'), attempts: 6, error: 'no', failedAt: '' });
  answer([]);
  await progress.flush();
  expect(positions()).toEqual([
    ['1-0', '2-0'],
    ['2-0', '3-0'],
  ]);
  expect(readRetry(written[0]?.[1]?.[4] ?? '')).toEqual({ attempts: 1, dueAt: 5 });
});

it('G9 what Redis does not take now is kept, and written before what comes later', async () => {
  let down = true;
  const { progress, positions } = open(async () => {
    if (down) throw new Error('down');
    return [];
  });
  progress.done(0, '1-0');
  await expect(progress.flush()).rejects.toThrow('down');
  progress.done(0, '2-0');
  await expect(progress.flush()).rejects.toThrow('down');
  down = false;
  await progress.flush();
  expect(positions().at(-1)).toEqual(['1-0', '2-0']);
});

it('B3 what is refused is kept until it is certain that the partition is somebody else’s', async () => {
  let ours = [0, 1];
  const { progress, lost, positions } = open(async (steps) =>
    [0, 1].filter((one) => !ours.includes(one) && steps.some(([, partition]) => partition === one)),
  );
  ours = [0];
  progress.done(0, '1-0');
  progress.done(1, '2-0');
  await progress.flush();
  expect(lost).toHaveBeenCalledOnce();
  await progress.flush();
  expect(positions().at(-1)).toEqual(['2-0']);
  progress.keepOnly([0]);
  progress.done(0, '3-0');
  await progress.flush();
  expect(positions().at(-1)).toEqual(['3-0']);
});

it('nothing is noted of an event that never failed', () => {
  expect(readRetry('')).toEqual({ attempts: 0, dueAt: 0 });
});
