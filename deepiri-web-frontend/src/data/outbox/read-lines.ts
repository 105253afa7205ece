import type { QueryClient } from '@tanstack/react-query';
import type { Project } from 'deepiri-sdk';
import { keys } from '../keys.ts';
import { fetchReader, type Reader, readingOf } from '../reader.ts';
import type { Entry } from './entry.ts';
import type { OutboxKeeper } from './outbox.ts';
import { type Outbox, readAs } from './outbox-rules.ts';

const isUnread = ({ intent }: Entry) => intent.kind === 'add' && !intent.read;

function allRead(outbox: Outbox, reader: Reader, projects: Project[] | undefined): Outbox {
  return outbox.reduce(
    (now, { key, at, intent }) =>
      intent.kind === 'add' ? readAs(now, key, readingOf(reader, intent.line, new Date(at), projects)) : now,
    outbox,
  );
}

/** Lets lines that were taken before they could be read be read when they can. @returns stops */
export function readLines(client: QueryClient, outbox: OutboxKeeper): () => void {
  let isOver = false;
  const look = async () => {
    if (!outbox.current.some(isUnread)) return;
    const reader = await fetchReader();
    if (!reader || isOver || !outbox.current.some(isUnread)) return;
    await outbox.change((now) => allRead(now, reader, client.getQueryData(keys.projects)));
  };
  const stop = outbox.subscribe(() => void look());
  void look();
  return () => {
    isOver = true;
    stop();
  };
}
