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
  it.each([['list', 'today'], ['list', 'tasks'], ['task'], ['inbox']])(
    'gives no key two meanings in %s %s',
    (...room) => {
      const keys = bindings
        .filter(({ group }) => ['everywhere', 'go', ...room].includes(group))
        .flatMap((binding) => binding.keys);
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    },
  );

  it('asks the open task before the list for a key that both know', () => {
    expect(match(press('s'), null).commands).toEqual(['task-status', 'list-start']);
    expect(match(press('p'), null).commands).toEqual(['task-priority', 'list-priority']);
  });

  it('lets no single key hide the first key of a sequence', () => {
    const keys = bindings.flatMap((binding) => binding.keys);
    const firsts = keys.filter((key) => key.includes(' ')).map((key) => key.split(' ')[0]);
    expect(keys.filter((key) => firsts.includes(key))).toEqual([]);
  });

  it('reads two keys one after the other', () => {
    const first = match(press('g'), null);
    expect(first).toEqual({ commands: [], begun: 'g' });
    expect(match(press('b'), first.begun).commands).toEqual(['go-board']);
  });

  it('forgets a sequence that leads nowhere', () => {
    expect(match(press('q'), 'g')).toEqual({ commands: [], begun: null });
  });

  it('takes Ctrl and Command alike', () => {
    expect(match(press('k', { ctrlKey: true }), null).commands).toEqual(['palette']);
    expect(match(press('k', { metaKey: true }), null).commands).toEqual(['palette']);
  });

  it('makes another key of an arrow with Shift, and none of a letter', () => {
    expect(match(press('ArrowDown', { shiftKey: true }), null).commands).toEqual(['list-select-next']);
    expect(match(press('ArrowDown'), null).commands).toEqual(['list-next']);
    expect(match(press('?', { shiftKey: true }), null).commands).toEqual(['help']);
    expect(match(press('Q', { shiftKey: true }), null).commands).toEqual(['quick-add']);
  });

  it('leaves letters to the text while typing, and keeps the palette', () => {
    expect(match(press('q', { typing: true }), null).commands).toEqual([]);
    expect(match(press('z', { ctrlKey: true, typing: true }), null).commands).toEqual([]);
    expect(match(press('k', { ctrlKey: true, typing: true }), null).commands).toEqual(['palette']);
  });

  it('leaves Space and Enter to the focused row', () => {
    expect(match(press(' '), null).commands).toEqual([]);
    expect(match(press('Enter'), null).commands).toEqual([]);
  });
});
