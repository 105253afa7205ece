import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../components/page.tsx';
import { TaskPlace } from '../../components/task-link.tsx';
import { DaylessLink } from './calendar/dayless-link.tsx';
import { FilterBar } from './filter-bar.tsx';
import { RoomStates } from './room-states.tsx';
import { RoomView, showsEmpty, useFilling } from './room-view.tsx';
import type { TasksSearch } from './search.ts';
import { SelectionBar, toRows, useCount } from './selection-bar.tsx';
import { Toolbar } from './toolbar.tsx';
import { type Room, useRoom } from './use-room.ts';
import { ViewTabs } from './view-tabs.tsx';

const TaskPanel = lazy(() => import('../task/task-panel.tsx').then((module) => ({ default: module.TaskPanel })));

/** All tasks, by a filter, as a list or a board; the open task beside it. */
export function TasksPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/frame/tasks' });
  const room = useRoom(search);
  const filling = useFilling(search);
  const [isWrong, setWrong] = useState(false);
  const isShown = room.unreadable === null && room.isLoaded && (room.shown.length > 0 || showsEmpty(search));
  const isWell = room.unreadable === null && !room.error && room.isLoaded && !room.moreFailed;
  return (
    <TaskPlace value="tasks">
      <Page title={t('tasks.title')} filling={filling} bar={<Bar room={room} search={search} onWrong={setWrong} />}>
        {isShown ? <RoomView room={room} search={search} /> : null}
        {search.view === 'calendar' && isWell ? null : (
          <RoomStates room={room} filter={search.filter} isWrong={isWrong} />
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

type BarProps = { room: Room; search: TasksSearch; onWrong: (wrong: boolean) => void };

/** The saved views, the filter, and under it the ways to look at the list, or what to do with what is selected. */
function Bar({ room, search, onWrong }: BarProps) {
  const count = useCount(room);
  const [line, setLine] = useState(search.filter ?? '');
  return (
    <>
      <ViewTabs search={search} line={line} />
      <FilterBar filter={search.filter ?? ''} onLeave={toRows} onWrong={onWrong} onLine={setLine} />
      <SelectionBar room={room}>
        <Toolbar
          search={search}
          columns={room.columns}
          count={
            <>
              {count}
              <DaylessLink room={room} filter={search.filter ?? ''} />
            </>
          }
          onSelect={room.shown.length > 0 ? room.beginSelecting : null}
        />
      </SelectionBar>
    </>
  );
}
