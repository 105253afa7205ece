/** The words that a task's fields can have, in their order. */
export const taskStatuses = ['todo', 'in_progress', 'blocked', 'done', 'cancelled'] as const;
export const taskPriorities = ['none', 'low', 'medium', 'high', 'urgent'] as const;
export const taskDifficulties = ['trivial', 'easy', 'medium', 'hard', 'epic'] as const;
export const taskKinds = ['task', 'habit', 'study', 'code', 'creative'] as const;
