import { type Filter, type FilterContext, type Predicate, parseFilter, predicateOf } from 'deepiri-contracts/filter';

/** What is shown when nobody filters. */
export const DEFAULT_FILTER = 'status:open';

/** The filter that a line means; a blank one means open tasks. @throws FilterError */
export function readFilter(line: string): Filter {
  return parseFilter(line) ?? (parseFilter(DEFAULT_FILTER) as Filter);
}

/** What it takes to say of any task whether it matches. Null when the line cannot be read. */
export function matcherFor(line: string, context: FilterContext): Predicate | null {
  try {
    return predicateOf(readFilter(line), context);
  } catch {
    return null;
  }
}

type Mark = (filter: Filter) => boolean;
const some = (filter: Filter, mark: Mark): boolean => {
  if (filter.kind === 'not') return some(filter.of, mark);
  return 'of' in filter ? filter.of.some((part) => some(part, mark)) : mark(filter);
};

/** Whether what matches changes by itself as time goes on. */
export const movesWithTime = (filter: Filter): boolean =>
  some(filter, (term) => term.kind === 'date' || (term.kind === 'flag' && term.flag === 'overdue'));

/** Whether what matches depends on other tasks too. */
export const asksForOthers = (filter: Filter): boolean =>
  some(filter, (term) => term.kind === 'flag' && term.flag === 'blocked');
