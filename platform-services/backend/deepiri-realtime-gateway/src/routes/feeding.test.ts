import type { LiveEvent, Resync } from 'deepiri-contracts';
import type { StreamMessage, Streams } from 'deepiri-stores';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_BACKLOG, startOf } from '../domain/feed.ts';
import { appendTogether, type Message } from '../store/append-together.ts';
import { type Feeding, type Line, startFeeding } from './feeding.ts';

const USER = 'usr_1';

/** A stream in memory whose every answer comes when `delay` lets it, and whose writes may fail before or after they are stored. */
function memoryStream(
  delay: () => Promise<unknown> = async () => {},
  fails: () => 'no' | 'before' | 'after' = () => 'no',
) {
  const stored: { offset: number; id: string; at: string; body: unknown }[] = [];
  const trimmed = 0;
  let newest = 0;
  const streams = {
    async append(messages: readonly Message[]) {
      await delay();
      const failure = fails();
      if (failure === 'before') throw new Error('the disk is gone');
      const offsets = messages.map(({ id, at, body }) => {
        const known = stored.find((message) => message.id === id);
        if (known) return known.offset;
        newest += 1 + (newest % 3);
        stored.push({ offset: newest, id, at, body });
        return newest;
      });
      await delay();
      if (failure === 'after') throw new Error('the answer is lost');
      return offsets;
    },
    async read(_stream: string, after: number, limit: number) {
      await delay();
      const page = stored.filter(({ offset }) => offset > after).slice(0, limit);
      await delay();
      return page;
    },
    async bounds() {
      await delay();
      return { last: Math.max(newest, trimmed), trimmed };
    },
  } as unknown as Streams;
  return {
    streams,
    stored,
    fill(count: number) {
      for (let i = 0; i < count; i += 1) {
        newest += 1;
        stored.push({ offset: newest, id: `old_${i}`, at: '', body: { type: 't', data: i } });
      }
    },
  };
}

type Heard = {
  line: Line;
  events: LiveEvent[];
  resyncs: Resync[];
  ready: number[];
  errors: unknown[];
  gate: { full: boolean; open: () => void };
};

function listen(): Heard {
  let wait = Promise.withResolvers<void>();
  const gate = {
    full: false,
    open() {
      gate.full = false;
      wait.resolve();
      wait = Promise.withResolvers<void>();
    },
  };
  const heard: Omit<Heard, 'line'> = { events: [], resyncs: [], ready: [], errors: [], gate };
  const line: Line = {
    send: (event) => heard.events.push(event),
    resync: (resync) => heard.resyncs.push(resync),
    ready: (offset) => heard.ready.push(offset),
    full: () => gate.full,
    async room() {
      if (gate.full) await wait.promise;
      return true;
    },
    failed: (error) => heard.errors.push(error),
  };
  return { ...heard, line };
}

const turns = async (count = 20) => {
  for (let i = 0; i < count; i += 1) await new Promise((resolve) => setImmediate(resolve));
};
const offsetsOf = (events: readonly { offset: number }[]) => events.map(({ offset }) => offset);
const message = (id: string): Message => ({
  stream: USER,
  id,
  at: '2026-03-02T09:00:00Z',
  body: { type: 't', data: id },
});

