import type { User } from 'deepiri-sdk';
import { beforeEach, expect, it } from 'vitest';
import { inTab } from './browser-texts.ts';
import { forgetKept, keep, readKept } from './local-store.ts';
import { forget, remember } from './person.ts';

const ada = { id: 'usr_ada' } as User;
const grace = { id: 'usr_grace' } as User;
const names = [ada, grace].flatMap(({ id }) => [`read:${id}`, `outbox:${id}`]);

/** Of what was kept for these two, what is still there. */
async function left(): Promise<string[]> {
  const kept = await Promise.all(names.map((name) => readKept(name)));
  return names.filter((_, at) => kept[at] !== undefined);
}

beforeEach(async () => {
  await forgetKept(() => true);
  inTab.clear();
  await Promise.all(names.map((name) => keep(name, [])));
});

it('of who has signed out nothing is left to read, also not what was typed in this tab', async () => {
  remember(ada);
  inTab.set('deepiri.typed.usr_1.notes.tsk_1', 'a draft');
  await forget(ada.id, 'signed_out');
  expect(await left()).toEqual(['read:usr_grace', 'outbox:usr_grace']);
  expect(inTab.get('deepiri.typed.usr_1.notes.tsk_1')).toBeNull();
});

it('what waits and what was typed is there for who comes back when the session has ended', async () => {
  remember(ada);
  inTab.set('deepiri.typed.usr_1.notes.tsk_1', 'a draft');
  await forget(ada.id, 'ended');
  expect(await left()).toEqual(['outbox:usr_ada', 'read:usr_grace', 'outbox:usr_grace']);
  expect(inTab.get('deepiri.typed.usr_1.notes.tsk_1')).toBe('a draft');
});

it('who has signed in meanwhile in another tab is remembered', async () => {
  remember(grace);
  await forget(ada.id, 'ended');
  expect(await readKept('me')).toEqual(grace);
});
