import { afterEach, describe, expect, it, vi } from 'vitest';
import { inTab } from './browser-texts.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  inTab.drop('draft');
});

/** A tab's storage with room for texts up to a length. */
function storage(room = Number.POSITIVE_INFINITY) {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    removeItem: (name: string) => kept.delete(name),
    setItem(name: string, text: string) {
      if (text.length > room) throw new DOMException('no room', 'QuotaExceededError');
      kept.set(name, text);
    },
  });
  return kept;
}

describe('texts of a tab', () => {
  it('are kept in its storage', () => {
    const kept = storage();
    inTab.set('draft', 'words');
    expect(kept.get('draft')).toBe('words');
    expect(inTab.get('draft')).toBe('words');
    inTab.drop('draft');
    expect(inTab.get('draft')).toBeNull();
  });

  it('that find no room are there as long as the page, and not what was kept before', () => {
    storage(5);
    inTab.set('draft', 'words');
    inTab.set('draft', 'words that go on');
    expect(inTab.get('draft')).toBe('words that go on');
    inTab.set('draft', 'short');
    expect(inTab.get('draft')).toBe('short');
  });

  it('are there as long as the page where a browser keeps nothing of sites', () => {
    vi.stubGlobal('sessionStorage', undefined);
    inTab.set('draft', 'words');
    expect(inTab.get('draft')).toBe('words');
    inTab.drop('draft');
    expect(inTab.get('draft')).toBeNull();
  });
});
