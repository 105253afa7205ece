import { Popover, type PopoverProps } from '@mantine/core';
import { lazy, type ReactElement, type ReactNode, Suspense } from 'react';
import { Skeleton } from '../../components/states.tsx';
import { useFormat } from '../../text/use-format.ts';
import { DayWords, type Timed } from './day-words.tsx';
import classes from './fields.module.css';

const Calendar = lazy(() => import('./calendar.tsx').then((module) => ({ default: module.Calendar })));
/** Today, tomorrow, in a week. */
const NEAR = [0, 1, 7];

type Props = {
  /** What the day is for. */
  label: string;
  position: PopoverProps['position'];
  opened: boolean;
  onOpened: (opened: boolean) => void;
  /** The button that it opens at. */
  target: ReactElement;
  /** The day that it is now. */
  value: string | null;
  /** What it is called to have no day; not offered without it. */
  none?: string | undefined;
  timed?: Timed | undefined;
  /** Whether it stays when a day of the calendar is pressed: there is more to say of it then. */
  stays?: boolean;
  /** @param at the instant, where a time was said */
  onChoose: (day: string | null, at?: string) => void;
  /** Under the calendar. */
  children?: ReactNode;
};

/** A day: in words, near ones in one click, any other in the calendar, which shows the day that is being typed. */
export function DayPop(props: Props) {
  const { label, position, opened, onOpened, target, value, none, timed, stays = false, onChoose, children } = props;
  const format = useFormat();
  const take = (day: string | null, at?: string) => {
    onChoose(day, at);
    onOpened(false);
  };
  return (
    <Popover
      opened={opened}
      onChange={onOpened}
      position={position}
      transitionProps={{ duration: 0 }}
      trapFocus
      returnFocus
    >
      <Popover.Target>{target}</Popover.Target>
      <Popover.Dropdown className={classes.pop} aria-label={label}>
        <DayWords
          label={label}
          {...(timed ? { timed } : {})}
          onChoose={(day, at) => take(day, timed && !format.isWholeDay(at) ? at : undefined)}
          near={
            <div className={classes.quick}>
              {NEAR.map((days) => format.addDays(format.today, days)).map((day) => (
                <button key={day} type="button" data-on={day === value || undefined} onClick={() => take(day)}>
                  {format.day(day)}
                </button>
              ))}
              {none ? (
                <button type="button" onClick={() => take(null)}>
                  {none}
                </button>
              ) : null}
            </div>
          }
        >
          {(typed) => (
            <Suspense fallback={<Skeleton rows={6} height={24} />}>
              <Calendar
                value={typed ?? value}
                typed={typed}
                today={format.today}
                onChoose={(day) => (stays ? onChoose(day) : take(day))}
              />
            </Suspense>
          )}
        </DayWords>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
