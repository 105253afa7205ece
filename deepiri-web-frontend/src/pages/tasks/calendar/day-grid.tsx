import { useElementSize, useMergedRef } from '@mantine/hooks';
import type { KeyboardEvent, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import words from '../../../components/words.module.css';
import type { Room } from '../use-room.ts';
import { DayCell } from './day-cell.tsx';
import type { DayEntry } from './day-entries.ts';
import classes from './day-grid.module.css';
import { fitsIn, rowHeights } from './row-heights.ts';
import type { Carried } from './use-calendar-keys.ts';
import type { Weeks } from './weeks.ts';

const WEEK = 7;
/** In pixels: the names of the weekdays over the weeks. */
const NAMES = 28;
/** In a week the days scroll. */
const ALL = 1_000;

type Props = {
  ref: Ref<HTMLDivElement>;
  room: Room;
  weeks: Weeks;
  entries: ReadonlyMap<string, readonly DayEntry[]>;
  name: string;
  carried: Carried | null;
  adding: string | null;
  onAdd: (day: string | null) => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

/** The days in columns by weekday, as many of their tasks as there is room for. */
export function DayGrid({ ref, room, weeks, entries, name, carried, adding, onAdd, onKeyDown }: Props) {
  const { t } = useTranslation();
  const { ref: sized, height } = useElementSize<HTMLDivElement>();
  const root = useMergedRef(ref, sized);
  const { days, span, day: about } = weeks;
  const rows = Array.from({ length: days.length / WEEK }, (_, at) => days.slice(at * WEEK, (at + 1) * WEEK));
  const most = rows.map((row) => Math.max(...row.map((date) => entries.get(date)?.length ?? 0)));
  const heights = span === 'week' ? [] : rowHeights(most, height - NAMES);
  const today = room.format.today;
  const stop = days.includes(today) ? today : about;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table would not give its cells the same height
    <div
      ref={root}
      role="grid"
      tabIndex={-1}
      className={classes.grid}
      aria-label={name}
      aria-describedby="calendar-keys"
      data-span={span}
      data-sideways
      onKeyDown={onKeyDown}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the cells take the focus */}
      <div role="row" className={classes.names}>
        {(rows[0] ?? []).map((day) => (
          // biome-ignore lint/a11y/useSemanticElements: see above
          // biome-ignore lint/a11y/useFocusableInteractive: the cells take the focus
          <div key={day} role="columnheader" className={classes.name}>
            <abbr title={room.format.calendar(day, { weekday: 'long' })}>
              {room.format.calendar(day, { weekday: 'short' })}
            </abbr>
          </div>
        ))}
      </div>
      {rows.map((row, at) => (
        // biome-ignore lint/a11y/useSemanticElements: see above
        // biome-ignore lint/a11y/useFocusableInteractive: the cells take the focus
        <div key={row[0]} role="row" className={classes.week} style={{ height: heights[at] }}>
          {row.map((day) => (
            <DayCell
              key={day}
              room={room}
              day={day}
              entries={entries.get(day) ?? none}
              fits={heights[at] === undefined ? ALL : fitsIn(heights[at])}
              isOutside={span === 'month' && !day.startsWith(about.slice(0, 7))}
              isStop={day === stop}
              isAdding={adding === day}
              carried={carried}
              onAdd={onAdd}
            />
          ))}
        </div>
      ))}
      <p id="calendar-keys" className={words.spoken}>
        {t('calendar.keys')}
      </p>
    </div>
  );
}

const none: readonly DayEntry[] = [];
