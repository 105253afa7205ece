import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queryArbitrary } from '../../contract-suite/model.ts';
import { cards } from '../../contract-suite/samples.ts';
import type { CollectionDefinition } from '../port.ts';
import { type Question, questionOf } from '../question.ts';
import { routeOf } from '../route.ts';
import { driveHint, filtersAfter, hintOf } from './filters.ts';
import { layoutOf, pathOf } from './layout.ts';

const definition = cards as unknown as CollectionDefinition;
const layout = layoutOf(definition);

/** Paths of the index with this name, in order. */
function pathsOf(name: string): string[] {
  if (name === '_id_') return ['_id'];
  const found = layout.indexes.find((index) => index.name === name);
  expect(found, name).toBeDefined();
  return Object.keys(found!.key);
}

function isEqual({ conditions }: Question, path: string): boolean {
  return conditions.some(({ field, kind }) => kind === 'equal' && pathOf(layout, field) === path);
}

describe('D6 the index that the server is told to use', () => {
  it('exists, and gives the order: fields that are equal, then the one that is asked for, then the id', () => {
    fc.assert(
      fc.property(queryArbitrary, ({ where, text, order }) => {
        const question = questionOf(where, text, order);
        const { walk, drive } = routeOf(definition, question, 'find');
        if (drive)
          expect(pathsOf(driveHint(layout, drive)).some((path) => /^(arrays[.]|words$)/.test(path))).toBe(true);
        if (walk?.kind !== 'index') return;
        const paths = pathsOf(hintOf(walk));
        const rest = paths.slice(paths.findIndex((path) => !isEqual(question, path)));
        const asked = order && order.field !== 'id' ? pathOf(layout, order.field)! : undefined;
        expect(rest).toEqual(asked && !isEqual(question, asked) ? [asked, '_id'] : ['_id']);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['ids', { id: { in: ['a'] } }, ['_id']],
    ['everything', {}, ['_id']],
    ['a unique key', { owner: 'a', slug: 'b' }, ['unique.owner+slug']],
  ])('leads to %s', (_, where, paths) => {
    const { walk } = routeOf(definition, questionOf(where), 'find');
    expect(pathsOf(hintOf(walk!))).toEqual(paths);
  });

  it('a count has one, too', () => {
    for (const where of [{ owner: 'a' }, { owner: 'a', rank: { gt: 1 } }, { rank: { lt: 3 } }, { id: 'a' }, {}]) {
      const { walk } = routeOf(definition, questionOf(where), 'count');
      expect(pathsOf(hintOf(walk!)).length).toBeGreaterThan(0);
    }
  });

  it('a page starts where the last one ended', () => {
    const order = { field: 'due', direction: 'asc' } as const;
    expect(filtersAfter('fields.due', order, { value: '2027', id: 'c' })).toEqual([
      { 'fields.due': '2027', _id: { $gt: 'c' } },
      { 'fields.due': { $gt: '2027' } },
    ]);
  });

  it('no two indexes have one name or the same keys, which servers refuse', () => {
    const indexes = [['owner'], ['owner', 'id'], ['id', 'owner'], ['owner', 'due']];
    const doubled = layoutOf({ ...cards, indexes } as unknown as CollectionDefinition);
    expect(doubled.indexes.map(({ name }) => name)).toEqual([...new Set(doubled.indexes.map(({ name }) => name))]);
    const keys = doubled.indexes.map(({ key }) => JSON.stringify(key));
    expect(keys).toEqual([...new Set(keys)]);
  });
});
