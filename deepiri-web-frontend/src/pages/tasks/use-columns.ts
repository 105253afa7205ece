import { useMemo } from 'react';
import { type Column, columnsIn, usualColumns } from './row-columns.ts';

/** What rows show beside the title. */
export function useColumns(chosen: string | undefined): ReadonlySet<Column> {
  return useMemo(() => new Set(columnsIn(chosen) ?? usualColumns), [chosen]);
}
