import type { Message } from './notification.ts';

/** What is to be told when quiet hours are over. Its id is that of the notification which it will be. */
export type HeldMessage = { id: string; version: number; userId: string; message: Message; releaseAt: string };
