import { setTimeout as pause } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { callUrl, eventually, type Json, type Person, type TestPlatform } from '../platform.ts';
import { type Listener, listen } from './listener.ts';

const WRITERS = 3;
const BREATH_MS = 20;
const BEFORE_NEXT_TRY_MS = 150;
const PATIENCE_MS = 90_000;
/** What a client may be told while something is away. Anything else is a fault of ours. */
const honest = /^(503 unavailable|504 deadline_exceeded|409 idempotency_in_progress|connection lost)$/;
/**
 * What documents on a server of MongoDB's protocol may also tell while they come back: a completion that was sent again was
 * stored the first time, and its event is not in the log yet.
 */
const storedBefore = '409 invalid_transition';

/** What one person wrote, and what of it was acknowledged. */
export type Work = {
  person: Person;
  listener: Listener;
  /** Titles of all tasks that were sent, acknowledged or not. */
  sent: Set<string>;
  created: Set<string>;
  completed: Set<string>;
};

export type Load = {
  works: readonly Work[];
  /** Resolves when so many more completions have been acknowledged. @throws Error when one is refused for good */
  more(count: number): Promise<void>;
  /** Lets writers finish what they are at. @throws Error when something was refused for good */
  stop(): Promise<void>;
};

/**
 * A steady load through the gateway: people write tasks and complete them, and their sockets listen. As any good client
 * does, a writer that got no acknowledgement sends the same request again, with the same idempotency key.
 */
export async function startLoad(platform: TestPlatform, { people = 2, onServer = false } = {}): Promise<Load> {
  const works = await Promise.all(Array.from({ length: people }, () => startWork(platform)));
  let stopping = false;
  onTestFinished(() => {
    stopping = true;
  });

  async function acknowledged(token: string, path: string, body: unknown, key: string): Promise<Json> {
    const end = performance.now() + PATIENCE_MS;
    for (let again = false; ; again = true) {
      const request = { token, body, headers: { 'idempotency-key': key } };
      const answer = await callUrl(platform.url, 'POST', path, request).catch(() => undefined);
      if (answer && answer.status < 300) return answer.body;
      const refusal = answer ? `${answer.status} ${answer.body?.code}` : 'connection lost';
      if (onServer && again && refusal === storedBefore) return undefined;
      if (!honest.test(refusal)) throw new Error(`${path} is refused: ${refusal} ${JSON.stringify(answer?.body)}`);
      if (performance.now() > end) throw new Error(`${path} is not acknowledged in time: ${refusal}`);
      await pause(BEFORE_NEXT_TRY_MS);
    }
  }

  async function write({ person: { token }, sent, created, completed }: Work, writer: number) {
    for (let count = 0; !stopping; count++) {
      const key = `${writer}.${count}`;
      const title = `Task ${key}`;
      sent.add(title);
      const task = await acknowledged(token, '/api/tasks', { title }, `create-${key}`);
      created.add(task.id);
      await acknowledged(token, `/api/tasks/${task.id}/complete`, undefined, `complete-${key}`);
      completed.add(task.id);
      await pause(BREATH_MS);
    }
  }

  const writing = Promise.all(
    works.flatMap((work) => Array.from({ length: WRITERS }, (_, writer) => write(work, writer))),
  );
  // Told by whoever waits for the end.
  writing.catch(() => {});
  const completions = () => works.reduce((sum, { completed }) => sum + completed.size, 0);

  return {
    works,
    async more(count) {
      const enough = completions() + count;
      await Promise.race([
        eventually(() => completions() >= enough, `${count} more completions are acknowledged`, PATIENCE_MS),
        writing,
      ]);
    },
    async stop() {
      stopping = true;
      await writing;
    },
  };
}

async function startWork(platform: TestPlatform): Promise<Work> {
  const person = await platform.register();
  const listener = listen(platform.url, person.token);
  await listener.live();
  return { person, listener, sent: new Set(), created: new Set(), completed: new Set() };
}
