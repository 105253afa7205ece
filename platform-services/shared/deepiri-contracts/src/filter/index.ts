export * from './ast.ts';
export { type Completion, completionsAt, sayable } from './complete.ts';
export { datesOf, type FilterContext, instantsOf, type Predicate, predicateOf } from './matches.ts';
export { LONGEST_FILTER, parseFilter } from './parse.ts';
export { projectNames } from './project-names.ts';
export { projectIdsIn, projectNamesIn, withProjectRenamed } from './projects.ts';
