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

    it('a text without any word finds nothing', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);
        await collection.save(card('c1', { title: '!?' }));
        expect((await collection.find({ where: { owner: 'usr_ann' }, text: '!?', limit: 9 })).items).toEqual([]);
      }));
  });
}
