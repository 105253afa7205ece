import { completionsAt } from 'deepiri-contracts/filter';
import { describe, expect, it } from 'vitest';
import { actionFor, onlyOffer, taking } from './completion.ts';

it.each([
  ['st', { insert: 'status:', start: 0, end: 2 }, 'status:', 7],
  ['status:o', { insert: 'open', start: 7, end: 8 }, 'status:open ', 12],
  ['status:o due<7d', { insert: 'open', start: 7, end: 8 }, 'status:open due<7d', 11],
  ['(blo', { insert: 'blocked', start: 1, end: 4 }, '(blocked ', 9],
])('an offer that is taken in %s goes on where one goes on typing', (line, offer, after, caret) => {
  expect(taking(line, offer)).toEqual({ line: after, caret });
});

describe('Enter', () => {
  const labels = ['work', 'workshop', 'home'];
  it.each([
    ['status:d', false, 'done'],
    ['milk #ho', true, 'home'],
    ['label:home,works', true, 'workshop'],
    // What is complete is taken as it is, also when something longer begins with it.
    ['#work', true, null],
    // A word is looked for in the text: nobody who types it must want the flag.
    ['over', true, null],
    ['label:w', true, null],
    ['label:', false, null],
  ])('of %s, with one offer that can be meant, takes it', (line, readable, insert) => {
    const offers = completionsAt(line, line.length, { labels });
    expect(onlyOffer(line, offers, { readable, known: labels })?.insert ?? null).toBe(insert);
  });

  it('takes what is chosen before the only one, and the line when there is neither', () => {
    const [one, other] = completionsAt('label:', 6, { labels });
    const open = { open: true, first: one };
    expect(actionFor('Enter', { ...open, chosen: other, only: one! })).toBe(other);
    expect(actionFor('Enter', { ...open, chosen: undefined, only: one! })).toBe(one);
    expect(actionFor('Enter', { ...open, chosen: undefined })).toBe('submit');
    expect(actionFor('Tab', { ...open, chosen: undefined })).toBe(one);
    expect(actionFor('Tab', { open: false, chosen: undefined, first: undefined })).toBeNull();
    expect(actionFor('Escape', { ...open, chosen: undefined })).toBe('close');
  });
});
