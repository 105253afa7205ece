import { useMediaQuery } from '@mantine/hooks';
import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { focusedRow, focusTask } from '../../app/keyboard/use-row-keys.ts';
import { Skeleton } from '../../components/states.tsx';
import { ListView } from './list-view.tsx';
import type { TasksSearch } from './search.ts';
import type { Room } from './use-room.ts';

const BoardView = lazy(() => import('./board-view.tsx').then((module) => ({ default: module.BoardView })));
const GraphView = lazy(() => import('./graph/graph-view.tsx').then((module) => ({ default: module.GraphView })));
const CalendarView = lazy(() =>
  import('./calendar/calendar-view.tsx').then((module) => ({ default: module.CalendarView })),
);

type Props = { room: Room; search: TasksSearch };

const coming = <Skeleton rows={8} height={36} gap={20} />;

/** The tasks as the address wants to see them. */
export function RoomView({ room, search }: Props): ReactNode {
  if (search.view === 'board')
    return (
      <Suspense fallback={coming}>
        <BoardView room={room} byHand={search.sort === 'position'} filter={search.filter ?? ''} />
      </Suspense>
    );
  if (search.view === 'calendar')
    return (
      <Suspense fallback={coming}>
        <CalendarView room={room} search={search} />
      </Suspense>
    );
  if (search.view === 'graph')
    return (
      <Suspense fallback={coming}>
        <GraphView room={room} filter={search.filter ?? ''} />
      </Suspense>
    );
  return <List room={room} search={search} />;
}

/** The list; one without groups that is ordered by hand can be put in order. */
function List({ room, search }: Props) {
  const without = search.group === 'project' ? { without: 'project' as const } : {};
  const list = <ListView room={room} grouping={search.group ?? 'none'} {...without} />;
  if (search.sort !== 'position' || search.group !== undefined) return list;
  return <ByHand room={room}>{list}</ByHand>;
}

type HandOrder = ComponentType<{ room: Room; children: ReactNode }>;
let known: HandOrder | null = null;

/** The list is there before the means to put it in order, which take it over: with the row that has the focus. */
function ByHand({ room, children }: { room: Room; children: ReactNode }) {
  const [HandOrder, setHandOrder] = useState<HandOrder | null>(() => known);
  useEffect(() => {
    if (known) return;
    void import('./reorder/hand-order.tsx').then(
      (module) => {
        known = module.HandOrder;
        const id = focusedRow(document.getElementById('main'))?.dataset['task'];
        setHandOrder(() => known);
        if (id !== undefined) requestAnimationFrame(() => focusTask(id));
      },
      () => undefined,
    );
  }, []);
  return HandOrder ? <HandOrder room={room}>{children}</HandOrder> : children;
}

/** Whether the view takes all the room there is and scrolls by itself. On a phone days and chains go down the page. */
export function useFilling({ view }: TasksSearch): boolean {
  const narrow = useMediaQuery('(max-width: 719px)', false, { getInitialValueInEffect: false });
  return view === 'board' || (!narrow && (view === 'graph' || view === 'calendar'));
}

/** Whether there is something to show though no task is there: columns, or days to put some on. */
export const showsEmpty = ({ view }: TasksSearch): boolean => view === 'board' || view === 'calendar';
