import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';

/** A browser's storage, which can be full, or not be there at all. */
const disk = vi.hoisted(() => ({ kept: new Map<string, unknown>(), state: 'works' as 'works' | 'full' | 'blocked' }));

vi.mock('idb-keyval', () => {
  // Where it is blocked it throws at once, before there is a promise.
  const read = () => {
    if (disk.state === 'blocked') throw new DOMException('not here', 'SecurityError');
    return Promise.resolve();
  };
  const write = async () => {
    await read();
    if (disk.state === 'full') throw new DOMException('no room', 'QuotaExceededError');
  };
  return {
    createStore: () => undefined,
    get: (name: string) => read().then(() => disk.kept.get(name)),
    keys: () => read().then(() => [...disk.kept.keys()]),
    set: (name: string, value: unknown) => write().then(() => void disk.kept.set(name, value)),
    async update(name: string, how: (value: unknown) => unknown) {
      await read();
      const value = how(disk.kept.get(name));
      await write();
      disk.kept.set(name, value);
    },
    delMany: (names: string[]) => read().then(() => names.forEach((name) => void disk.kept.delete(name))),
  };
});

// Test files share their modules: others have the real storage, before this file and after it.
vi.resetModules();
const { changeKept, forgetKept, isOnlyHere, keep, onChanged, readKept } = await import('./local-store.ts');
afterAll(() => vi.resetModules());

beforeEach(async () => {
  disk.state = 'works';
  await forgetKept(() => true);
});

const change = (how: (list: readonly string[]) => readonly string[]) =>
  changeKept<readonly string[]>('list', (list = []) => how(list));
const add = (...more: string[]) => change((list) => [...list, ...more]);
const look = () => change((list) => list);

describe('what is kept while there is no room', () => {
  it('stands over what was kept before, and is written when there is room again', async () => {
    await add('a', 'b');
    disk.state = 'full';
    expect(await add('c')).toEqual(['a', 'b', 'c']);
    expect(await add('d')).toEqual(['a', 'b', 'c', 'd']);
    expect(disk.kept.get('list')).toEqual(['a', 'b']);
    disk.state = 'works';
    expect(await look()).toEqual(['a', 'b', 'c', 'd']);
    expect(disk.kept.get('list')).toEqual(['a', 'b', 'c', 'd']);
    expect(await add('e')).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('goes over what other tabs have done meanwhile', async () => {
    await add('a');
    disk.state = 'full';
    await add('mine');
    disk.kept.set('list', ['a', 'theirs']);
    disk.state = 'works';
    expect(await look()).toEqual(['a', 'theirs', 'mine']);
  });

  it('loses nothing of what is changed at the same moment', async () => {
    disk.state = 'full';
    await Promise.all(['a', 'b', 'c'].map((one) => add(one)));
    disk.state = 'works';
    await Promise.all(['d', 'e'].map((one) => add(one)));
    expect(disk.kept.get('list')).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('is there as long as the page where a browser keeps nothing', async () => {
    disk.state = 'blocked';
    await add('a');
    expect(await add('b')).toEqual(['a', 'b']);
    await keep('me', 'jo');
    expect(await readKept('me')).toBe('jo');
  });

  it('is known to be here only, until each thing is kept or done', async () => {
    const told = vi.fn();
    const stop = onChanged(told);
    const underway = add('a');
    expect(isOnlyHere()).toBe(true);
    await underway;
    expect(isOnlyHere()).toBe(false);
    expect(told).toHaveBeenCalled();
    disk.state = 'full';
    await add('b');
    expect(isOnlyHere()).toBe(true);
    await change((list) => list.filter((one) => one !== 'b'));
    expect(isOnlyHere()).toBe(false);
    await add('c');
    disk.state = 'works';
    await look();
    expect(isOnlyHere()).toBe(false);
    disk.state = 'blocked';
    await add('d');
    await forgetKept(() => true);
    expect(isOnlyHere()).toBe(false);
    stop();
  });

  it('does not come back when it is forgotten while it is being changed', async () => {
    await add('a');
    const late = add('b');
    await forgetKept((name) => name === 'list');
    await late;
    expect(disk.kept.has('list')).toBe(false);
  });

  it('is forgotten with the rest', async () => {
    disk.state = 'full';
    await add('a');
    await forgetKept((name) => name === 'list');
    disk.state = 'works';
    expect(await look()).toEqual([]);
  });
});
