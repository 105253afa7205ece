import { meaningOf } from './done-ones.ts';

/** What holds for a task that stands on no day of a calendar. */
export const DAYLESS = 'due:none scheduled:none';

/** A line for those of its tasks that are due on no day and planned for none. */
export function withoutDay(line: string): string {
  const filter = meaningOf(line);
  if (!filter) return DAYLESS;
  return `${DAYLESS} ${filter.kind === 'any' ? `(${line.trim()})` : line.trim()}`;
}
