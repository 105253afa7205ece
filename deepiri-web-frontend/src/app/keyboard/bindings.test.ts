import { describe, expect, it } from 'vitest';
import { bindings, type KeyPress, match } from './bindings.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  typing: false,
  ...more,
});

describe('the keyboard map', () => {
  it('gives no key two meanings', () => {
    const keys = bindings.flatMap((binding) => binding.keys);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('lets no single key hide the first key of a sequence', () => {
    const keys = bindings.flatMap((binding) => binding.keys);
    const firsts = keys.filter((key) => key.includes(' ')).map((key) => key.split(' ')[0]);
    expect(keys.filter((key) => firsts.includes(key))).toEqual([]);
  });

  it('reads two keys one after the other', () => {
    const first = match(press('g'), null);
    expect(first).toEqual({ command: null, begun: 'g' });
    expect(match(press('b'), first.begun).command).toBe('go-board');
  });

  it('forgets a sequence that leads nowhere', () => {
    expect(match(press('q'), 'g')).toEqual({ command: null, begun: null });
  });

  it('takes Ctrl and Command alike', () => {
    expect(match(press('k', { ctrlKey: true }), null).command).toBe('palette');
    expect(match(press('k', { metaKey: true }), null).command).toBe('palette');
  });

  it('makes another key of an arrow with Shift, and none of a letter', () => {
    expect(match(press('ArrowDown', { shiftKey: true }), null).command).toBe('list-select-next');
    expect(match(press('ArrowDown'), null).command).toBe('list-next');
    expect(match(press('?', { shiftKey: true }), null).command).toBe('help');
    expect(match(press('Q', { shiftKey: true }), null).command).toBe('quick-add');
  });

  it('leaves letters to the text while typing, and keeps the palette', () => {
    expect(match(press('q', { typing: true }), null).command).toBeNull();
    expect(match(press('z', { ctrlKey: true, typing: true }), null).command).toBeNull();
    expect(match(press('k', { ctrlKey: true, typing: true }), null).command).toBe('palette');
  });

  it('leaves Space and Enter to the focused row', () => {
    expect(match(press(' '), null).command).toBeNull();
    expect(match(press('Enter'), null).command).toBeNull();
  });
});
