import { useLocation } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef } from 'react';

/**
 * What an address can name after its `#`: when it does, it comes into sight with the focus.
 * @param name what the address calls it
 */
export function useCalled<T extends HTMLElement>(name: string): { ref: RefObject<T | null>; isCalled: boolean } {
  const ref = useRef<T>(null);
  const isCalled = useLocation({ select: ({ hash }) => hash === name });
  useEffect(() => {
    if (!isCalled) return;
    ref.current?.focus();
    ref.current?.scrollIntoView({ block: 'center' });
  }, [isCalled]);
  return { ref, isCalled };
}
