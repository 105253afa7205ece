const starts = new Map<string, { rect: DOMRect; at: number }>();

/** Keeps where a task was finished, so that what it pays can set off from there. */
export function rememberStart(taskId: string, from: Element): void {
  starts.set(taskId, { rect: from.getBoundingClientRect(), at: performance.now() });
}

/** Where a task was finished in this tab, asked for once. */
export function startOf(taskId: string): { rect: DOMRect; at: number } | undefined {
  const start = starts.get(taskId);
  starts.delete(taskId);
  return start;
}
