import { describe, expect, it } from 'vitest';
import { extended, nothing, stepped, toggled } from './selection.ts';

const order = ['a', 'b', 'c', 'd', 'e'];
const ids = ({ ids: all }: { ids: ReadonlySet<string> }) => [...all].sort().join('');

describe('a selection', () => {
  it('takes one in and lets it go', () => {
    const one = toggled(nothing, 'b');
    expect(ids(one)).toBe('b');
    expect(ids(toggled(one, 'b'))).toBe('');
  });

  it('goes with Shift from the last one that was chosen to another, either way', () => {
    expect(ids(extended(toggled(nothing, 'b'), 'd', order))).toBe('bcd');
    expect(ids(extended(toggled(nothing, 'd'), 'b', order))).toBe('bcd');
    expect(ids(extended(nothing, 'c', order))).toBe('c');
    expect(ids(extended(toggled(nothing, 'gone'), 'c', order))).toBe('cgone');
  });

  it('grows step by step, and shrinks on the way back', () => {
    let now = stepped(nothing, 'b', 'c', order);
    expect(ids(now)).toBe('bc');
    now = stepped(now, 'c', 'd', order);
    expect(ids(now)).toBe('bcd');
    now = stepped(now, 'd', 'c', order);
    expect(ids(now)).toBe('bc');
    now = stepped(stepped(now, 'c', 'b', order), 'b', 'a', order);
    expect(ids(now)).toBe('ab');
  });
});
