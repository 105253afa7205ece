import type { Task } from 'deepiri-sdk';
import { isOpen } from '../../../data/task-cache.ts';

/** `from` waits for `to`. */
export type Edge = { from: string; to: string };
/** Tasks that hang together by what waits for what. */
export type Chain = { key: string; tasks: Task[]; edges: Edge[] };
export type Chains = {
  chains: Chain[];
  /** Tasks that wait for nothing here, and that nothing waits for. */
  alone: Task[];
  /** Tasks that are not on the list, but stand between one of the list and its start. */
  outside: ReadonlySet<string>;
  /** How many tasks in chains were left out because there are too many. */
  left: number;
};

/**
 * The chains among some tasks, with the open tasks that hold them up wherever those are. The largest come first.
 * @param known the open tasks by their ids
 * @param most so many tasks are taken into chains
 */
export function chainsOf(tasks: readonly Task[], known: ReadonlyMap<string, Task>, most: number): Chains {
  const all = withBlockers(tasks, known);
  const edges = [...all.values()].flatMap(({ id, blockedBy }) =>
    blockedBy.filter((other) => all.has(other)).map((to): Edge => ({ from: id, to })),
  );
  const parts = [...partsOf([...all.keys()], edges)].toSorted((a, b) => b.length - a.length);
  const listed = new Set(tasks.map(({ id }) => id));
  const byFrom = Map.groupBy(edges, ({ from }) => from);
  const chains: Chain[] = [];
  let [room, left] = [most, 0];
  for (const ids of parts.filter(({ length }) => length > 1)) {
    const kept = ids.length <= room ? ids : chains.length === 0 ? ids.slice(0, room) : [];
    left += ids.length - kept.length;
    room -= kept.length;
    if (kept.length === 0) continue;
    const within = new Set(kept);
    chains.push({
      key: kept[0] as string,
      tasks: kept.map((id) => all.get(id) as Task),
      edges: kept.flatMap((id) => byFrom.get(id) ?? []).filter(({ to }) => within.has(to)),
    });
  }
  return {
    chains,
    alone: parts.flatMap((ids) => (ids.length === 1 ? [all.get(ids[0] as string) as Task] : [])),
    outside: new Set([...all.keys()].filter((id) => !listed.has(id))),
    left,
  };
}

function withBlockers(tasks: readonly Task[], known: ReadonlyMap<string, Task>): Map<string, Task> {
  const all = new Map(tasks.map((task) => [task.id, task]));
  const waiting = tasks.filter(isOpen);
  for (let task = waiting.pop(); task; task = waiting.pop()) {
    for (const id of task.blockedBy) {
      const blocker = known.get(id);
      if (!blocker || all.has(id)) continue;
      all.set(id, blocker);
      waiting.push(blocker);
    }
  }
  return all;
}

/** What hangs together, each in the order in which it is reached from its first task. */
function* partsOf(ids: readonly string[], edges: readonly Edge[]): Generator<string[]> {
  const beside = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const { from, to } of edges) {
    beside.get(from)?.push(to);
    beside.get(to)?.push(from);
  }
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) continue;
    seen.add(id);
    const part = [id];
    for (const next of part) {
      for (const other of beside.get(next) ?? []) {
        if (seen.has(other)) continue;
        seen.add(other);
        part.push(other);
      }
    }
    yield part;
  }
}

/** The open tasks that stand between a task and its start, however far back. */
export function blockersOf(id: string, edges: readonly Edge[], tasks: ReadonlyMap<string, Task>): Set<string> {
  const before = Map.groupBy(edges, ({ from }) => from);
  const found = new Set<string>();
  const open = [id];
  for (const next of open) {
    for (const { to } of before.get(next) ?? []) {
      const task = tasks.get(to);
      if (!task || !isOpen(task) || found.has(to) || to === id) continue;
      found.add(to);
      open.push(to);
    }
  }
  return found;
}
