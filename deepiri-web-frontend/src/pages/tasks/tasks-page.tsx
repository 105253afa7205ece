import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import { focusedRow, focusRow } from '../../app/keyboard/use-row-keys.ts';
import { Page } from '../../components/page.tsx';
import { TaskPlace } from '../../components/task-link.tsx';
import type { BulkTool } from './bulk-bar.tsx';
import { FilterBar } from './filter-bar.tsx';
import { RoomStates } from './room-states.tsx';
import { RoomView, showsEmpty, useFilling } from './room-view.tsx';
import type { TasksSearch } from './search.ts';
import toolbar from './toolbar.module.css';
import { Toolbar } from './toolbar.tsx';
import { type Room, useRoom } from './use-room.ts';

const loadBulkBar = () => import('./bulk-bar.tsx');
const BulkBar = lazy(() => loadBulkBar().then((module) => ({ default: module.BulkBar })));
const TaskPanel = lazy(() => import('../task/task-panel.tsx').then((module) => ({ default: module.TaskPanel })));

/** All tasks, by a filter, as a list or a board; the open task beside it. */
export function TasksPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/frame/tasks' });
  const room = useRoom(search);
  const filling = useFilling(search);
  const isShown = room.unreadable === null && room.isLoaded && (room.shown.length > 0 || showsEmpty(search));
  const isWell = room.unreadable === null && !room.error && room.isLoaded && !room.moreFailed;
  return (
    <TaskPlace value="tasks">
      <Page title={t('tasks.title')} filling={filling} bar={<Bar room={room} search={search} />}>
        {isShown ? <RoomView room={room} search={search} /> : null}
        {search.view === 'calendar' && isWell ? null : (
          <RoomStates room={room} isFiltered={search.filter !== undefined} />
        )}
      </Page>
      {search.task ? (
        <Suspense fallback={null}>
          <TaskPanel
            taskId={search.task}
            room={t('tasks.title')}
            onClose={() => navigate({ to: '/tasks', search: ({ task: _closed, ...rest }: TasksSearch) => rest })}
          />
        </Suspense>
      ) : null}
    </TaskPlace>
  );
}

/** The filter, and under it the ways to look at the list, or what to do with what is selected. */
function Bar({ room, search }: { room: Room; search: TasksSearch }) {
  const [asked, setAsked] = useState<BulkTool | null>(null);
  const count = useCount(room);
  /** A key that needs a selection takes the row with the focus for one. */
  const askFor = (tool: BulkTool) => () => {
    const id = focusedRow(document.getElementById('main'))?.dataset['task'];
    if (!room.isSelecting && id === undefined) return false;
    if (!room.isSelecting && id !== undefined) room.toggle(id);
    setAsked(tool);
    return true;
  };
  useFocusAfter(room.isSelecting);
  useBulkBarAtHand();
  useCommand('list-priority', askFor('priority'));
  useCommand('task-labels', askFor('label'));
  useCommand('task-due', askFor('due'));
  return (
    <>
      <FilterBar filter={search.filter ?? ''} onLeave={toRows} />
      {room.isSelecting ? (
        <Suspense fallback={<div className={toolbar.selected} />}>
          <BulkBar
            count={room.selected.length}
            isAll={room.selected.length === room.shown.length}
            asked={asked}
            onAsked={() => setAsked(null)}
            actions={room.bulk}
            onAll={room.selectAll}
            onNone={room.selectNone}
          />
        </Suspense>
      ) : (
        <Toolbar search={search} count={count} onSelect={room.shown.length > 0 ? room.beginSelecting : null} />
      )}
    </>
  );
}

/** Fetches the bar of the selection once the room is there, so that the first `x` does not wait for it. */
function useBulkBarAtHand(): void {
  useEffect(() => {
    const timer = window.setTimeout(() => void loadBulkBar().catch(() => undefined), 1_000);
    return () => window.clearTimeout(timer);
  }, []);
}

/** To the first row, or where there is none to the name of the room. */
function toRows(): void {
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

function useCount(room: Room): string {
  const { t } = useTranslation();
  if (room.unreadable || room.error) return '';
  if (!room.isLoaded) return t('tasks.counting');
  const count = room.shown.length - room.settled.size;
  return t(room.isWhole ? 'tasks.count' : 'tasks.countSoFar', { count });
}
