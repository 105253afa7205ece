import { writeSync } from 'node:fs';
import { openBus } from '../open-bus.ts';
import { event } from './fixtures.ts';

// A process that publishes and handles as fast as it can until it is killed. It says on its output what was promised to it.

const PUBLISHERS = 8;
const [url, round] = process.argv.slice(2) as [string, string];
const bus = await openBus(url);

function say(word: string, ids: readonly string[]): void {
  writeSync(1, ids.map((id) => `${word} ${id}\n`).join(''));
}

await bus.subscribe('victims', ['*'], async ({ id }) => {
  await new Promise(setImmediate);
  say('handled', [id]);
});

async function publishForEver(publisher: number): Promise<never> {
  for (let count = 0; ; count += 3) {
    const subject = `${round}.${publisher}`;
    const events = [count, count + 1, count + 2].map((number) =>
      event(`${subject}.${number}`, { subject, data: { number } }),
    );
    await bus.publish(events);
    say(
      'acknowledged',
      events.map(({ id }) => id),
    );
  }
}

await Promise.all(Array.from({ length: PUBLISHERS }, (_, publisher) => publishForEver(publisher)));
