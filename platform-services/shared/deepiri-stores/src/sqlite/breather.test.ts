import { describe, expect, it } from 'vitest';
import { createBreather } from './breather.ts';

describe('a breather', () => {
  it('lets calls go on while the turn is young', async () => {
    const breathe = createBreather(() => 0);
    let turns = 0;
    setImmediate(() => turns++);
    for (let call = 0; call < 100; call++) await breathe(() => {});
    expect(turns).toBe(0);
  });

  it('gives everything else a turn when calls have gone on for long, whoever makes them', async () => {
    let time = 0;
    const breathe = createBreather(() => time);
    let turns = 0;
    const count = () => {
      turns++;
      if (turns < 1_000) setImmediate(count);
    };
    setImmediate(count);
    const caller = async () => {
      for (let call = 0; call < 40; call++) {
        await breathe(() => {
          time += 4;
        });
      }
    };
    await Promise.all([caller(), caller(), caller()]);
    // 120 calls of 4 ms: at most three of them in one turn of 10 ms.
    expect(turns).toBeGreaterThanOrEqual(38);
  });

  it('is fair: one that comes late does not wait until the others are through', async () => {
    let time = 0;
    const breathe = createBreather(() => time);
    const done: string[] = [];
    const caller = async (name: string, calls: number) => {
      for (let call = 0; call < calls; call++) {
        await breathe(() => {
          time += 20;
        });
      }
      done.push(name);
    };
    await Promise.all([caller('long', 50), caller('longer', 60), caller('short', 1)]);
    expect(done).toEqual(['short', 'long', 'longer']);
  });
});
