import { afterEach, expect, it } from 'vitest';
import { dismiss } from '../components/toasts/store.ts';
import { inTab } from './browser-texts.ts';
import { draftOf, NOBODY } from './drafts.ts';

afterEach(async () => {
  inTab.clear();
  // What was said of something that lies aside is said at the end of the turn.
  await Promise.resolve();
  dismiss('aside');
});

const profile = (name = 'Jo') => draftOf('usr_jo', 'profile', { name, bio: '' });

it('T1 is there again after a reload, with each sign', () => {
  for (const typed of ['W', 'Wr', 'Wri']) {
    draftOf('usr_jo', 'quick-add', '').keep(typed);
    expect(draftOf('usr_jo', 'quick-add', '').read()).toBe(typed);
  }
  draftOf('usr_jo', 'notes.tsk_1', null as { notes: string } | null).keep({ notes: 'Dear' });
  expect(draftOf('usr_jo', 'notes.tsk_1', null).read()).toEqual({ notes: 'Dear' });
  expect(draftOf('usr_jo', 'notes.tsk_2', null).read()).toBeNull();
});

it('T2 what is as usual again is not kept, and what is usual may change', () => {
  profile().keep({ name: 'Jo Arendt', bio: '' });
  expect(profile().read()).toEqual({ name: 'Jo Arendt', bio: '' });
  profile().keep({ name: 'Jo', bio: '' });
  expect(profile('Jo A.').read()).toEqual({ name: 'Jo A.', bio: '' });
});

it('T2 of a form only its own fields count', () => {
  const sign = () => draftOf<Record<string, string>>(NOBODY, 'sign', { name: '', email: '' });
  sign().keep({ name: '', email: '', password: 'secret' });
  expect(sign().read()).toEqual({ name: '', email: '' });
});

it('T3 is never read by another person', () => {
  profile().keep({ name: 'Jo', bio: 'Sails' });
  expect(draftOf('usr_kim', 'profile', { name: 'Kim', bio: '' }).read()).toEqual({ name: 'Kim', bio: '' });
  expect(draftOf(NOBODY, 'profile', { name: '', bio: '' }).read()).toEqual({ name: '', bio: '' });
});

it('T4 goes when it is dropped, and with all else when the person signs out', () => {
  profile().keep({ name: 'Jo', bio: 'Sails' });
  profile().drop();
  expect(profile().read()).toEqual({ name: 'Jo', bio: '' });
  profile().keep({ name: 'Jo', bio: 'Sails' });
  inTab.clear();
  expect(profile().read()).toEqual({ name: 'Jo', bio: '' });
});

it('of a form that had other fields, what is missing is as usual; what cannot be read is nothing', () => {
  inTab.set('deepiri.typed.usr_jo.profile', '{"bio":"Sails"}');
  expect(profile().read()).toEqual({ name: 'Jo', bio: 'Sails' });
  inTab.set('deepiri.typed.usr_jo.profile', '{"bio":');
  expect(profile().read()).toEqual({ name: 'Jo', bio: '' });
});

it.each([
  ['{"text":5,"ignore":"x"}', { text: '', ignore: [] }],
  ['{"text":"Call Ana","ignore":[5]}', { text: '', ignore: [] }],
  ['"a text"', { text: '', ignore: [] }],
  ['[1]', { text: '', ignore: [] }],
  ['{"notes":5}', null],
  ['"notes"', null],
  ['{', null],
  ['{"text":"x"}', ''],
])('what is kept as %s and is no draft is laid aside', (kept, usual) => {
  inTab.set('deepiri.typed.usr_jo.place', kept);
  expect(draftOf<unknown>('usr_jo', 'place', usual).read()).toEqual(usual);
  expect(inTab.get('deepiri.typed.usr_jo.place')).toBeNull();
  expect(inTab.get('aside:deepiri.typed.usr_jo.place')).toBe(kept);
});
