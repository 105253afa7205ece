import type { Chain, Edge } from './chains.ts';
import { BOX, layChain, type Point } from './layers.ts';

/** Space around a chain, and what its heading takes above it. */
const PAD = 16;
const HEADING = 28;
const BETWEEN = 20;

export type Block = { chain: Chain; x: number; y: number; width: number; height: number };
export type Canvas = {
  blocks: Block[];
  nodes: Map<string, Point>;
  edges: { key: string; edge: Edge; path: string; x: number; y: number }[];
  width: number;
  height: number;
};

/** All chains on one canvas, in rows as wide as the widest or as the window. */
export function canvasOf(chains: readonly Chain[], wide: number): Canvas {
  const placed = chains.map((chain) => ({ chain, ...layChain(chain) }));
  const widest = Math.max(wide, ...placed.map(({ width }) => width + 2 * PAD));
  const canvas: Canvas = { blocks: [], nodes: new Map(), edges: [], width: 0, height: 0 };
  let [x, y, rowHeight] = [0, 0, 0];
  for (const { chain, nodes, edges, ...size } of placed) {
    const [width, height] = [size.width + 2 * PAD, size.height + HEADING + 2 * PAD];
    if (x > 0 && x + width > widest) [x, y, rowHeight] = [0, y + rowHeight + BETWEEN, 0];
    const [left, top] = [x + PAD, y + HEADING + PAD];
    canvas.blocks.push({ chain, x, y, width, height });
    for (const [id, point] of nodes) canvas.nodes.set(id, { x: left + point.x, y: top + point.y });
    for (const { edge, path } of edges)
      canvas.edges.push({ key: `${edge.from} ${edge.to}`, edge, path, x: left, y: top });
    canvas.width = Math.max(canvas.width, x + width);
    canvas.height = Math.max(canvas.height, y + height);
    rowHeight = Math.max(rowHeight, height);
    x += width + BETWEEN;
  }
  return canvas;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The box to go to from another: along an edge to the side, or to the nearest above or below. */
export function towards(
  { nodes, edges }: Pick<Canvas, 'nodes' | 'edges'>,
  id: string,
  direction: Direction,
): string | null {
  const here = nodes.get(id);
  if (!here) return null;
  const isSide = direction === 'left' || direction === 'right';
  const ids = isSide
    ? edges.flatMap(({ edge: { from, to } }) => {
        if (direction === 'left') return from === id ? [to] : [];
        return to === id ? [from] : [];
      })
    : [...nodes.keys()].filter((other) => {
        const y = (nodes.get(other) as Point).y - here.y;
        return direction === 'down' ? y > BOX.height / 2 : y < -BOX.height / 2;
      });
  const away = (other: string) => {
    const { x, y } = nodes.get(other) as Point;
    return Math.abs(y - here.y) + (isSide ? 0 : 2 * Math.abs(x - here.x));
  };
  return ids.toSorted((a, b) => away(a) - away(b))[0] ?? null;
}
