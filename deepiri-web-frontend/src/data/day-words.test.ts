import * as reader from 'deepiri-contracts/quick-add';
import type { QuickSpan } from 'deepiri-sdk';
import { expect, it } from 'vitest';
import { dayIn, sayings, whenIn } from './day-words.ts';

const AT = '2026-11-27T22:59:00.000Z';
const span = (text: string, piece: string, field: QuickSpan['field'] = 'dueAt'): QuickSpan => {
  const start = text.indexOf(piece);
  return { start, end: start + piece.length, text: piece, field, value: AT };
};

it.each([
  ['fri', ['fri']],
  ['on fri, 5pm', ['on fri', '5pm']],
  ['24.12.', ['24.12']],
])('%s says when', (text, pieces) => {
  expect(whenIn({ dueAt: AT, spans: pieces.map((piece) => span(text, piece)) }, text)).toBe(AT);
});

it('where a word is left over, nothing is understood', () => {
  expect(whenIn({ dueAt: AT, spans: [span('call fri', 'fri')] }, 'call fri')).toBeNull();
  expect(whenIn({ dueAt: null, spans: [] }, 'soon')).toBeNull();
  // The day that words are read for is none that they say.
  expect(whenIn({ dueAt: AT, spans: [] }, '')).toBeNull();
});

it('a rhythm, a label or a span of time is no day', () => {
  for (const field of ['recurrence', 'labels', 'estimateMinutes'] as const)
    expect(whenIn({ dueAt: AT, spans: [span('mondays', 'mondays', field)] }, 'mondays')).toBeNull();
});

it('a number is a day of the month, other words may need to be led in', () => {
  expect(sayings('15', 'en')).toEqual(['the 15th']);
  expect(['1', '2.', '3', '11', '22', '31'].flatMap((text) => sayings(text, 'en'))).toEqual([
    'the 1st', 'the 2nd', 'the 3rd', 'the 11th', 'the 22nd', 'the 31st',
  ]); // biome-ignore format: a row
  expect(sayings('15', 'de')).toEqual(['am 15.']);
  expect(sayings(' so ', 'de')).toEqual(['so', 'am so']);
  expect(sayings('fri', 'en')).toEqual(['fri', 'on fri']);
});

it.each([
  ['fri', 'en', '2026-11-20T22:59:00.000Z'],
  ['15', 'en', '2026-12-15T22:59:00.000Z'],
  ['übermorgen um halb sechs', 'de', '2026-11-20T16:30:00.000Z'],
  ['5pm', 'en', '2026-11-25T16:00:00.000Z'],
  ['call fri', 'en', null],
  ['+Garden', 'en', null],
] as const)('%s (%s) is %s', (typed, language, at) => {
  const asked = { timeZone: 'Europe/Berlin', dayStartsAt: '04:00', day: '2026-11-25', language };
  expect(dayIn(reader, typed, asked, new Date('2026-11-18T09:00:00Z'))).toBe(at);
});
