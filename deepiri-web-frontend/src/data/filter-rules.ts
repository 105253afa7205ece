import type { Filter, FilterContext, Predicate, ProjectNames } from 'deepiri-contracts/filter';

/** What the lists of tasks need of the filter language. */
export type FilterRules = {
  matcherFor: (line: string, context: FilterContext, projects?: ProjectNames) => Predicate | null;
  readFilter: (line: string, projects?: ProjectNames) => Filter;
  asksForOthers: (filter: Filter) => boolean;
};

let rules: FilterRules | undefined;

/** The rules, once a room with lists or anybody else has fetched them: the first room does without them. */
export const filterRules = (): FilterRules | undefined => rules;

/** `filters.ts` hands them over. */
export function setFilterRules(ones: FilterRules): void {
  rules = ones;
}
