import type { Spot } from './moves.ts';

/** A spot between two rows on the screen, and where the line that shows it is drawn, in pixels of the window. */
export type Gap = Spot & { line: { left: number; top: number; width: number } };

/** The gap between rows that is nearest to a height on the screen, or null where there are no rows. */
export function gapAt(list: Element | null, y: number): Gap | null {
  let nearest: { away: number; gap: Gap } | null = null;
  for (const row of list?.querySelectorAll<HTMLElement>('[data-row]') ?? []) {
    const anchor = row.dataset['task'];
    const { top, bottom, left, width } = row.getBoundingClientRect();
    if (!anchor || row.closest('[data-dragged]')) continue;
    for (const side of ['before', 'after'] as const) {
      const edge = side === 'before' ? top : bottom;
      const away = Math.abs(edge - y);
      if (!nearest || away < nearest.away) nearest = { away, gap: { anchor, side, line: { left, top: edge, width } } };
    }
  }
  return nearest?.gap ?? null;
}
