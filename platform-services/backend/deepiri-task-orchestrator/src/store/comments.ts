import type { Stores } from './collections.ts';

/** Whether somebody said something about a task. */
export async function isSpokenOf({ comments }: Stores, taskId: string): Promise<boolean> {
  const page = await comments.find({
    where: { taskId, removedAt: null },
    order: { field: 'createdAt', direction: 'asc' },
    limit: 1,
  });
  return page.items.length > 0;
}
