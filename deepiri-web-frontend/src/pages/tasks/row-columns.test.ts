import { expect, it } from 'vitest';
import { columnsIn, columnsText, usualColumns, withColumn } from './row-columns.ts';

it('an address names columns in their order, and only when they are not the usual ones', () => {
  expect(columnsIn('kind,due,mood')).toEqual(['due', 'kind']);
  expect(columnsIn(usualColumns.toReversed().join(','))).toBeNull();
  expect(columnsIn(undefined)).toBeNull();
  expect(columnsIn('none')).toEqual([]);
  expect([columnsText(null), columnsText(usualColumns), columnsText([]), columnsText(['due', 'kind'])]).toEqual([
    undefined,
    undefined,
    'none',
    'due,kind',
  ]);
});

it('a column comes to its place, and goes', () => {
  expect(withColumn(new Set(['kind', 'due']), 'project')).toEqual(['due', 'project', 'kind']);
  expect(withColumn(new Set(['kind', 'due']), 'kind')).toEqual(['due']);
});
