/** What the page of a project shows, as its address says it: usually its open tasks. */
export type ProjectSearch = { tab?: 'plan'; done?: 'shown'; task?: string };

export function projectSearch({ tab, done, task }: Record<string, unknown>): ProjectSearch {
  return {
    ...(tab === 'plan' ? { tab } : {}),
    ...(done === 'shown' ? { done } : {}),
    ...(typeof task === 'string' && task !== '' ? { task } : {}),
  };
}
