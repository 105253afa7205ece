import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { withoutDay } from '../dayless.ts';
import type { TasksSearch } from '../search.ts';
import toolbar from '../toolbar.module.css';
import type { Room } from '../use-room.ts';

type Props = { room: Room; filter: string };

/** How many of the tasks stand on no day, and the way to them: a calendar shows none of those. */
export function DaylessLink({ room: { dayless }, filter }: Props) {
  const { t } = useTranslation();
  if (!dayless || dayless.count === 0) return null;
  const { count, isWhole } = dayless;
  const search = ({ view: _calendar, span: _span, day: _day, ...rest }: TasksSearch): TasksSearch => ({
    ...rest,
    filter: withoutDay(filter),
  });
  return (
    <>
      {' '}
      <Link to="/tasks" search={search} className={toolbar.way}>
        {t(isWhole ? 'calendar.dayless' : 'calendar.daylessSoFar', { count })}
      </Link>
    </>
  );
}
