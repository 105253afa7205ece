import type { MongoClient, ServerHeartbeatStartedEvent } from 'mongodb';

/** What the driver needs to tell that a look at a server has failed, beyond the times that it keeps itself. */
const GRACE_MS = 1_000;
const BEFORE_NEXT_TRY_MS = 500;

/** What is used of a client. */
export type Revivable = Pick<MongoClient, 'on' | 'off' | 'close' | 'connect'> & {
  readonly options: Pick<MongoClient['options'], 'connectTimeoutMS' | 'heartbeatFrequencyMS'>;
};

/**
 * The driver asks each server from time to time how it is. When the server hangs up in that very moment, the driver can wait
 * for an answer for ever, and never looks at that server again: it would be gone for this process although it is back. A look
 * that does not end in time is taken for such a one, and the client begins anew; what is under way then fails, as it would anyway.
 * @returns stops watching; resolves when the client may be closed
 */
export function reviveWhenStuck(client: Revivable): () => Promise<void> {
  const looks = new Map<string, NodeJS.Timeout>();
  let reviving: Promise<void> | undefined;
  let stopped = false;

  function began({ connectionId: server, awaited }: ServerHeartbeatStartedEvent): void {
    over({ connectionId: server });
    const { connectTimeoutMS, heartbeatFrequencyMS } = client.options;
    // A server that knows how waits with its answer until something changes.
    const limit = connectTimeoutMS + (awaited ? heartbeatFrequencyMS : 0) + GRACE_MS;
    looks.set(server, setTimeout(start, limit).unref());
  }

  function over({ connectionId: server }: { connectionId: string }): void {
    clearTimeout(looks.get(server));
    looks.delete(server);
  }

  function forgetAll(): void {
    for (const timer of looks.values()) clearTimeout(timer);
    looks.clear();
  }

  function start(): void {
    forgetAll();
    reviving ??= revive().finally(() => {
      reviving = undefined;
    });
  }

  async function revive(): Promise<void> {
    await client.close().catch(() => {});
    while (!stopped && !(await client.connect().then(yes, no))) {
      await new Promise((later) => setTimeout(later, BEFORE_NEXT_TRY_MS).unref());
    }
  }

  client.on('serverHeartbeatStarted', began).on('serverHeartbeatSucceeded', over).on('serverHeartbeatFailed', over);
  return async () => {
    stopped = true;
    client
      .off('serverHeartbeatStarted', began)
      .off('serverHeartbeatSucceeded', over)
      .off('serverHeartbeatFailed', over);
    forgetAll();
    await reviving;
  };
}

const yes = () => true;
const no = () => false;
