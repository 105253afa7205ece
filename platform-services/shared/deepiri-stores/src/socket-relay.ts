/** How the sockets of several processes hear of each other: a connection for the Socket.IO adapter for Redis streams. */
export type SocketRelay = {
  /** The driver's client, which the adapter takes. It reconnects by itself, and what is sent through it never throws. */
  readonly client: object;
  /** A name for the adapter's streams and channels that keeps databases of one server apart. */
  readonly name: string;
  /** Ends all connections. The adapter has to be closed before. */
  close(): void;
};

/**
 * Connects processes that keep streams at the same URL. Does not wait for the connection, and waits for it to come back.
 * @param url of the streams
 * @param onGap told each time the connection stands (again): messages may have been missed until then
 * @returns undefined for embedded streams, which belong to one process
 */
export async function openSocketRelay(url: string, onGap: () => void): Promise<SocketRelay | undefined> {
  if (!/^rediss?:/i.test(url)) return undefined;
  const { redisSocketRelay } = await import('./redis/socket-relay.ts');
  return redisSocketRelay(url, onGap);
}
