import { describe, expect, it } from 'vitest';
import { conditionsOf } from './condition.ts';
import { countingIndex, servingIndex } from './serving-index.ts';

const definition = {
  indexes: [['owner'], ['owner', 'due'], ['owner', 'state', 'due'], ['due']],
  unique: [['email'], ['owner', 'slug']],
};

const serving = (where: object, order?: string) => {
  const found = servingIndex(definition, conditionsOf(where), order);
  return found && ('fields' in found ? found.fields.join('+') : found.kind);
};
const counting = (where: object) => {
  const found = countingIndex(definition, conditionsOf(where));
  return found && ('fields' in found ? found.fields.join('+') : found.kind);
};

describe('D6 the index that serves a query', () => {
  it.each([
    ['the longest run of equalities before the order', { owner: 'a', state: 'open' }, 'due', 'owner+state+due'],
    [
      'other conditions are checked on the way',
      { owner: 'a', state: { in: ['open'] }, title: 'x' },
      'due',
      'owner+due',
    ],
    ['a range on the order', { owner: 'a', due: { gt: '1' } }, 'due', 'owner+due'],
    ['an order that an equality makes constant', { owner: 'a', due: '1' }, 'due', 'owner+due'],
    ['no order needs an index that ends after the equalities', { owner: 'a' }, undefined, 'owner'],
    ['order by id is no order', { owner: 'a', state: 'open' }, 'id', 'owner'],
    ['an order alone', {}, 'due', 'due'],
    ['everything by id', {}, undefined, 'all'],
    ['a unique key gives at most one', { email: 'a', state: 'open' }, 'title', 'email'],
    ['null is no key', { email: null }, undefined, undefined],
    ['ids', { id: { in: ['a'] } }, 'title', 'ids'],
    ['no index for the condition', { title: 'x' }, undefined, undefined],
    ['no index for the order', { owner: 'a' }, 'title', undefined],
    ['a range would have to be sorted by id', { due: { lt: '1' } }, undefined, undefined],
    ['a range on the order alone', { due: { gt: '1' }, state: 'open' }, 'due', 'due'],
    ['the whole of an index would have to be looked through', { state: 'open' }, 'due', undefined],
  ])('%s', (_, where, order, index) => {
    expect(serving(where, order)).toBe(index);
  });

  it.each([
    ['equalities and a range', { owner: 'a', due: { gt: '1' } }, 'owner+due'],
    ['equalities and a list', { owner: 'a', state: { in: ['open', 'done'] } }, 'owner+state+due'],
    ['a range alone', { due: { gt: '1' } }, 'due'],
    ['everything', {}, 'all'],
    ['nothing that an index knows', { title: 'x' }, undefined],
  ])('a count by %s', (_, where, index) => {
    expect(counting(where)).toBe(index);
  });
});