describe('a feed of a socket', () => {
  it('G6 gives each message exactly once and in order, whatever the interleaving of writes, failures, disconnects and resumes', async () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.constant('append' as const) },
      { weight: 1, arbitrary: fc.constant('append, lost before' as const) },
      { weight: 1, arbitrary: fc.constant('append, lost after' as const) },
      { weight: 1, arbitrary: fc.constant('append again' as const) },
      { weight: 2, arbitrary: fc.constant('reconnect' as const) },
      { weight: 1, arbitrary: fc.constant('slow' as const) },
      { weight: 3, arbitrary: fc.constant('wait' as const) },
    );
    const property = fc.asyncProperty(
      fc.scheduler(),
      fc.array(step, { minLength: 1, maxLength: 60 }),
      async (scheduler, steps) => {
        const failures: ('before' | 'after')[] = [];
        const { streams, stored } = memoryStream(
          () => scheduler.schedule(Promise.resolve()),
          () => failures.shift() ?? 'no',
        );
        let feeding: Feeding | undefined;
        let heard: Heard | undefined;
        const received: LiveEvent[] = [];
        const append = appendTogether(streams, {
          appended: ({ id, at }, offset) => feeding?.announce({ offset, id, at, type: 't', data: id }),
          unsure: () => feeding?.unsure(),
        });
        // As the bus does: an event whose handler failed comes again.
        const deliver = (id: string): Promise<void> => append(message(id)).catch(() => deliver(id));
        const deliveries: Promise<void>[] = [];

        const reconnect = async () => {
          feeding?.stop();
          heard?.gate.open();
          const mine = listen();
          received.push(...(heard?.events ?? []));
          heard = mine;
          feeding = undefined;
          const start = startOf(received.at(-1)?.offset ?? 0, await streams.bounds(USER));
          if (heard === mine) feeding = startFeeding(streams, USER, start, mine.line);
        };
        const connecting = [reconnect()];
        for (const [index, action] of steps.entries()) {
          if (action === 'append, lost before') failures.push('before');
          if (action === 'append, lost after') failures.push('after');
          if (action === 'append again') deliveries.push(deliver(`m${index - 1}`));
          else if (action.startsWith('append')) deliveries.push(deliver(`m${index}`));
          if (action === 'reconnect') connecting.push(reconnect());
          if (action === 'slow' && heard) heard.gate.full = !heard.gate.full;
          if (action === 'wait') await turns(1);
          if (action === 'wait' && scheduler.count() > 0) await scheduler.waitOne();
        }
        heard?.gate.open();
        const finished = Promise.all([...deliveries, ...connecting]);
        for (let calm = 0; calm < 3; ) {
          await turns(1);
          if (scheduler.count() > 0) await scheduler.waitOne();
          else calm += 1;
        }
        await finished;
        // A last word makes a feed read what was stored without anybody being told.
        const last = deliver('last');
        for (let calm = 0; calm < 3; ) {
          await turns(1);
          if (scheduler.count() > 0) await scheduler.waitOne();
          else calm += 1;
        }
        await last;
        received.push(...(heard?.events ?? []));
        expect(offsetsOf(received)).toEqual(offsetsOf(stored));
        expect(heard?.resyncs).toEqual([]);
        expect(heard?.errors).toEqual([]);
      },
    );
    await fc.assert(property, { numRuns: 150 });
  }, 30_000);

  it('G6 gives each message exactly once and in order when several processes append, and what they tell is late, out of order or lost', async () => {
    const step = fc.record({
      does: fc.constantFrom('append', 'append', 'append', 'reconnect', 'wait', 'wait'),
      process: fc.nat(1),
      told: fc.constantFrom('in time', 'late', 'never'),
    });
    const property = fc.asyncProperty(
      fc.scheduler(),
      fc.array(step, { minLength: 1, maxLength: 60 }),
      async (scheduler, steps) => {
        const { streams, stored } = memoryStream(() => scheduler.schedule(Promise.resolve()));
        const processes = [0, 1].map(() => ({
          heard: listen(),
          received: [] as LiveEvent[],
          feeding: undefined as Feeding | undefined,
        }));
        const attach = async (process: (typeof processes)[number]) => {
          process.feeding?.stop();
          process.received.push(...process.heard.events);
          const mine = listen();
          Object.assign(process, { heard: mine, feeding: undefined });
          const start = startOf(process.received.at(-1)?.offset ?? 0, await streams.bounds(USER));
          if (process.heard === mine) process.feeding = startFeeding(streams, USER, start, mine.line);
        };
        const work: Promise<unknown>[] = processes.map(attach);
        let told: (typeof steps)[number]['told'] = 'in time';
        const appends = processes.map((mine, index) =>
          appendTogether(streams, {
            appended(_, offset) {
              mine.feeding?.grew(offset);
              const other = processes[1 - index]!;
              if (told === 'in time') other.feeding?.grew(offset);
              if (told === 'late')
                work.push(scheduler.schedule(Promise.resolve()).then(() => other.feeding?.grew(offset)));
            },
            unsure: () => {},
          }),
        );
        const calm = async () => {
          for (let quiet = 0; quiet < 3; ) {
            await turns(1);
            if (scheduler.count() > 0) await scheduler.waitOne();
            else quiet += 1;
          }
        };
        for (const [index, { does, process, ...how }] of steps.entries()) {
          told = how.told;
          if (does === 'append') work.push(appends[process]!(message(`m${index}`)));
          if (does === 'reconnect') work.push(attach(processes[process]!));
          if (does === 'wait') await turns(1);
          if (does === 'wait' && scheduler.count() > 0) await scheduler.waitOne();
        }
        await calm();
        await Promise.all(work);
        // As when the connection over which they tell each other stands again.
        for (const { feeding } of processes) feeding?.look();
        await calm();
        for (const { received, heard } of processes) {
          received.push(...heard.events);
          expect(offsetsOf(received)).toEqual(offsetsOf(stored));
          expect([heard.resyncs, heard.errors]).toEqual([[], []]);
        }
      },
    );
    await fc.assert(property, { numRuns: 150 });
  }, 30_000);

  it('G6 reads again when it is told of something while it reads', async () => {
    const answers: PromiseWithResolvers<StreamMessage[]>[] = [];
    const streams = {
      read() {
        answers.push(Promise.withResolvers());
        return answers.at(-1)!.promise;
      },
    } as unknown as Streams;
    const heard = listen();
    const feeding = startFeeding(streams, USER, { after: 0, resync: undefined }, heard.line);
    await turns(1);
    // The answer is on its way when another process appends.
    feeding.grew(1);
    answers[0]!.resolve([]);
    await turns(1);
    answers[1]!.resolve([{ offset: 1, id: 'a', at: '', body: { type: 't', data: 'a' } }]);
    await turns(1);
    expect(offsetsOf(heard.events)).toEqual([1]);
    expect([heard.ready, answers.length]).toEqual([[1], 2]);
    feeding.grew(1);
    await turns(1);
    expect(answers).toHaveLength(2);
  });

  it('says ready once, when everything that was there has been sent', async () => {
    const { streams, fill } = memoryStream();
    fill(1_100);
    const heard = listen();
    startFeeding(streams, USER, { after: 50, resync: undefined }, heard.line);
    await turns();
    expect(heard.ready).toEqual([1_100]);
    expect(offsetsOf(heard.events)).toEqual(Array.from({ length: 1_050 }, (_, i) => 51 + i));
  });

  it('G6 gives a backlog that is too long up, says so, and goes on from there', async () => {
    const { streams, fill } = memoryStream();
    fill(LONGEST_BACKLOG + 700);
    const heard = listen();
    startFeeding(streams, USER, { after: 0, resync: undefined }, heard.line);
    await turns(60);
    expect(heard.events).toHaveLength(LONGEST_BACKLOG);
    expect(heard.resyncs).toEqual([{ offset: LONGEST_BACKLOG + 700, reason: 'too_many' }]);
    expect(heard.ready).toEqual([LONGEST_BACKLOG + 700]);
  });

  it('is not given more than it takes: it waits, then reads what it left out', async () => {
    const { streams } = memoryStream();
    const heard = listen();
    const feeding = startFeeding(streams, USER, { after: 0, resync: undefined }, heard.line);
    const append = appendTogether(streams, {
      appended: ({ id, at }, offset) => feeding.announce({ offset, id, at, type: 't', data: id }),
      unsure: () => {},
    });
    await turns();
    await append(message('a'));
    heard.gate.full = true;
    await Promise.all(['b', 'c', 'd'].map((id) => append(message(id))));
    await turns();
    expect(heard.events.map(({ id }) => id)).toEqual(['a']);
    heard.gate.open();
    await turns();
    expect(heard.events.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
    await append(message('e'));
    expect(heard.events.at(-1)?.id).toBe('e');
  });

  it('tells when the stream cannot be read, and nothing after it was stopped', async () => {
    const broken = { read: async () => Promise.reject(new Error('the disk is gone')) } as unknown as Streams;
    const [open, gone] = [listen(), listen()];
    startFeeding(broken, USER, { after: 0, resync: undefined }, open.line);
    startFeeding(broken, USER, { after: 0, resync: undefined }, gone.line).stop();
    await turns();
    expect([open.errors.length, gone.errors.length]).toEqual([1, 0]);
  });
});
