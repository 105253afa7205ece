import type { Task } from 'deepiri-sdk';
import { useCallback, useMemo, useState } from 'react';
import { extended, nothing, type Selection, stepped, toggled } from './selection.ts';

/** Which of the tasks on the page are selected. One that leaves the page is not, and is again when it comes back. */
export function useSelection(shown: readonly Task[]) {
  const [selection, setSelection] = useState<Selection>(nothing);
  const [mode, setMode] = useState(false);
  const { ids } = selection;
  const selected = useMemo(() => (ids.size === 0 ? [] : shown.filter(({ id }) => ids.has(id))), [shown, ids]);
  const toggle = useCallback((id: string) => setSelection((now) => toggled(now, id)), []);
  return {
    selection,
    selected,
    /** A tap on a row selects it instead of opening it. */
    selecting: mode,
    isSelecting: mode || selected.length > 0,
    beginSelecting: () => setMode(true),
    toggle,
    extend: (to: string, order: readonly string[]) => setSelection((now) => extended(now, to, order)),
    step: (from: string, to: string, order: readonly string[]) => setSelection((now) => stepped(now, from, to, order)),
    selectAll(): boolean {
      if (shown.length === 0) return false;
      setSelection({ ids: new Set(shown.map(({ id }) => id)), anchor: null });
      return true;
    },
    selectNone() {
      setSelection(nothing);
      setMode(false);
    },
  };
}
