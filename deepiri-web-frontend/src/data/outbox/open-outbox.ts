import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { api } from '../client.ts';
import { changeKept } from '../local-store.ts';
import { createOutbox, type News } from './outbox.ts';
import type { Outbox } from './outbox-rules.ts';
import { sendEntry } from './send-entry.ts';

const others = new BroadcastChannel('deepiri.outbox');

/** 128 random bits. `crypto.randomUUID` is missing in browsers on plain http, this is not. */
const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Where a browser cannot lock (plain http), two tabs may send the same thing; its key makes it count once. */
const alone = <T>(name: string, work: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? (navigator.locks.request(name, work) as Promise<T>) : work();

/** What the person of this page did and the platform has not done yet. */
export const outbox = createOutbox({
  change: changeKept<Outbox>,
  send: sendEntry,
  alone,
  isOnline: () => onlineManager.isOnline(),
  tell: (news) => others.postMessage(news),
  newKey,
  now: () => new Date(),
});

others.onmessage = ({ data }: MessageEvent<News>) => outbox.hear(data);
onlineManager.subscribe((online) => void (online && outbox.wake()));
api.live.onStatus((status) => void (status === 'live' && outbox.wake()));

export function useOutbox(): Outbox {
  return useSyncExternalStore(
    (listener) => outbox.subscribe(listener),
    () => outbox.current,
  );
}
