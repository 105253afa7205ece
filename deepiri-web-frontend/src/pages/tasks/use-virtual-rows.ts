import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type FocusEvent, type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { focusRow } from '../../app/keyboard/use-row-keys.ts';
import type { Entry } from './entries.ts';

type Given = {
  entries: readonly Entry[];
  list: RefObject<HTMLElement | null>;
  scroller: () => HTMLElement | null;
  /** A guess in pixels, until the row has been seen. */
  guess: (entry: Entry) => number;
  /** What lies over the top of what scrolls, in pixels. */
  covered?: number;
};

/** Rows outside of the sight that are there already when it comes to them. */
const OVERSCAN = 12;

/** The rows in sight, and the one that has the focus wherever it is: the focus must not be lost by scrolling. */
export function useVirtualRows({ entries, list, scroller, guess, covered = 0 }: Given) {
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const [margin, setMargin] = useState(0);
  const wanted = useRef<string | null>(null);
  const focus = useRef({ within: false, index: 0 });
  const places = useMemo(() => new Map(entries.map(({ key }, at) => [key, at])), [entries]);
  const active = activeKey === null ? undefined : places.get(activeKey);
  if (active !== undefined) focus.current.index = active;

  const virtual = useVirtualizer<HTMLElement, HTMLLIElement>({
    count: entries.length,
    getScrollElement: scroller,
    estimateSize: (at) => guess(entries[at] as Entry),
    getItemKey: (at) => entries[at]?.key ?? at,
    overscan: OVERSCAN,
    scrollMargin: margin,
    scrollPaddingStart: covered,
    scrollPaddingEnd: 24,
    rangeExtractor: useCallback(
      (range: Range) => {
        const rows = defaultRangeExtractor(range);
        if (active === undefined || rows.includes(active)) return rows;
        return [...rows, active].toSorted((a, b) => a - b);
      },
      [active],
    ),
  });

  useLayoutEffect(() => {
    const [inner, outer] = [list.current, scroller()];
    if (!inner || !outer) return;
    const next = Math.round(inner.getBoundingClientRect().top - outer.getBoundingClientRect().top + outer.scrollTop);
    setMargin(next);
  }, [list, scroller]);

  const goTo = (at: number): boolean => {
    const entry = entries[at];
    if (!entry) return false;
    setActiveKey(entry.key);
    virtual.scrollToIndex(at, { align: 'auto' });
    wanted.current = entry.key;
    land();
    return true;
  };
  /** Takes the focus to the row that it is for, as soon as that is there. */
  const land = () => {
    if (wanted.current === null) return;
    const row = list.current?.querySelector(`[data-key="${CSS.escape(wanted.current)}"]`);
    if (!row) return;
    wanted.current = null;
    focusRow(row);
  };
  useLayoutEffect(land);
  // The row with the focus has gone: the one that is at its place now takes it.
  useLayoutEffect(() => {
    if (!focus.current.within || activeKey === null || places.has(activeKey)) return;
    if (document.activeElement !== document.body) return;
    const at = nextTask(entries, Math.min(focus.current.index, entries.length - 1));
    if (at !== -1) goTo(at);
  });

  const watch = {
    onFocus: ({ target }: FocusEvent) => {
      focus.current.within = true;
      const key = target.closest<HTMLElement>('[data-key]')?.dataset['key'];
      if (key !== undefined) setActiveKey(key);
    },
    onBlur: () => {
      focus.current.within = false;
    },
  };
  return { virtual, margin, goTo, watch };
}

/** The first task at or after a place, else the last one before it; -1 when there is none. */
function nextTask(entries: readonly Entry[], from: number): number {
  const after = entries.findIndex((entry, at) => at >= from && entry.kind === 'task');
  return after !== -1 ? after : entries.findLastIndex((entry) => entry.kind === 'task');
}
