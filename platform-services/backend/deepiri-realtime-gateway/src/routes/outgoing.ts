import type { Socket } from 'socket.io';

/** The parts of an Engine.IO connection that tell what waits to be sent; its own types keep them private. */
type Buffers = {
  writeBuffer: { data?: string | { length: number } }[];
  transport: { socket?: { bufferedAmount?: number } };
};

const LOOK_AGAIN_MS = 50;

/** Bytes (nearly: characters) that a socket has been given and its client has not taken. */
export function waitingBytes(socket: Socket): number {
  const { writeBuffer, transport } = socket.conn as unknown as Buffers;
  let bytes = transport.socket?.bufferedAmount ?? 0;
  for (const { data } of writeBuffer) bytes += data?.length ?? 0;
  return bytes;
}

/**
 * Waits until a socket has room.
 * @returns false when it is gone, or had none for `slowMs`
 */
export async function roomIn(
  socket: Socket,
  limitBytes: number,
  slowMs: number,
): Promise<'room' | 'gone' | 'too slow'> {
  for (let waited = 0; socket.connected; waited += LOOK_AGAIN_MS) {
    if (waitingBytes(socket) < limitBytes) return 'room';
    if (waited >= slowMs) return 'too slow';
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
  return 'gone';
}
