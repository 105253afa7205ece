/** The words that a task's fields can have, in their order. */
export const taskStatuses = ['todo', 'in_progress', 'blocked', 'done', 'cancelled'] as const;
export const taskPriorities = ['none', 'low', 'medium', 'high', 'urgent'] as const;
export const taskDifficulties = ['trivial', 'easy', 'medium', 'hard', 'epic'] as const;
export const taskKinds = ['task', 'habit', 'study', 'code', 'creative'] as const;

/** Colours of projects by name; what each looks like is a matter of the client. */
export const projectColors = ['violet', 'teal', 'amber', 'blue', 'pink', 'green', 'brown', 'slate'] as const;

/** In which orders tasks are listed. */
export const taskSorts = [
  '-createdAt',
  'createdAt',
  '-updatedAt',
  'updatedAt',
  'dueAt',
  '-dueAt',
  'priority',
  '-priority',
  'title',
  'position',
  'scheduledFor',
  '-completedAt',
] as const;

/** How a saved view shows its tasks: as what, in which groups, with what beside the title. */
export const taskLayouts = ['list', 'board', 'graph', 'calendar'] as const;
export const taskGroupings = ['none', 'status', 'priority', 'label', 'due', 'project'] as const;
export const taskColumns = [
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
] as const;
