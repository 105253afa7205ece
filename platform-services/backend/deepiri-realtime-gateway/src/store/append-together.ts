import type { Streams } from 'deepiri-stores';

export type Message = Parameters<Streams['append']>[0][number];

const MOST_AT_ONCE = 1_000;

type Waiting = { message: Message; done: () => void; failed: (error: unknown) => void };

type Told = {
  /** Called for each message in the order of its offsets, as soon as it is durable. */
  appended: (message: Message, offset: number) => void;
  /** Called when it is not known whether messages of this stream were stored. */
  unsure: (stream: string) => void;
};

/**
 * Appends messages that come at the same time in one durable write. One write runs at a time, so that offsets are told in order.
 * @returns what appends one message; rejects when the write failed
 */
export function appendTogether(streams: Streams, { appended, unsure }: Told): (message: Message) => Promise<void> {
  let waiting: Waiting[] = [];
  let running = false;

  async function write(batch: readonly Waiting[]) {
    const offsets = await streams.append(batch.map(({ message }) => message));
    for (const [index, { message, done }] of batch.entries()) {
      appended(message, offsets[index]!);
      done();
    }
  }

  async function writeAlone(one: Waiting) {
    await write([one]).catch((error) => {
      unsure(one.message.stream);
      one.failed(error);
    });
  }

  async function writeAll() {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST_AT_ONCE);
      waiting = waiting.slice(MOST_AT_ONCE);
      // A message that cannot be written does not take others with it (G5).
      await write(batch).catch(async () => {
        for (const one of batch) await writeAlone(one);
      });
    }
    running = false;
  }

  return (message) =>
    new Promise((done, failed) => {
      waiting.push({ message, done, failed });
      if (running) return;
      running = true;
      // What other handlers of this turn append goes into the same write.
      setImmediate(writeAll);
    });
}
