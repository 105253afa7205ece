import type { Chain, Edge } from './chains.ts';

export const BOX = { width: 196, height: 48, gapX: 52, gapY: 12 } as const;
/** Height that an edge takes in a layer which it passes. */
const PASSING = 16;
const SWEEPS = 6;

export type Point = { x: number; y: number };
export type Placed = {
  nodes: Map<string, Point>;
  edges: { edge: Edge; path: string }[];
  width: number;
  height: number;
};

/** A task in its layer, or an edge on its way through it. */
type Slot = { id: string | null; layer: number; y: number; before: Slot[]; after: Slot[] };

/** Where the tasks of a chain stand: what comes first on the left; edges cross as seldom as a few sweeps can make it. */
export function layChain({ tasks, edges }: Chain): Placed {
  const depth = depthsOf(
    tasks.map(({ id }) => id),
    edges,
  );
  const slots = new Map(tasks.map(({ id }) => [id, slot(id, depth.get(id) ?? 0)]));
  const layers: Slot[][] = [];
  const put = (one: Slot) => {
    while (layers.length <= one.layer) layers.push([]);
    layers[one.layer]?.push(one);
  };
  for (const one of slots.values()) put(one);
  const ways = edges.flatMap((edge) => {
    const [first, last] = [slots.get(edge.to), slots.get(edge.from)];
    if (!first || !last || first.layer >= last.layer) return [];
    const way = [first];
    for (let layer = first.layer + 1; layer < last.layer; layer++) {
      const passing = slot(null, layer);
      put(passing);
      way.push(passing);
    }
    way.push(last);
    for (let at = 1; at < way.length; at++) join(way[at - 1] as Slot, way[at] as Slot);
    return [{ edge, way }];
  });
  for (const layer of layers) stack(layer);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const layer of layers.slice(1)) settle(layer, 'before');
    for (const layer of layers.slice(0, -1).toReversed()) settle(layer, 'after');
  }
  for (const layer of layers.slice(1)) settle(layer, 'before');
  const top = Math.min(...layers.flat().map(({ y, id }) => y - tall(id) / 2));
  const bottom = Math.max(...layers.flat().map(({ y, id }) => y + tall(id) / 2));
  const xOf = (layer: number) => layer * (BOX.width + BOX.gapX);
  return {
    nodes: new Map([...slots].map(([id, { layer, y }]) => [id, { x: xOf(layer), y: y - top - BOX.height / 2 }])),
    edges: ways.map(({ edge, way }) => ({
      edge,
      path: pathOf(way.map(({ layer, y }) => ({ x: xOf(layer), y: y - top }))),
    })),
    width: layers.length * (BOX.width + BOX.gapX) - BOX.gapX,
    height: bottom - top,
  };
}

const slot = (id: string | null, layer: number): Slot => ({ id, layer, y: 0, before: [], after: [] });
const tall = (id: string | null) => (id === null ? PASSING : BOX.height);

function join(first: Slot, second: Slot): void {
  first.after.push(second);
  second.before.push(first);
}

/** How many steps of waiting lie before each task. A circle in old data ends where it began. */
function depthsOf(ids: readonly string[], edges: readonly Edge[]): Map<string, number> {
  const waiting = Map.groupBy(edges, ({ to }) => to);
  const pending = new Map(ids.map((id) => [id, 0]));
  for (const { from } of edges) pending.set(from, (pending.get(from) ?? 0) + 1);
  const depth = new Map<string, number>();
  const next = ids.filter((id) => pending.get(id) === 0);
  for (const id of next) {
    const own = depth.get(id) ?? 0;
    depth.set(id, own);
    for (const { from } of waiting.get(id) ?? []) {
      depth.set(from, Math.max(depth.get(from) ?? 0, own + 1));
      const left = (pending.get(from) ?? 0) - 1;
      pending.set(from, left);
      if (left === 0) next.push(from);
    }
  }
  return depth;
}

/** One under the other, around the middle. */
function stack(layer: Slot[]): void {
  let y = 0;
  for (const one of layer) {
    one.y = y + tall(one.id) / 2;
    y += tall(one.id) + BOX.gapY;
  }
  for (const one of layer) one.y -= y / 2;
}

/** Each to the middle of its neighbours on one side, in that order, and apart from those beside it. */
function settle(layer: Slot[], side: 'before' | 'after'): void {
  const wish = new Map(
    layer.map((one) => {
      const others = one[side];
      return [one, others.length === 0 ? one.y : others.reduce((sum, { y }) => sum + y, 0) / others.length];
    }),
  );
  layer.sort((a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0));
  let lowest = Number.NEGATIVE_INFINITY;
  let off = 0;
  for (const one of layer) {
    const wanted = wish.get(one) ?? 0;
    one.y = Math.max(wanted, lowest + tall(one.id) / 2);
    lowest = one.y + tall(one.id) / 2 + BOX.gapY;
    off += one.y - wanted;
  }
  for (const one of layer) one.y -= off / layer.length;
}

/** A curve from the right side of the first box to the left side of the last, through the places in between. */
function pathOf(points: readonly Point[]): string {
  const [first, ...rest] = points as [Point, ...Point[]];
  let [x, y] = [first.x + BOX.width, first.y];
  let path = `M${round(x)} ${round(y)}`;
  for (const [at, point] of rest.entries()) {
    const isLast = at === rest.length - 1;
    const bend = (point.x - x) / 2;
    path += `C${round(x + bend)} ${round(y)} ${round(x + bend)} ${round(point.y)} ${round(isLast ? point.x - 3 : point.x)} ${round(point.y)}`;
    if (!isLast) path += `H${round(point.x + BOX.width)}`;
    [x, y] = [point.x + BOX.width, point.y];
  }
  return path;
}

const round = (value: number) => Math.round(value * 10) / 10;
