import { io, type Socket } from 'socket.io-client';
import { onTestFinished } from 'vitest';
import { eventually } from '../platform.ts';

const PATIENCE_MS = 60_000;

export type Heard = { offset: number; id: string; type: string; data: { task?: { id: string } } };

/** A client that listens, and comes back where it was whenever its connection breaks. */
export type Listener = {
  readonly socket: Socket;
  /** Everything that came, as it came. */
  readonly heard: readonly Heard[];
  /** Where the stream was when it began to listen. */
  readonly began: number;
  /** How often it was told that something cannot be sent any more. */
  readonly resyncs: number;
  /** How often it became live: once, and once more each time that it came back. */
  readonly lives: number;
  /** Resolves when it is live, for the so manieth time. */
  live(times?: number): Promise<void>;
  close(): void;
};

/**
 * Listens as a client does that any developer could write, by the public contract of the socket, until the test ends.
 * @param from offset to begin after; undefined: now
 */
export function listen(url: string, token: string, from?: number): Listener {
  const heard: Heard[] = [];
  let began = from;
  let lives = 0;
  let resyncs = 0;
  const socket = io(url, {
    auth: (show) => show({ token, ...(began === undefined ? {} : { lastOffset: heard.at(-1)?.offset ?? began }) }),
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 100,
    reconnectionDelayMax: 500,
  });
  socket.on('event', (event: Heard) => heard.push(event));
  socket.on('ready', ({ offset }: { offset: number }) => {
    began ??= Math.min(offset, (heard[0]?.offset ?? Number.POSITIVE_INFINITY) - 1);
    lives++;
  });
  socket.on('resync', () => {
    resyncs++;
  });
  onTestFinished(() => void socket.disconnect());
  // One that the server has sent away, or refused, does not come back by itself.
  const again = () => void setTimeout(() => socket.connect(), 200);
  socket.on('disconnect', (reason) => reason === 'io server disconnect' && again());
  socket.on('connect_error', () => !socket.active && again());
  return {
    socket,
    heard,
    get began() {
      return began ?? 0;
    },
    get resyncs() {
      return resyncs;
    },
    get lives() {
      return lives;
    },
    async live(times = 1) {
      await eventually(() => lives >= times, `the socket is live for the ${times}. time`, PATIENCE_MS);
    },
    close: () => void socket.disconnect(),
  };
}
