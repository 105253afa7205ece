import { createHash } from 'node:crypto';
import { problem, portabilityRoutes as routes } from 'deepiri-contracts';
import { Answer, implement } from 'deepiri-service-kit';
import { endFeed, feedView, makeFeed, ownerOfFeed } from '../commands/calendar/keep-feed.ts';
import { writeCalendar } from '../commands/calendar/write-calendar.ts';
import { type Entry, entryOf } from '../domain/calendar.ts';
import { clockOf } from '../store/clock.ts';
import type { Stores } from '../store/collections.ts';
import { openTasks } from '../store/tasks.ts';

/** Entries that a calendar holds: more than an app shows, few enough to be one text. */
const MOST = 5_000;

export function calendarRoutes(stores: Stores) {
  return [
    implement(routes.getCalendarFeed, async ({ caller }) => {
      const feed = await stores.feeds.get(caller.id);
      return { feed: feed ? feedView(feed) : null };
    }),
    implement(routes.createCalendarFeed, async ({ caller, context }) => {
      const feed = await makeFeed(stores, caller.id, context);
      return new Answer(feed, { location: '/api/tasks/calendar-feed' });
    }),
    implement(routes.deleteCalendarFeed, async ({ caller }) => void (await endFeed(stores, caller.id))),
    implement(routes.readCalendar, async ({ params }) => {
      const ownerId = await ownerOfFeed(stores, params.file.slice(0, -'.ics'.length));
      if (!ownerId) throw problem('not_found', 'There is no calendar at this address. It may have been ended.');
      const { timeZone, dayStartsAt } = await clockOf(stores, ownerId);
      const entries: Entry[] = [];
      for await (const task of openTasks(stores, ownerId)) {
        const entry = entryOf(task, { timeZone, dayStartsAt });
        if (entry) entries.push(entry);
        if (entries.length === MOST) break;
      }
      const text = writeCalendar(entries, timeZone);
      return new Answer(text, {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="deepiri.ics"',
        'cache-control': 'private, max-age=300',
        etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`,
      });
    }),
  ];
}
