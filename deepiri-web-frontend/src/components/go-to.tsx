import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

/**
 * Leads to another page once. The router's own component leads again with each render, and the page that leaves renders
 * again while the next one is still loading: that never ends.
 */
export function GoTo(target: { to: string; search?: Record<string, string> }) {
  const navigate = useNavigate();
  const [first] = useState(target);
  useEffect(() => {
    void navigate({ ...first, replace: true });
  }, [navigate, first]);
  return null;
}
