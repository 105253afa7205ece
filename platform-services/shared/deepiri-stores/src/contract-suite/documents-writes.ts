import { describe, expect, it } from 'vitest';
import { DuplicateKey, StaleVersion } from '../documents/errors.ts';
import { openDocuments } from '../documents/open.ts';
import { type Adapter, acrossReopening, withStore } from './place.ts';
import { card, cards, event, next } from './samples.ts';

export function writes(adapter: Adapter): void {
  describe('writes', () => {
    it('D1 a state and its events are there once save has resolved', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);
        const state = card('c1', { title: 'naïve \u0000 "quote" 💥', notes: 'x'.repeat(20_000), labels: ['a', 'b'] });

        expect(await collection.save(state, [event('e1', 'c1'), event('e2', 'c1')])).toBe('saved');

        expect(await collection.get('c1')).toEqual(state);
        expect((await store.log.of('c1')).map(({ id }) => id)).toEqual(['e1', 'e2']);
        expect(await collection.get('c2')).toBeUndefined();
      }));

    it('D1 a version other than the next one is refused and changes nothing', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);
        await collection.save(card('c1'), [event('e1', 'c1')]);

        const tries = [card('c1'), card('c1', { version: 3 }), card('c2', { version: 2 })];
        const errors = await Promise.all(
          tries.map((state) => collection.save(state, [event('e9', state.id)]).catch(own)),
        );

        expect(errors.every((error) => error instanceof StaleVersion)).toBe(true);
        expect(errors.map((error) => error instanceof StaleVersion && error.current)).toEqual([1, 1, 0]);
        expect(await collection.get('c1')).toEqual(card('c1'));
        expect(await store.log.find('e9')).toBeUndefined();
      }));

    it('D1 of many concurrent writes of one version exactly one wins', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);
        await collection.save(card('c1'));

        const results = await Promise.all(
          Array.from({ length: 50 }, (_, index) =>
            collection.save(next(card('c1'), { rank: index }), [event(`e${index}`, 'c1')]).catch(own),
          ),
        );

        const won = results.flatMap((result, index) => (result === 'saved' ? [index] : []));
        expect(won).toHaveLength(1);
        expect(results.filter((result) => result instanceof StaleVersion)).toHaveLength(49);
        expect((await collection.get('c1'))?.rank).toBe(won[0]);
        expect((await store.log.of('c1')).map(({ id }) => id)).toEqual([`e${won[0]}`]);
      }));

    it('D1 what the caller does to a state after save was called is not stored', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);
        const state = card('c1', { labels: ['kept'] });
        const saved = collection.save(state);
        state.title = 'changed';
        state.labels.push('added');
        await saved;

        expect(await collection.get('c1')).toEqual(card('c1', { labels: ['kept'] }));
        expect(await collection.count({ owner: 'usr_ann', labels: { has: 'added' } })).toBe(0);
      }));

    it('D2 an event id that is in the log makes a write answer already and change nothing, whatever its version', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);
        await collection.save(card('c1'), [event('e1', 'c1')]);

        expect(
          await collection.save(next(card('c1'), { title: 'again' }), [event('e2', 'c1'), event('e1', 'c1')]),
        ).toBe('already');
        expect(await collection.save(card('c1'), [event('e1', 'c1')])).toBe('already');
        expect(await collection.save(card('c2'), [event('e1', 'c2')])).toBe('already');
        expect(await collection.remove('c1', 1, [event('e1', 'c1')])).toBe('already');

        expect(await collection.get('c1')).toEqual(card('c1'));
        expect(await collection.get('c2')).toBeUndefined();
        expect(await store.log.find('e2')).toBeUndefined();
        expect(await store.log.read(0, 10)).toHaveLength(1);
      }));

    it('D2 of concurrent writes with one event id exactly one is stored', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);

        const results = await Promise.all(
          Array.from({ length: 20 }, (_, index) => collection.save(card(`c${index}`), [event('e1', `c${index}`)])),
        );

        expect(results.filter((result) => result === 'saved')).toHaveLength(1);
        expect(results.filter((result) => result === 'already')).toHaveLength(19);
        expect(await collection.count({ owner: 'usr_ann' })).toBe(1);
        expect(await store.log.read(0, 10)).toHaveLength(1);
      }));

    it('D2 the event id of a write that was refused is free, for this document or another', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);
        await collection.save(card('c1', { slug: 'a' }));
        await expect(collection.save(card('c2', { slug: 'a' }), [event('e1', 'c2')])).rejects.toThrow(DuplicateKey);
        await expect(collection.save(card('c1'), [event('e2', 'c1')])).rejects.toThrow(StaleVersion);

        expect(await collection.save(card('c3'), [event('e1', 'c3'), event('e2', 'c3')])).toBe('saved');

        expect(await collection.save(card('c2'), [event('e1', 'c2')])).toBe('already');
        expect(await collection.save(card('c1', { slug: 'a', version: 2 }), [event('e2', 'c1')])).toBe('already');
        expect(await collection.get('c2')).toBeUndefined();
        expect((await store.log.read(0, 10)).map(({ id, subject }) => [id, subject])).toEqual([
          ['e1', 'c3'],
          ['e2', 'c3'],
        ]);
      }));

    it('D2 one id twice in one write is a mistake and stores nothing', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);
        await expect(collection.save(card('c1'), [event('e1', 'c1'), event('e1', 'c1')])).rejects.toThrow(TypeError);
        expect(await collection.get('c1')).toBeUndefined();
      }));

    it('D5 a write that is refused takes no other write of its turn with it', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);
        await collection.save(card('old', { slug: 'taken' }), [event('e-old', 'old')]);

        const results = await Promise.all([
          collection.save(card('c1'), [event('e1', 'c1')]),
          collection.save(card('old'), [event('e2', 'old')]).catch(own),
          collection.save(card('c2', { slug: 'taken' }), [event('e3', 'c2')]).catch(own),
          collection.save(card('c3'), [event('e-old', 'c3')]),
          collection.save({ ...card('c4'), rank: 1n as unknown as number }, [event('e4', 'c4')]).catch(own),
          collection.save(card('c5'), [event('e5', 'c5')]),
        ]);

        expect(results[0]).toBe('saved');
        expect(results[1]).toBeInstanceOf(StaleVersion);
        expect(results[2]).toBeInstanceOf(DuplicateKey);
        expect(results[3]).toBe('already');
        expect(results[4]).toBeInstanceOf(TypeError);
        expect(results[5]).toBe('saved');
        expect((await store.log.read(0, 10)).map(({ id }) => id)).toEqual(['e-old', 'e1', 'e5']);
      }));

    it('D5 a thousand concurrent writes are all stored', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);
        const ids = Array.from({ length: 1_000 }, (_, index) => `c${index}`);

        await Promise.all(ids.map((id) => collection.save(card(id), [event(`e-${id}`, id)])));

        expect(await collection.count({ owner: 'usr_ann' })).toBe(1_000);
        expect(await store.log.read(0, 2_000)).toHaveLength(1_000);
      }));

    it('a unique key can be held by one document at a time, is free again when it is let go, and null is no key', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);
        await collection.save(card('c1', { slug: 'a' }));

        const refused = await collection.save(card('c2', { slug: 'a' }), [event('e1', 'c2')]).catch(own);
        expect(refused).toBeInstanceOf(DuplicateKey);
        expect(refused instanceof DuplicateKey && refused.fields).toEqual(['owner', 'slug']);
        expect(await store.log.find('e1')).toBeUndefined();

        expect(await collection.save(card('c3', { slug: 'a', owner: 'usr_bob' }))).toBe('saved');
        expect(await collection.save(next(card('c1', { slug: 'a' }), { title: 'kept its key' }))).toBe('saved');
        expect(await collection.save({ ...card('c1', { slug: null }), version: 3 })).toBe('saved');
        expect(await collection.save(card('c2', { slug: 'a' }))).toBe('saved');
        expect(await collection.save(card('c4', { slug: null }))).toBe('saved');
        expect(await collection.remove('c2', 1)).toBe('removed');
        expect(await collection.save(card('c5', { slug: 'a' }))).toBe('saved');
      }));

    it('a unique key is given to one of many who want it at once', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);
        const results = await Promise.all(
          Array.from({ length: 20 }, (_, index) => collection.save(card(`c${index}`, { slug: 'one' })).catch(own)),
        );
        expect(results.filter((result) => result === 'saved')).toHaveLength(1);
        expect(results.filter((result) => result instanceof DuplicateKey)).toHaveLength(19);
      }));

    it('remove takes the document out of everything, with its events, only at its version', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);
        await collection.save(card('c1', { labels: ['a'], title: 'apple' }), [event('e1', 'c1')]);

        await expect(collection.remove('c1', 2)).rejects.toThrow(StaleVersion);
        await expect(collection.remove('none', 1)).rejects.toThrow(StaleVersion);
        await expect(collection.remove('none', 0, [event('e9', 'none')])).rejects.toThrow(StaleVersion);
        expect(await collection.remove('c1', 1, [event('e2', 'c1')])).toBe('removed');

        expect(await collection.get('c1')).toBeUndefined();
        expect(await collection.count({ owner: 'usr_ann' })).toBe(0);
        expect(await collection.count({ owner: 'usr_ann', labels: { has: 'a' } })).toBe(0);
        expect((await collection.find({ where: { owner: 'usr_ann' }, text: 'apple', limit: 5 })).items).toEqual([]);
        expect((await store.log.of('c1')).map(({ id }) => id)).toEqual(['e1', 'e2']);
        expect(await collection.save(card('c1'), [event('e3', 'c1')])).toBe('saved');
      }));

    it('getMany answers in the order of the ids and leaves out what does not exist', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);
        await Promise.all(['a', 'b', 'c'].map((id) => collection.save(card(id))));
        expect((await collection.getMany(['c', 'none', 'a', 'c'])).map(({ id }) => id)).toEqual(['c', 'a', 'c']);
        expect(await collection.getMany([])).toEqual([]);
      }));

    it('collections are apart, and one name has one definition', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);
        const others = store.collection({ ...cards, name: 'others' });
        await collection.save(card('c1', { slug: 'a', labels: ['x'] }));
        expect(await others.save(card('c1', { slug: 'a' }))).toBe('saved');
        expect(await others.count({ owner: 'usr_ann', labels: { has: 'x' } })).toBe(0);
        expect(await store.collection(cards).get('c1')).toBeDefined();
        expect(() => store.collection({ ...cards, indexes: [] })).toThrow(/cards/);
      }));

    it('G1 documents, events and what is pending survive closing', () =>
      acrossReopening(
        adapter,
        openDocuments,
        async (store) => {
          const collection = store.collection(cards);
          await collection.save(card('c1', { labels: ['a'], title: 'apple', slug: 's' }), [event('e1', 'c1')]);
          await collection.save(card('c2'), [event('e2', 'c2')]);
          const [first] = await store.outbox.take(1);
          await store.outbox.done(first?.position ?? 0);
        },
        async (store) => {
          const collection = store.collection(cards);
          expect(await collection.get('c1')).toEqual(card('c1', { labels: ['a'], title: 'apple', slug: 's' }));
          expect(await collection.count({ owner: 'usr_ann', labels: { has: 'a' } })).toBe(1);
          expect((await collection.find({ where: { owner: 'usr_ann' }, text: 'appl', limit: 5 })).items).toHaveLength(
            1,
          );
          expect((await store.outbox.take(9)).map(({ id }) => id)).toEqual(['e2']);
          expect(await collection.save(card('c3'), [event('e1', 'c3')])).toBe('already');
          await expect(collection.save(card('c4', { slug: 's' }))).rejects.toThrow(DuplicateKey);
        },
      ));

    it('writes that wait when the store closes are stored; after that it refuses', () =>
      acrossReopening(
        adapter,
        openDocuments,
        async (store) => {
          const collection = store.collection(cards);
          const saved = Array.from({ length: 700 }, (_, index) => collection.save(card(`c${index}`)));
          await store.close();
          expect(new Set(await Promise.all(saved))).toEqual(new Set(['saved']));
          await expect(collection.save(card('late'))).rejects.toThrow();
          await expect(store.ping()).rejects.toThrow();
        },
        async (store) => {
          expect(await store.collection(cards).count({})).toBe(700);
          await store.ping();
        },
      ));

    it('a changed definition is brought over what is stored', () =>
      acrossReopening(
        adapter,
        openDocuments,
        async (store) => {
          const plain = store.collection<ReturnType<typeof card>>({ name: 'cards', indexes: [['owner']] });
          await plain.save(card('c1', { labels: ['a'], title: 'apple', rank: 2 }));
          await plain.save(card('c2', { labels: ['b'], title: 'banana', rank: 1 }));
        },
        async (store) => {
          const collection = store.collection(cards);
          const where = { owner: 'usr_ann' };
          const byRank = await collection.find({ where, order: { field: 'rank', direction: 'asc' }, limit: 5 });
          expect(byRank.items.map(({ id }) => id)).toEqual(['c2', 'c1']);
          expect(await collection.count({ ...where, labels: { has: 'a' } })).toBe(1);
          expect((await collection.find({ where, text: 'BAN', limit: 5 })).items).toHaveLength(1);
        },
      ));
  });
}

/** The error itself, to look at. */
function own(error: unknown): unknown {
  return error;
}
