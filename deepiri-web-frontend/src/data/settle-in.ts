import type { QueryClient } from '@tanstack/react-query';
import type { User } from 'deepiri-sdk';
import { keepReading, takeUpReading } from './kept-reading.ts';
import { forgetKept, outboxOf, readingOf } from './local-store.ts';
import { followOutbox } from './outbox/follow-outbox.ts';
import { outbox } from './outbox/open-outbox.ts';
import { readLines } from './outbox/read-lines.ts';

/**
 * Everything that is kept of a person, for as long as they are on the page: what they read comes back, what waits is
 * shown and sent. What others left to read is forgotten.
 * @returns stops, when it has begun
 */
export async function settleIn(client: QueryClient, user: User): Promise<() => void> {
  await Promise.all([
    takeUpReading(client, user.id),
    outbox.open(outboxOf(user.id)),
    forgetKept((name) => name.startsWith(readingOf('')) && name !== readingOf(user.id)),
  ]);
  const stops = [followOutbox(client, outbox), readLines(client, outbox), keepReading(client, user.id)];
  return () => {
    for (const stop of stops) stop();
    outbox.close();
  };
}
