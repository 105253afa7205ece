export { parseQuickAdd, type Understood } from './parse-quick-add.ts';
export { mayNameProject } from './projects.ts';
export { fieldsOf, type QuickFields, type QuickLine, readLine } from './read-line.ts';
