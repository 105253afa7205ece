import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDocuments } from '../documents/open.ts';
import { type Adapter, withStore } from './place.ts';
import { card, cards } from './samples.ts';

/** Text that means something to one query language or another. */
const HOSTILE = [
  '"',
  '""',
  "'",
  'apple"',
  '"apple',
  'apple*',
  '*',
  'apple AND',
  'NOT apple',
  'OR',
  'NEAR(apple bread)',
  'title:apple',
  '{title} : apple',
  '^apple',
  'apple + bread',
  '(apple',
  ')',
  '-apple',
  'apple\u0000bread',
  '\\',
  '%_',
  '$where',
  '.*',
  '(?=',
  '\ud800',
  '\u202eelppa',
  ' ',
  '',
];

export function text(adapter: Adapter): void {
  describe('full text', () => {
    it('finds every word as a prefix, without case and diacritics, in any text field and any order', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);
        await collection.save(card('c1', { title: 'Crème brûlée für Zoë', notes: 'torch & sugar' }));
        await collection.save(card('c2', { title: 'Zoo tickets', labels: ['Sugar-free'] }));
        const found = async (words: string) =>
          (await collection.find({ where: { owner: 'usr_ann' }, text: words, limit: 9 })).items.map(({ id }) => id);

        expect(await found('creme')).toEqual(['c1']);
        expect(await found('BRULEE crè')).toEqual(['c1']);
        expect(await found('zo')).toEqual(['c1', 'c2']);
        expect(await found('zo sug')).toEqual(['c1', 'c2']);
        expect(await found('zo torch')).toEqual(['c1']);
        expect(await found('rulee')).toEqual([]);
        expect(await found('zo nothing')).toEqual([]);
      }));

    it('follows changes of the text', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);
        await collection.save(card('c1', { title: 'before' }));
        await collection.save(card('c1', { version: 2, title: 'after' }));
        await collection.save(card('c1', { version: 3, title: 'after', owner: 'usr_bob' }));
        const count = async (owner: string, words: string) =>
          (await collection.find({ where: { owner }, text: words, limit: 9 })).items.length;

        expect(await count('usr_bob', 'after')).toBe(1);
        expect(await count('usr_bob', 'before')).toBe(0);
        expect(await count('usr_ann', 'after')).toBe(0);
      }));

    it('G10 finds nothing of another owner', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);
        await collection.save(card('c1', { title: 'secret', owner: 'usr_bob' }));
        await collection.save(card('c2', { title: 'secret', owner: 'usr_ann' }));
        const page = await collection.find({ where: { owner: 'usr_ann' }, text: 'secret', limit: 9 });
        expect(page.items.map(({ id }) => id)).toEqual(['c2']);
      }));

    it('takes any text as words, never as syntax', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);
        await collection.save(card('c1', { title: 'apple' }));
        await collection.save(card('c2', { title: HOSTILE.join(' '), labels: HOSTILE }));
        const found = async (words: string) =>
          (await collection.find({ where: { owner: 'usr_ann' }, text: words, limit: 9 })).items.map(({ id }) => id);

        for (const words of HOSTILE) expect((await found(words)).every((id) => id === 'c1' || id === 'c2')).toBe(true);
        expect(await found('NOT apple')).toEqual(['c2']);
        expect(await found('"apple" *')).toEqual(['c1', 'c2']);
        await fc.assert(
          fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 40 }), async (words) => void (await found(words))),
        );
        await found('w '.repeat(5_000));
        await found(Array.from({ length: 5_000 }, (_, index) => `w${index}`).join(' '));
      }));

    it('finds the same however common the words are, alone, together and with other conditions', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);
        const all = Array.from({ length: 2_400 }, (_, n) =>
          card(`c${String(n).padStart(4, '0')}`, {
            title: `common ${n % 2 ? 'odd' : 'even'} ${n % 800 === 0 ? 'rare' : ''}`,
            notes: n % 1_200 === 0 ? 'both even odd' : 'plain',
            labels: n % 600 === 0 ? ['few'] : ['lots'],
          }),
        );
        await Promise.all(all.map((each) => collection.save(each)));
        const found = async (words: string, where: object = {}) =>
          (await collection.find({ where: { owner: 'usr_ann', ...where }, text: words, limit: 9 })).items.map(
            ({ id }) => id,
          );
        const first = (keep: (n: number) => boolean) => all.flatMap(({ id }, n) => (keep(n) ? [id] : [])).slice(0, 9);

        expect(await found('common')).toEqual(first(() => true));
        expect(await found('com')).toEqual(first(() => true));
        expect(await found('common odd')).toEqual(first((n) => n % 2 === 1 || n % 1_200 === 0));
        expect(await found('rare common')).toEqual(first((n) => n % 800 === 0));
        expect(await found('common', { labels: { has: 'few' } })).toEqual(first((n) => n % 600 === 0));
        expect(await found('both', { labels: { has: 'lots' } })).toEqual([]);
        expect(await found('common nothing')).toEqual([]);
      }));

    it('a text without any word finds nothing', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);
        await collection.save(card('c1', { title: '!?' }));
        expect((await collection.find({ where: { owner: 'usr_ann' }, text: '!?', limit: 9 })).items).toEqual([]);
      }));
  });
}
