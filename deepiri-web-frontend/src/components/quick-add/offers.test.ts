import { describe, expect, it } from 'vitest';
import { type Known, offersAt } from './offers.ts';

const known: Known = {
  language: 'en',
  labels: ['work', 'workshop', 'home', 'two words', 'code/api', 'wow!', '42'],
  projects: ['Garden', 'Sum', 'Summer house'].map((name) => ({ id: name, name, color: 'teal' as const })),
};
const inserts = (text: string, more: Partial<Known> = {}, caret = text.length) =>
  offersAt(text, caret, { ...known, ...more }).map(({ insert }) => insert);

describe('what quick-add offers', () => {
  it.each([
    ['Buy paint #', ['work', 'workshop', 'home', 'code/api']],
    ['Buy paint #W', ['work', 'workshop']],
    ['#api', ['code/api']],
    ['Buy #home,#wo', ['work', 'workshop']],
    // What is there is not offered, what goes on from it is.
    ['Buy paint #work', ['workshop']],
    ['Buy paint #shop ', []],
    ['Buy paint #new', []],
    ['issue x#wo', []],
    // A number is that of an issue.
    ['Fix #4', []],
    ['Paint +', ['Garden', 'Sum', 'Summer house']],
    ['Paint +sum', ['Summer house']],
    ['Paint +"summer h', ['Summer house']],
    ['Paint +summer h', ['Summer house']],
    ['Paint +Garden', []],
    ['Paint +Garden the fence', []],
    ['Paint +Boat', []],
    ['Paint +Boat house', []],
    ['Buy milk +2', []],
    ['Paint 2+g', []],
    ['Paint +Summer house !h', ['high']],
    ['Paint +Garden #wo', ['work', 'workshop']],
    ['Read !', ['urgent', 'high', 'medium', 'low']],
    ['Read !h', ['high']],
    ['Read!h', []],
    ['Read *e', ['easy', 'epic']],
    ['Read ~', ['15m', '30m', '45m', '1h', '2h']],
    ['Read ~1', ['15m', '1h']],
    ['Read', []],
  ])('%s', (text, offered) => {
    expect(
      inserts(text, text.includes('+sum') ? { projects: known.projects.filter(({ name }) => name !== 'Sum') } : {}),
    ).toEqual(offered);
  });

  it('takes the place of what has been begun, and nothing in the middle of a word', () => {
    expect(offersAt('Buy #wo tomorrow', 7, known)[0]).toEqual({ insert: 'work', start: 5, end: 7, means: 'label' });
    expect(inserts('Buy #work', {}, 7)).toEqual([]);
  });

  it('says marks in the language of the person', () => {
    expect(inserts('Lesen !', { language: 'de' })).toEqual(['dringend', 'hoch', 'mittel', 'niedrig']);
    expect(inserts('Lesen *s', { language: 'de' })).toEqual(['schwer']);
  });

  it('offers a handful', () => {
    const labels = Array.from({ length: 40 }, (_, at) => `label${at}`);
    expect(inserts('Buy #', { labels })).toHaveLength(8);
  });
});
