import { describe, expect, it } from 'vitest';
import { leastRecent } from './least-recent.ts';

describe('a bounded map', () => {
  it('forgets what was used longest ago', () => {
    const map = leastRecent<number>(2);
    map.set('a', 1);
    map.set('b', 2);
    map.get('a');
    map.set('c', 3);
    expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([1, undefined, 3]);
    map.set('a', 4);
    map.set('d', 5);
    expect([map.get('a'), map.get('c'), map.get('d')]).toEqual([4, undefined, 5]);
  });
});
