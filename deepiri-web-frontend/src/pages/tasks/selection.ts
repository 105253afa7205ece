/** What is selected, and the task from which a stretch is selected on. */
export type Selection = { ids: ReadonlySet<string>; anchor: string | null };

export const nothing: Selection = { ids: new Set(), anchor: null };

/** With one more, or without it when it was in. */
export function toggled({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/** With all from the anchor to a task. Without an anchor that is on the list, with that task. */
export function extended({ ids, anchor }: Selection, to: string, order: readonly string[]): Selection {
  const [from, until] = [order.indexOf(anchor ?? ''), order.indexOf(to)];
  if (from < 0 || until < 0) return { ids: new Set(ids).add(to), anchor: to };
  const stretch = order.slice(Math.min(from, until), Math.max(from, until) + 1);
  return { ids: new Set([...ids, ...stretch]), anchor };
}

/**
 * After a step with Shift from one task to the next: the step takes the next one in, and gives up the one it leaves when
 * it goes back towards the anchor.
 */
export function stepped({ ids, anchor }: Selection, from: string, to: string, order: readonly string[]): Selection {
  const start = anchor !== null && ids.has(anchor) && order.includes(anchor) ? anchor : from;
  const next = new Set(ids).add(start).add(to);
  const [at, now, then] = [order.indexOf(start), order.indexOf(from), order.indexOf(to)];
  if (Math.abs(then - at) < Math.abs(now - at)) next.delete(from);
  return { ids: next, anchor: start };
}
