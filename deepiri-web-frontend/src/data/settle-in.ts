import type { QueryClient } from '@tanstack/react-query';
import type { User } from 'deepiri-sdk';
import { withSentences } from '../text/i18n.ts';
import { withoutAside } from './aside.ts';
import { keepReading, takeUpReading } from './kept-reading.ts';
import { forgetKept, outboxOf, readingOf, readKept } from './local-store.ts';
import { followOutbox } from './outbox/follow-outbox.ts';
import { outbox } from './outbox/open-outbox.ts';
import { readLines } from './outbox/read-lines.ts';

/**
 * Everything that is kept of a person, for as long as they are on the page: what they read comes back, what waits is
 * shown and sent. What others left to read is forgotten.
 * @returns stops, when it has begun
 */
export async function settleIn(client: QueryClient, user: User): Promise<() => void> {
  const tidyUp = () =>
    withSentences(import('./tidy.ts')).then(
      ({ tidy }) => tidy(user.id),
      () => undefined,
    );
  // Most have nothing that waits, and nothing to look through.
  const waiting = await readKept<readonly unknown[]>(outboxOf(user.id));
  if (waiting !== undefined && waiting?.length !== 0) await tidyUp();
  await Promise.all([
    takeUpReading(client, user.id).catch(tidyUp),
    outbox.open(outboxOf(user.id)),
    forgetKept((kept) => {
      const name = withoutAside(kept);
      return name.startsWith(readingOf('')) && name !== readingOf(user.id);
    }),
  ]);
  const stops = [followOutbox(client, outbox), readLines(client, outbox), keepReading(client, user.id)];
  return () => {
    for (const stop of stops) stop();
    outbox.close();
  };
}
