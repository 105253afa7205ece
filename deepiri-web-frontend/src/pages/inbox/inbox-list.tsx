import { useTranslation } from 'react-i18next';
import type { Thread } from '../../data/inbox-threads.ts';
import type { Format } from '../../text/format.ts';
import classes from './inbox-page.module.css';
import type { Place } from './search.ts';
import { type Shown, type ThreadDoings, ThreadRow } from './thread-row.tsx';

/** The moment by which a thread stands where it does. */
function momentIn(place: Place, { newest }: Thread): string {
  const moment = place === 'snoozed' ? newest.snoozedUntil : place === 'archive' ? newest.archivedAt : null;
  return moment ?? newest.createdAt;
}

/** Threads by the day they came, went, or come back. */
function byDay(threads: readonly Thread[], dayOf: (thread: Thread) => string): [string, Thread[]][] {
  const days = new Map<string, Thread[]>();
  for (const thread of threads) days.set(dayOf(thread), [...(days.get(dayOf(thread)) ?? []), thread]);
  return [...days];
}

type Props = {
  threads: readonly Thread[];
  place: Place;
  format: Format;
  isUnfolded: (thread: Thread) => boolean;
  shown: Shown;
  doings: ThreadDoings;
};

export function InboxList({ threads, place, format, isUnfolded, shown, doings }: Props) {
  const { t } = useTranslation();
  const dayOf = (thread: Thread) => format.dayOf(momentIn(place, thread));
  const heading = (day: string) => t([`inbox.day.${place}`, 'inbox.day.inbox'], { day: format.day(day) });
  return byDay(threads, dayOf).map(([day, those]) => (
    <section key={day} aria-label={heading(day)}>
      <h2 className={classes.day}>{heading(day)}</h2>
      <ul>
        {those.map((thread) => (
          <ThreadRow
            key={thread.id}
            thread={thread}
            place={place}
            format={format}
            unfolded={isUnfolded(thread)}
            shown={shown}
            doings={doings}
          />
        ))}
      </ul>
    </section>
  ));
}
