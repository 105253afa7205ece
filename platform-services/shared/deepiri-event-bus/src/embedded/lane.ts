import { Fifo } from '../fifo.ts';
import type { Entry } from './window.ts';

/** The events of one key, one at a time. Once one of them is parked, all that follow go over the shelf. */
export type Lane = {
  readonly key: string;
  readonly queue: Fifo<Entry>;
  current: Entry | undefined;
  state: 'idle' | 'ready' | 'running' | 'waiting';
  parked: boolean;
  cancelWait: (() => void) | undefined;
};

export function newLane(key: string): Lane {
  return { key, queue: new Fifo(), current: undefined, state: 'idle', parked: false, cancelWait: undefined };
}
