import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import { awaitMenu } from '../../app/keyboard/menu-typing.ts';
import { focusedRow, focusRow } from '../../app/keyboard/use-row-keys.ts';
import { useOnline } from '../../data/use-online.ts';
import type { BulkTool } from './bulk-bar.tsx';
import { useMenusAtHand } from './menus.ts';
import toolbar from './toolbar.module.css';
import type { Room } from './use-room.ts';

const BulkBar = lazy(() => import('./bulk-bar.tsx').then((module) => ({ default: module.BulkBar })));

/** The others have fields of their own. */
const MENUS: readonly BulkTool[] = ['priority', 'project'];

/** What to do with what is selected; while nothing is, the ways to look at the list. */
export function SelectionBar({ room, children }: { room: Room; children: ReactNode }) {
  const [opened, open] = useState<BulkTool | null>(null);
  /** A key that needs a selection takes the row with the focus for one. */
  const askFor = (tool: BulkTool) => () => {
    const id = focusedRow(document.getElementById('main'))?.dataset['task'];
    if (!room.isSelecting && id === undefined) return false;
    if (!room.isSelecting && id !== undefined) room.toggle(id);
    if (MENUS.includes(tool)) awaitMenu();
    open(tool);
    return true;
  };
  useFocusAfter(room.isSelecting);
  useEffect(() => {
    if (!room.isSelecting) open(null);
  }, [room.isSelecting]);
  useMenusAtHand();
  useCommand('list-priority', askFor('priority'));
  useCommand('task-labels', askFor('label'));
  useCommand('task-due', askFor('due'));
  useCommand('task-project', askFor('project'));
  if (!room.isSelecting) return children;
  return (
    <Suspense fallback={<div className={toolbar.selected} />}>
      <BulkBar
        count={room.selected.length}
        isAll={room.selected.length === room.shown.length}
        opened={opened}
        onOpened={open}
        actions={room.bulk}
        onAll={room.selectAll}
        onNone={room.selectNone}
      />
    </Suspense>
  );
}

/** To the first row, or where there is none to the name of the room. */
export function toRows(): void {
  if (!focusRow(document.querySelector('#main [data-row]'))) document.getElementById('page-title')?.focus();
}

/** Where the bar of the selection goes with the focus in it, the rows take that. */
function useFocusAfter(selecting: boolean): void {
  const before = useRef(selecting);
  useEffect(() => {
    if (before.current && !selecting && document.activeElement === document.body) toRows();
    before.current = selecting;
  }, [selecting]);
}

export function useCount(room: Room): string {
  const { t } = useTranslation();
  const online = useOnline();
  if (room.unreadable || room.error) return '';
  if (!room.isLoaded) return t('tasks.counting');
  const count = room.shown.length - room.settled.size;
  return t(room.isWhole ? 'tasks.count' : online ? 'tasks.countSoFar' : 'tasks.countHere', { count });
}
