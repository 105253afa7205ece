import { type Filter, parseFilter } from 'deepiri-contracts/filter';
import { DEFAULT_FILTER, some } from '../../data/filters.ts';

/** What a line ends with that asks for done ones too. */
const DONE_TOO = 'status:open,done';

/** What a line means; undefined when it cannot be read, null when it is blank. */
export function meaningOf(line: string): Filter | null | undefined {
  try {
    return parseFilter(line) ?? null;
  } catch {
    return undefined;
  }
}

/** Whether it says in which state tasks are: by their status, or by when they were completed. */
const speaksOfState = (filter: Filter): boolean =>
  some(filter, (term) => 'field' in term && (term.field === 'status' || term.field === 'completed'));

/** A line with one more condition, which holds for all of it. */
function narrowed(line: string, filter: Filter | null, condition: string): string {
  if (filter === null) return condition;
  return `${filter.kind === 'any' ? `(${line})` : line} ${condition}`;
}

/** The line without the condition at its end; null when that is another one. */
function withoutDone(line: string): string | null {
  const trimmed = line.trim();
  if (trimmed === DONE_TOO) return '';
  return trimmed.endsWith(` ${DONE_TOO}`) ? trimmed.slice(0, -DONE_TOO.length - 1) : null;
}

/** What a line in the Tasks room asks for: open tasks, unless it says itself in which state they are. */
export function askedBy(line: string): string {
  const filter = meaningOf(line);
  if (filter === undefined || (filter && speaksOfState(filter))) return line;
  return narrowed(line, filter, DEFAULT_FILTER);
}

/** Whether done ones are shown besides open ones; null where the line says something else of their state. */
export function showsDone(line: string): boolean | null {
  const filter = meaningOf(line);
  if (filter === undefined) return null;
  if (filter === null || !speaksOfState(filter)) return false;
  // With an “or” before it, it is only one of two.
  if (filter.kind === 'any') return null;
  const rest = withoutDone(line);
  return rest !== null && showsDone(rest) === false ? true : null;
}

/** What asks for the done ones that a line leaves out. */
export function doneOf(line: string): string {
  return narrowed(line, meaningOf(line) ?? null, 'status:done');
}

/** A line that shows done ones besides open ones, or does not any more. */
export function withDone(line: string, shown: boolean): string {
  if (!shown) return withoutDone(line) ?? line;
  return narrowed(line, meaningOf(line) ?? null, DONE_TOO);
}
