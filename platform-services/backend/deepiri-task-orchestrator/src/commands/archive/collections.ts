import { archivedComments } from './archived-comments.ts';
import { archivedProjects } from './archived-projects.ts';
import { archivedTasks } from './archived-tasks.ts';
import { archivedTime } from './archived-time.ts';
import { archivedViews } from './archived-views.ts';
import type { ArchivedCollection } from './collection.ts';

/**
 * What an archive consists of, in the order in which it is written and read back: what is referred to comes before what
 * refers to it. A new kind of document is added here, and described in docs/archive.md.
 */
export const archivedCollections: readonly ArchivedCollection[] = [
  archivedProjects,
  archivedTasks,
  archivedTime,
  archivedComments,
  archivedViews,
];
