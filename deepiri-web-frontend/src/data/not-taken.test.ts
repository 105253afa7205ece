import { expect, it } from 'vitest';
import { notTaken } from './not-taken.ts';
import type { Entry } from './outbox/entry.ts';

const sent = (id: string, patch: object) =>
  ({ intent: { kind: 'change', change: { type: 'update', task: { id }, patch } } }) as unknown as Entry;

it('words that were never saved are those in the field', () => {
  const entries = [sent('tsk_1', { notes: 'Sent' })];
  expect(notTaken('tsk_1', { notes: 'In the field', from: '' }, entries)).toBe('In the field');
});

it('or those that were sent last and wait, or were refused', () => {
  const entries = [
    sent('tsk_1', { notes: 'Sent' }),
    sent('tsk_1', { notes: 'Sent last' }),
    sent('tsk_1', { title: 'Garden' }),
    sent('tsk_2', { notes: 'Of another' }),
  ];
  expect(notTaken('tsk_1', null, entries)).toBe('Sent last');
  expect(notTaken('tsk_1', { notes: 'As they were', from: 'As they were' }, entries)).toBe('Sent last');
});

it('where nothing was written there are none', () => {
  expect(notTaken('tsk_1', null, [])).toBe(null);
  expect(notTaken('tsk_1', { notes: 'Same', from: 'Same' }, [])).toBe(null);
});
