import { useCallback, useEffect, useRef, useState } from 'react';
import { whenShown } from '../../app/frame/when-shown.ts';
import { later } from '../../components/later.ts';
import type { ColumnsListProps } from './columns-list.tsx';
import type { NamePopProps } from './name-pop.tsx';
import type { ViewMenuProps } from './view-menu.tsx';
import type { OptionsListProps } from './view-options-list.tsx';

// What opens in the bar of the room: none of it is seen at first, and all of it needs the kit.
const loadColumns = () => import('./columns-list.tsx');
const loadName = () => import('./name-pop.tsx');
const loadOptions = () => import('./view-options-list.tsx');
const loadView = () => import('./view-menu.tsx');
const loadBulk = () => import('./bulk-bar.tsx');
const all = [loadBulk, loadColumns, loadName, loadOptions, loadView];

export const ColumnsList = later<ColumnsListProps>(async () => (await loadColumns()).ColumnsList);
export const NamePop = later<NamePopProps>(async () => (await loadName()).NamePop);
export const OptionsList = later<OptionsListProps>(async () => (await loadOptions()).OptionsList);
export const ViewMenu = later<ViewMenuProps>(async () => (await loadView()).ViewMenu);

/** Fetches it once the room is there, so that the first key that opens one does not wait for it. */
export function useMenusAtHand(): void {
  useEffect(
    () =>
      whenShown(() => {
        for (const load of all) void load().catch(() => undefined);
      }),
    [],
  );
}

/** A button that is there at once, and what opens at it, which comes when it is first wanted and stays. */
export function useOpens() {
  const at = useRef<HTMLButtonElement>(null);
  const [wanted, want] = useState(false);
  const [opened, setOpened] = useState(false);
  const onOpened = useCallback((open: boolean) => {
    if (open) want(true);
    setOpened(open);
  }, []);
  return {
    button: { ref: at, type: 'button' as const, 'aria-expanded': opened, onClick: () => onOpened(!opened) },
    list: { at, opened, onOpened },
    wanted,
  };
}
