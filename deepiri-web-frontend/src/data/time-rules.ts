import type { Comment, TimeEntry } from 'deepiri-sdk';

/** How long a timer runs until one may have forgotten it. */
const FORGOTTEN_MS = 8 * 3_600_000;

/** Whether a timer has run for so long that it should be asked about. */
export function isForgotten({ startedAt }: Pick<TimeEntry, 'startedAt'>, now: Date): boolean {
  return now.getTime() - Date.parse(startedAt) > FORGOTTEN_MS;
}

/** What runs after an entry came to be known: the one that was started last, while it has no end. */
export function timerWith(running: TimeEntry | null, entry: TimeEntry, gone = false): TimeEntry | null {
  if (running?.id === entry.id) {
    if (gone) return null;
    const latest = entry.version >= running.version ? entry : running;
    return latest.endedAt === null ? latest : null;
  }
  if (gone || entry.endedAt !== null) return running;
  return running && running.startedAt > entry.startedAt ? running : entry;
}

/** A list of entries after one of them changed, the latest first. */
export function entriesWith(list: readonly TimeEntry[], entry: TimeEntry, gone = false): TimeEntry[] {
  const known = list.find(({ id }) => id === entry.id);
  const rest = list.filter(({ id }) => id !== entry.id);
  if (gone) return rest;
  const latest = known && known.version > entry.version ? known : entry;
  return [...rest, latest].sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
}

/** What was said, after one of it changed, the latest first. */
export function commentsWith(list: readonly Comment[], comment: Comment, gone = false): Comment[] {
  const known = list.find(({ id }) => id === comment.id);
  const rest = list.filter(({ id }) => id !== comment.id);
  if (gone) return rest;
  const latest = known && known.version > comment.version ? known : comment;
  return [...rest, latest].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
}
