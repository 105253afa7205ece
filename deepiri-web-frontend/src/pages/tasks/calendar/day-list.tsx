import { Popover } from '@mantine/core';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Room } from '../use-room.ts';
import classes from './day-cell.module.css';
import type { DayEntry } from './day-entries.ts';
import { ChipAhead, EntryChip } from './entry-chip.tsx';

type Props = { room: Room; name: string; entries: readonly DayEntry[]; rest: number };

/** Arrows go through the entries, and no further: behind the list is the calendar. */
function goOn(event: KeyboardEvent<HTMLElement>): void {
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-stop]')];
  const at = links.indexOf(document.activeElement as HTMLElement);
  const last = links.length - 1;
  const to = { ArrowDown: Math.min(last, at + 1), ArrowUp: Math.max(0, at - 1), Home: 0, End: last }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  links[to]?.focus();
}

/** The whole of a day that has more than its cell can hold. */
export function DayList({ room, name, entries, rest }: Props) {
  const { t } = useTranslation();
  const heading = useId();
  const [opened, setOpened] = useState(false);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    goOn(event);
    // What is picked up is carried over the days, where the list would lie.
    if (event.key === ' ') setOpened(false);
  };
  return (
    <Popover opened={opened} onChange={setOpened} width={280} position="bottom" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes.more} tabIndex={-1} data-stop onClick={() => setOpened(!opened)}>
          {t('calendar.more', { count: rest })}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={10} aria-labelledby={heading}>
        <p id={heading} className={classes.all}>
          {name}
        </p>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the links in it */}
        <div className={classes.list} onKeyDown={onKeyDown}>
          {entries.map((entry) =>
            entry.ahead ? (
              <ChipAhead key={entry.key} entry={entry} format={room.format} />
            ) : (
              <EntryChip key={entry.key} room={room} entry={entry} listed />
            ),
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
