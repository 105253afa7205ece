import type { TaskView } from 'deepiri-sdk';

/** What a row can show beside the title, in the order in which it does. */
export const columns = [
  'due',
  'project',
  'labels',
  'estimate',
  'spent',
  'priority',
  'difficulty',
  'kind',
  'created',
  'reason',
] as const satisfies readonly NonNullable<TaskView['columns']>[number][];
export type Column = (typeof columns)[number];

/** What rows show when nobody has chosen. */
export const usualColumns: readonly Column[] = ['due', 'project', 'labels', 'estimate', 'reason'];

export const isUsual = (chosen: ReadonlySet<Column>): boolean =>
  columns.every((column) => chosen.has(column) === usualColumns.includes(column));

/** The columns that a text names, in their order; null for the usual ones, as when there is no text. */
export function columnsIn(text: string | undefined): Column[] | null {
  if (text === undefined) return null;
  const named = text.split(',');
  const chosen = columns.filter((column) => named.includes(column));
  return chosen.join() === usualColumns.join() ? null : chosen;
}

/** Columns as an address says them; nothing for the usual ones. */
export function columnsText(chosen: readonly Column[] | null): string | undefined {
  if (chosen === null || chosen.join() === usualColumns.join()) return undefined;
  return chosen.join(',') || 'none';
}

/** The columns with one more, or without it. */
export function withColumn(chosen: ReadonlySet<Column>, column: Column): Column[] {
  return columns.filter((one) => (one === column) !== chosen.has(one));
}
