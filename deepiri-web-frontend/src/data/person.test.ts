import type { User } from 'deepiri-sdk';
import { beforeEach, expect, it, vi } from 'vitest';
import { inTab } from './browser-texts.ts';
import { forget, remember } from './person.ts';

const disk = vi.hoisted(() => new Map<string, unknown>());
vi.mock('idb-keyval', () => ({
  createStore: () => undefined,
  get: async (name: string) => disk.get(name),
  keys: async () => [...disk.keys()],
  set: async (name: string, value: unknown) => void disk.set(name, value),
  delMany: async (names: string[]) => names.forEach((name) => void disk.delete(name)),
}));

const ada = { id: 'usr_ada' } as User;
const grace = { id: 'usr_grace' } as User;

beforeEach(() => {
  disk.clear();
  for (const { id } of [ada, grace]) for (const kind of ['read', 'outbox']) disk.set(`${kind}:${id}`, []);
});

it('of who has signed out nothing is left to read, also not what was typed in this tab', async () => {
  remember(ada);
  inTab.set('deepiri.notes.tsk_1', 'a draft');
  await forget(ada.id, 'signed_out');
  expect([...disk.keys()]).toEqual(['read:usr_grace', 'outbox:usr_grace']);
  expect(inTab.get('deepiri.notes.tsk_1')).toBeNull();
});

it('what waits and what was typed is there for who comes back when the session has ended', async () => {
  remember(ada);
  inTab.set('deepiri.notes.tsk_1', 'a draft');
  await forget(ada.id, 'ended');
  expect([...disk.keys()]).toEqual(['outbox:usr_ada', 'read:usr_grace', 'outbox:usr_grace']);
  expect(inTab.get('deepiri.notes.tsk_1')).toBe('a draft');
});

it('who has signed in meanwhile in another tab is remembered', async () => {
  remember(grace);
  await forget(ada.id, 'ended');
  expect(disk.get('me')).toEqual(grace);
});
