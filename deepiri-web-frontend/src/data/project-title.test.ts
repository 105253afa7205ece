import { expect, it } from 'vitest';
import { putInto } from './project-title.ts';

const put = (title: string, name = 'Summer house') => putInto({ title }, { id: 'prj_1', name });

it.each([
  ['Sand +Summer house', 'Sand'],
  ['Sand the deck +"summer  HOUSE", then oil it', 'Sand the deck, then oil it'],
  ['+Summer house: sand', 'sand'],
  ['Sand +„Summer house“ (+Boat)', 'Sand (+Boat)'],
  ['C +Plus +Summer house', 'C +Plus'],
  // What was begun means the same.
  ['Sand +summer the deck', 'Sand the deck'],
  ['Sand +summ', 'Sand'],
])('%s, put into the project that it names, is called %s', (before, title) => {
  expect(put(before)).toEqual({ projectId: 'prj_1', title });
});

it.each(['Sand', 'C +Plus', 'Sand +Summerhouse', 'Sand +S', 'Sand+Summer house', 'A +1', '+Summer house'])(
  '“%s” stays as it is',
  (title) => {
    expect(put(title)).toEqual({ projectId: 'prj_1' });
  },
);

it('a name is no pattern, and none is taken for another language', () => {
  expect(put('Read +C++ (2nd) now', 'C++ (2nd)')).toEqual({ projectId: 'prj_1', title: 'Read now' });
  expect(put('Gießen +übersicht', 'Übersicht')).toEqual({ projectId: 'prj_1', title: 'Gießen' });
  expect(putInto({ title: 'Sand +Boat' }, null)).toEqual({ projectId: null });
});
