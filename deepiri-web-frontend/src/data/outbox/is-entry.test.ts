import { expect, it } from 'vitest';
import { addedBy, type Entry, type Intent, WAITING } from './entry.ts';
import { isEntry } from './is-entry.ts';

const AT = '2026-11-18T09:00:00.000Z';
const { task, ...line } = addedBy({ text: 'Call Ana' }, 'key', 'usr_jo', AT);
const entry = (intent: Intent, standing: Entry['standing'] = WAITING): Entry => ({
  key: 'key',
  at: AT,
  late: true,
  intent,
  standing,
});
const update: Intent = { kind: 'change', change: { type: 'update', task, patch: { title: 'Call' } } };
const place = { parentId: null, beforeId: null } as never;

it.each([
  ['a line', entry({ ...line, task })],
  ['a change', entry({ kind: 'change', change: { type: 'complete', task } })],
  ['an edit with a conflict', entry(update, { is: 'conflict', theirs: task, fields: ['title'] })],
  ['one that was refused', entry(update, { is: 'refused', code: 'x', detail: '' })],
  ['many', entry({ kind: 'bulk', changes: [{ type: 'move', task, to: place, from: place, position: 'V' }] })],
  ['a notification', entry({ kind: 'told', does: 'archiveNotification', title: 'Hello', before: [] })],
])('%s is an entry, as it comes out of what keeps it', (_, one) => {
  expect(isEntry(structuredClone(one))).toBe(true);
});

it.each([
  null,
  5,
  {},
  { key: 'x' },
  { ...entry(update), at: 'yesterday' },
  { ...entry(update), intent: { kind: 'future-thing' } },
  { ...entry(update), intent: { kind: 'constructor' } },
  { ...entry(update), intent: { kind: 'change', change: { type: 'update', task: null, patch: {} } } },
  { ...entry(update), intent: { kind: 'change', change: { type: 'merge', task } } },
  { ...entry(update), intent: { kind: 'bulk', changes: [null] } },
  { ...entry(update), standing: { is: 'conflict' } },
])('%j is none', (one) => {
  expect(isEntry(one)).toBe(false);
});
