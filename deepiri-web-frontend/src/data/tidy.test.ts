import { beforeEach, expect, it } from 'vitest';
import { dismiss } from '../components/toasts/store.ts';
import { changeKept, forgetKept, keep, readKept } from './local-store.ts';
import { addedBy, WAITING } from './outbox/entry.ts';
import { isEntry } from './outbox/is-entry.ts';
import { sift, tidy } from './tidy.ts';

const AT = '2026-11-18T09:00:00.000Z';
const intent = addedBy({ text: 'Call Ana' }, 'key', 'usr_jo', AT);
const entry = { key: 'key', at: AT, late: true, intent, standing: WAITING };
const future = { ...entry, intent: { kind: 'future-thing' } };

const list = (name: string, more: readonly unknown[] = []) =>
  changeKept<readonly unknown[]>(name, (kept = []) => [...kept, ...more]);

beforeEach(() => forgetKept(() => true));

it('lays aside what has no shape that is known here, and leaves the rest', async () => {
  await list('outbox:usr_jo', [null, entry, future]);
  await keep('read:usr_jo', { build: 'b', known: 5 });
  await tidy('usr_jo');
  expect(await list('outbox:usr_jo')).toEqual([entry]);
  expect(await list('aside:outbox:usr_jo')).toEqual([null, future]);
  expect(await readKept('read:usr_jo')).toBeUndefined();
  expect(await list('aside:read:usr_jo')).toEqual([{ build: 'b', known: 5 }]);
  await tidy('usr_jo');
  expect(await list('aside:outbox:usr_jo')).toEqual([null, future]);
  dismiss('aside');
});

it('of what is no list nothing is left in the way', () => {
  expect(sift({ a: 1 }, isEntry)).toEqual({ sound: [], odd: [{ a: 1 }] });
  expect(sift(undefined, isEntry)).toEqual({ sound: [], odd: [] });
});

it('leaves alone what is as it should be', async () => {
  const reading = { build: 'b', known: [{ key: ['tasks'], data: [], at: 1 }] };
  await list('outbox:usr_jo', [entry]);
  await keep('read:usr_jo', reading);
  await tidy('usr_jo');
  expect(await list('outbox:usr_jo')).toEqual([entry]);
  expect(await readKept('read:usr_jo')).toEqual(reading);
  expect(await list('aside:outbox:usr_jo')).toEqual([]);
});
