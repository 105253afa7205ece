import { type PointerEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Canvas } from './canvas.ts';

const LEAST = 0.35;
const MOST = 1.5;
const STEP = 1.2;
/** Smaller than that, words are hard to read: then it is scrolled rather. */
const LEGIBLE = 0.7;
/** What the frame takes beside the canvas. */
const FRAME = 28;

const within = (scale: number) => Math.min(MOST, Math.max(LEAST, scale));

/** How large a canvas is at first, so that its longest chain is in sight, if it can be. */
export const firstScale = (room: number, longest: number) =>
  Math.min(1, Math.max(LEGIBLE, (room - FRAME) / Math.max(1, longest)));

/**
 * How large the canvas is drawn, at first by its longest chain, and what moves it: the wheel with Ctrl or a pinch zooms,
 * a drag of the ground pans.
 * @param room the width there is for it and what stands beside it
 */
export function useZoom(
  scroll: RefObject<HTMLElement | null>,
  size: Pick<Canvas, 'width' | 'height' | 'blocks'>,
  room: number,
) {
  const [first, setFirst] = useState(1);
  const [chosen, choose] = useState<number | null>(null);
  const scale = chosen ?? first;
  const setScale = (next: (now: number) => number) => choose((now) => next(now ?? first));
  const longest = Math.max(0, ...size.blocks.map(({ width }) => width));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it measures follows from the room there is
  useLayoutEffect(() => {
    if (scroll.current && longest > 0) setFirst(firstScale(scroll.current.clientWidth, longest));
  }, [scroll, longest, room]);
  const grip = useRef<{ x: number; y: number; left: number; top: number } | null>(null);
  useEffect(() => {
    const element = scroll.current;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      choose((now) => within((now ?? first) * Math.exp(-event.deltaY / 300)));
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [scroll, first]);
  return {
    scale,
    zoomIn: () => setScale((now) => within(now * STEP)),
    zoomOut: () => setScale((now) => within(now / STEP)),
    actual: () => choose(1),
    fit: () => {
      const { clientWidth = 1, clientHeight = 1 } = scroll.current ?? {};
      choose(within(Math.min(1, clientWidth / size.width, clientHeight / size.height)));
    },
    pan: {
      onPointerDown({ target, pointerType, clientX: x, clientY: y }: PointerEvent) {
        const element = scroll.current;
        // A finger scrolls by itself.
        if (!element || pointerType === 'touch' || (target as Element).closest('[data-row]')) return;
        grip.current = { x, y, left: element.scrollLeft, top: element.scrollTop };
      },
      onPointerMove({ clientX, clientY }: PointerEvent) {
        if (!grip.current) return;
        const { x, y, left, top } = grip.current;
        scroll.current?.scrollTo(left + x - clientX, top + y - clientY);
      },
      onPointerUp: () => {
        grip.current = null;
      },
      onPointerLeave: () => {
        grip.current = null;
      },
    },
  };
}
