import { MouseSensor, TouchSensor, useSensor, useSensors } from '@dnd-kit/core';
import { useEffect, useRef } from 'react';

/** By mouse or finger. A click is not a drag; nor is the beginning of a scroll. */
export function useDragSensors() {
  return useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
  );
}

/** Where the pointer is, in pixels of the window; what is dragged may have been scrolled meanwhile. */
export function usePointer() {
  const at = useRef({ x: 0, y: 0 });
  useEffect(() => {
    const follow = (event: MouseEvent | TouchEvent) => {
      const point = 'touches' in event ? event.touches[0] : event;
      if (point) at.current = { x: point.clientX, y: point.clientY };
    };
    const names = ['mousedown', 'mousemove', 'touchstart', 'touchmove'] as const;
    for (const name of names) document.addEventListener(name, follow, { capture: true, passive: true });
    return () => {
      for (const name of names) document.removeEventListener(name, follow, { capture: true });
    };
  }, []);
  return at;
}
