import {
  type Filter,
  type FilterContext,
  type Predicate,
  type ProjectNames,
  parseFilter,
  predicateOf,
  projectNamesIn,
} from 'deepiri-contracts/filter';
import { setFilterRules } from './filter-rules.ts';

/** What is shown when nobody filters. */
export const DEFAULT_FILTER = 'status:open';

/** The filter that a line means; a blank one means open tasks. Without names projects are not looked for. @throws FilterError */
export function readFilter(line: string, projects?: ProjectNames): Filter {
  return parseFilter(line, projects) ?? (parseFilter(DEFAULT_FILTER) as Filter);
}

/** What it takes to say of any task whether it matches. Null when the line cannot be read. */
export function matcherFor(line: string, context: FilterContext, projects?: ProjectNames): Predicate | null {
  try {
    return predicateOf(readFilter(line, projects), context);
  } catch {
    return null;
  }
}

type Mark = (filter: Filter) => boolean;
/** Whether one of the conditions in a filter is such a one. */
export const some = (filter: Filter, mark: Mark): boolean => {
  if (filter.kind === 'not') return some(filter.of, mark);
  return 'of' in filter ? filter.of.some((part) => some(part, mark)) : mark(filter);
};

/** Whether what matches changes by itself as time goes on. */
export const movesWithTime = (filter: Filter): boolean =>
  some(filter, (term) => term.kind === 'date' || (term.kind === 'flag' && term.flag === 'overdue'));

/** Whether what matches depends on other tasks too. */
export const asksForOthers = (filter: Filter): boolean =>
  some(filter, (term) => term.kind === 'flag' && term.flag === 'blocked');

/** Whether a line calls projects by name, so that what it means depends on them. */
export function asksForProjects(line: string): boolean {
  try {
    return projectNamesIn(readFilter(line)).length > 0;
  } catch {
    return false;
  }
}

/** Whether a line says something of a field, such as `due<7d`, and is not just words to look for. */
export function namesField(line: string, projects?: ProjectNames): boolean {
  try {
    return line.trim() !== '' && some(readFilter(line, projects), ({ kind }) => kind !== 'text' && kind !== 'flag');
  } catch {
    return false;
  }
}

setFilterRules({ matcherFor, readFilter, asksForOthers });
