import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';

const LEAST = 0.35;
const MOST = 1.5;
const STEP = 1.2;

const within = (scale: number) => Math.min(MOST, Math.max(LEAST, scale));

/** How large the canvas is drawn, and what moves it: the wheel with Ctrl or a pinch zooms, a drag of the ground pans. */
export function useZoom(scroll: RefObject<HTMLElement | null>, size: { width: number; height: number }) {
  const [scale, setScale] = useState(1);
  const grip = useRef<{ x: number; y: number; left: number; top: number } | null>(null);
  useEffect(() => {
    const element = scroll.current;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      setScale((now) => within(now * Math.exp(-event.deltaY / 300)));
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [scroll]);
  return {
    scale,
    zoomIn: () => setScale((now) => within(now * STEP)),
    zoomOut: () => setScale((now) => within(now / STEP)),
    actual: () => setScale(1),
    fit: () => {
      const { clientWidth = 1, clientHeight = 1 } = scroll.current ?? {};
      setScale(within(Math.min(1, clientWidth / size.width, clientHeight / size.height)));
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
