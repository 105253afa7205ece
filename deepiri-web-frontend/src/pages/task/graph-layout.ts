import type { Task, TaskGraph } from 'deepiri-sdk';

export type GraphNode = {
  task: Task;
  text: string;
  x: number;
  y: number;
  width: number;
  role: 'this' | 'blocking' | 'done' | 'other';
};
export type GraphEdge = { path: string; blocking: boolean; key: string };
export type GraphLayout = { nodes: GraphNode[]; edges: GraphEdge[]; width: number; height: number };

export const NODE = {
  /** Two lines of a title. */
  height: 40,
  widest: 156,
  /** Where that is less for the sake of the others, the graph is scrolled, and titles have all the room they need. */
  shortest: 84,
  narrowest: 44,
  padding: 20,
  gapX: 26,
  gapY: 8,
  edge: 2,
} as const;

type Edge = TaskGraph['edges'][number];

/** How many steps of waiting lie before each task. A circle in old data ends where it began. */
function depths(ids: readonly string[], edges: readonly Edge[]): Map<string, number> {
  const known = new Map<string, number>();
  const visit = (id: string, path: ReadonlySet<string>): number => {
    const done = known.get(id);
    if (done !== undefined) return done;
    if (path.has(id)) return 0;
    const before = edges.filter((edge) => edge.from === id).map((edge) => visit(edge.to, new Set([...path, id])) + 1);
    const depth = Math.max(0, ...before);
    known.set(id, depth);
    return depth;
  };
  for (const id of ids) visit(id, new Set());
  return known;
}

/** Open tasks that stand between a task and its start, however far back. */
export function blockingOf(id: string, graph: TaskGraph): Set<string> {
  const open = new Set(
    graph.nodes.filter((task) => task.status !== 'done' && task.status !== 'cancelled').map((task) => task.id),
  );
  const found = new Set<string>();
  const visit = (from: string) => {
    for (const edge of graph.edges) {
      if (edge.from !== from || !open.has(edge.to) || found.has(edge.to)) continue;
      found.add(edge.to);
      visit(edge.to);
    }
  };
  visit(id);
  found.delete(id);
  return found;
}

/**
 * The open task that has to be done before all others that stand in the way: of those that wait for nothing themselves the
 * nearest. `others` is how many more stand there.
 */
export function nextInTheWay(id: string, graph: TaskGraph): { task: Task; others: number } | null {
  const blocking = blockingOf(id, graph);
  const before = (from: string) =>
    graph.edges.filter((edge) => edge.from === from && blocking.has(edge.to)).map(({ to }) => to);
  const nearest = [...new Set(before(id))];
  for (const one of nearest) nearest.push(...before(one).filter((next) => !nearest.includes(next)));
  const next = nearest.find((one) => before(one).length === 0) ?? nearest[0];
  const task = graph.nodes.find((node) => node.id === next);
  return task ? { task, others: blocking.size - 1 } : null;
}

function columnsOf(graph: TaskGraph): Task[][] {
  const depth = depths(
    graph.nodes.map((task) => task.id),
    graph.edges,
  );
  const columns: Task[][] = [];
  for (const task of graph.nodes) {
    const column = depth.get(task.id) ?? 0;
    columns[column] = [...(columns[column] ?? []), task];
  }
  return Array.from(columns, (column) =>
    (column ?? []).toSorted((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id)),
  );
}

/** The width of the panel for it. */
export const ROOM = 330;

/** How wide a text is, in pixels. */
export type Measure = (text: string) => number;

const widthFor = (measure: Measure) => (text: string) =>
  Math.max(NODE.narrowest, Math.ceil(measure(text)) + NODE.padding);

/** How wide a box may be so that all columns are in sight, if that is possible. */
function widestFor(columns: readonly Task[][], id: string, thisWidth: number, room: number): number {
  const alone = columns.filter((column) => column.every((task) => task.id === id)).length;
  const taken = alone * thisWidth + (columns.length - 1) * NODE.gapX + 2 * NODE.edge;
  const each = Math.floor((room - taken) / Math.max(1, columns.length - alone));
  const widest = Math.round(NODE.widest * Math.max(1, room / ROOM));
  return each < NODE.shortest ? widest : Math.min(widest, each);
}

/** A curve from the right side of what comes first to the left side of what waits. */
function edgePath(first: GraphNode, waiting: GraphNode): string {
  const [x1, y1] = [first.x + first.width, first.y + NODE.height / 2];
  const [x2, y2] = [waiting.x - 3, waiting.y + NODE.height / 2];
  const bend = (x2 - x1) / 2;
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

/**
 * Where each task of the graph stands: what comes first on the left, what waits to its right.
 * @param thisText the word for the task itself, whose title stands above already
 * @param measure how wide a text is, so that a short title has its box
 * @param room the width there is for it
 */
export function layoutGraph(
  id: string,
  graph: TaskGraph,
  thisText: string,
  measure: Measure,
  room = ROOM,
): GraphLayout {
  const widthOf = widthFor(measure);
  const columns = columnsOf(graph);
  const tallest = Math.max(1, ...columns.map((column) => column.length));
  const step = NODE.height + NODE.gapY;
  const blocking = blockingOf(id, graph);
  const widest = widestFor(columns, id, widthOf(thisText), room);
  const textOf = (task: Task) => (task.id === id ? thisText : task.title);
  const roleOf = (task: Task): GraphNode['role'] =>
    task.id === id
      ? 'this'
      : blocking.has(task.id)
        ? 'blocking'
        : task.status === 'done' || task.status === 'cancelled'
          ? 'done'
          : 'other';
  const nodes: GraphNode[] = [];
  let x: number = NODE.edge;
  for (const column of columns) {
    const width = Math.min(widest, Math.max(...column.map((task) => widthOf(textOf(task)))));
    const top = NODE.edge + ((tallest - column.length) * step) / 2;
    for (const [row, task] of column.entries())
      nodes.push({ task, text: textOf(task), x, y: top + row * step, width, role: roleOf(task) });
    x += width + NODE.gapX;
  }
  const place = new Map(nodes.map((node) => [node.task.id, node]));
  const edges = graph.edges.flatMap(({ from, to }): GraphEdge[] => {
    const first = place.get(to);
    const waiting = place.get(from);
    if (!first || !waiting) return [];
    return [
      {
        key: `${from}.${to}`,
        blocking: blocking.has(to) && (from === id || blocking.has(from)),
        path: edgePath(first, waiting),
      },
    ];
  });
  return { nodes, edges, height: tallest * step - NODE.gapY + 2 * NODE.edge, width: x - NODE.gapX + NODE.edge };
}
