import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { CloudEvent } from 'deepiri-contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EventBus } from '../port.ts';
import type { BusAdapter, BusUnderTest } from './adapter.ts';
import { event } from './fixtures.ts';

const CONSUMER = fileURLToPath(new URL('./consumer.ts', import.meta.url));
const LOOK_MS = 20;

/** What a consumer has written down. */
export type Handled = { id: string; subject: string; userid: string; pid: number };

/** Several processes in one group, and what they handled in the order in which they did. */
export class Consumers {
  readonly #url: string;
  readonly #folder: string;
  readonly #order: 'subject' | 'userid';
  readonly #children: ChildProcess[] = [];

  private constructor(url: string, folder: string, order: 'subject' | 'userid') {
    this.#url = url;
    this.#folder = folder;
    this.#order = order;
  }

  static async of(url: string, order: 'subject' | 'userid' = 'subject'): Promise<Consumers> {
    return new Consumers(url, await mkdtemp(join(tmpdir(), 'deepiri-consumers-')), order);
  }

  /** Starts one more. Resolves when it is a member of the group `sharers`. */
  async start(): Promise<ChildProcess> {
    const args = [CONSUMER, this.#url, 'sharers', this.#file, this.#order];
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#children.push(child);
    await Promise.race([
      once(child.stdout!, 'data'),
      once(child, 'exit').then(([code]) => Promise.reject(new Error(`The consumer ended by itself with ${code}`))),
    ]);
    return child;
  }

  /** Has one leave the group and end. */
  async leave(child: ChildProcess): Promise<void> {
    const exited = once(child, 'exit');
    child.stdin!.end();
    await exited;
  }

  async kill(child: ChildProcess): Promise<void> {
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }

  async handled(): Promise<Handled[]> {
    const lines = (await readFile(this.#file, 'utf8').catch(() => '')).split('\n');
    return lines.filter((line) => line.endsWith('}')).map((line) => JSON.parse(line) as Handled);
  }

  /** Resolves when as many have been handled. */
  async reached(count: number): Promise<void> {
    while ((await this.handled()).length < count) await pause(LOOK_MS);
  }

  async end(): Promise<void> {
    for (const child of this.#children) child.kill('SIGKILL');
    await rm(this.#folder, { recursive: true, force: true });
  }

  get #file(): string {
    return join(this.#folder, 'handled');
  }
}

/** A stream of many subjects and a few users, in small publishes. */
export async function publishMany(bus: EventBus, round: number, count: number): Promise<CloudEvent[]> {
  const published: CloudEvent[] = [];
  for (let first = 0; first < count; first += 10) {
    const events = Array.from({ length: 10 }, (_, index) => {
      const number = first + index;
      return event(`${round}-${number}`, { subject: `s${(number * 7) % 40}`, userid: `u${number % 5}` });
    });
    await bus.publish(events);
    published.push(...events);
  }
  return published;
}

/** Resolves when no group is behind, whichever process reads for it. */
async function noLag(bus: EventBus): Promise<void> {
  while ((await bus.groups()).some(({ lag }) => lag > 0)) await pause(LOOK_MS);
}

/** Ids by key, in order; what came again is counted once. */
function idsBy(key: 'subject' | 'userid', events: readonly { id: string; subject: string; userid: string }[]) {
  const groups = [...Map.groupBy(events, (one) => one[key])].sort(([a], [b]) => (a < b ? -1 : 1));
  return groups.map(([name, some]) => [name, [...new Set(some.map(({ id }) => id))]]);
}

/** What several processes of one group do together. */
export function sharing(adapter: BusAdapter): void {
  describe('G3 several processes in one group', () => {
    let test: BusUnderTest;
    let consumers: Consumers | undefined;
    beforeEach(async () => {
      test = await adapter.open();
    });
    afterEach(async () => {
      await consumers?.end();
      await test.close();
    });

    it.each(['subject', 'userid'] as const)(
      'G3 B3 while they come and go each event is handled once, in order by %s',
      async (key) => {
        consumers = await Consumers.of(test.url, key);
        const published: CloudEvent[] = [];
        const first = await consumers.start();
        published.push(...(await publishMany(test.bus, 1, 300)));
        const [second] = await Promise.all([
          consumers.start(),
          publishMany(test.bus, 2, 300).then((events) => published.push(...events)),
        ]);
        await consumers.start();
        published.push(...(await publishMany(test.bus, 3, 300)));
        await Promise.all([
          consumers.leave(first),
          publishMany(test.bus, 4, 300).then((events) => published.push(...events)),
        ]);
        await consumers.leave(second);
        await noLag(test.bus);
        const handled = await consumers.handled();
        expect(handled).toHaveLength(published.length);
        expect(idsBy(key, handled)).toEqual(idsBy(key, published));
      },
    );

    it.each(['subject', 'userid'] as const)(
      'G3 B3 when one of them is killed the others handle what it had, in order by %s',
      async (key) => {
        consumers = await Consumers.of(test.url, key);
        const victim = await consumers.start();
        const before = await publishMany(test.bus, 1, 200);
        await Promise.all([consumers.start(), consumers.start()]);
        const publishing = publishMany(test.bus, 2, 600);
        await consumers.reached(250);
        await consumers.kill(victim);
        const published = [...before, ...(await publishing)];
        await noLag(test.bus);
        expect(idsBy(key, await consumers.handled())).toEqual(idsBy(key, published));
      },
    );
  });
}
