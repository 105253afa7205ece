import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openBus } from 'deepiri-event-bus';
import { type Env, SettingError } from 'deepiri-service-kit';
import {
  CannotMove,
  claimStores,
  type Holdings,
  isStoreFailure,
  type Moved,
  moveDocuments,
  openHoldings,
} from 'deepiri-stores';
import { services } from './services.ts';

type Sides = { from: string; to: string; bus: string };

const USAGE =
  'say `npm run migrate-store -- --from sqlite:./data --to mongodb://host:27017 [--bus <the bus that is left behind> | --bus none]`';
const NO_BUS = 'none';

/**
 * `npm run migrate-store`: copies documents and events of every service from one store to another and compares them. The
 * platform must be stopped, and every event handled.
 * @throws SettingError in words for the operator
 */
export async function migrate(_env: Env, args: readonly string[] = process.argv.slice(2)): Promise<void> {
  const sides = sidesIn([...args]);
  const giveBack = await claim(sides);
  try {
    await checkBus(sides.bus);
    let found = 0;
    for (const { name, stores } of services) {
      if (!stores.includes('documents')) continue;
      const moved = await move(name, sides);
      found += moved.collections.size;
      say(`${name}: ${sentence(moved)}`);
    }
    if (found === 0) throw new SettingError(`${sides.from} holds nothing of any service`);
    say(
      'All of it is the same on both sides. Start with DOCUMENTS_URL at the new place, then `npm run rebuild` for the',
    );
    say('leaderboards. Sockets that were connected read everything again. The old place is as it was.');
  } finally {
    for (const give of giveBack) give();
  }
}

function sidesIn(args: string[]): Sides {
  const text = { type: 'string' } as const;
  const { from, to, bus = from?.startsWith('sqlite:') ? from : undefined } = read();
  if (!from || !to || from === to) throw new SettingError(USAGE);
  if (!bus) throw new SettingError(`${USAGE}: --bus is needed, because its events must be handled before`);
  const folder = from.startsWith('sqlite:') ? from.slice('sqlite:'.length) : undefined;
  if (folder !== undefined && !existsSync(folder)) throw new SettingError(`there is no folder ${folder}`);
  return { from, to, bus };

  function read() {
    try {
      return parseArgs({ args, options: { from: text, to: text, bus: text } }).values;
    } catch (error) {
      throw new SettingError(`${(error as Error).message}; ${USAGE}`);
    }
  }
}

async function claim({ from, to }: Sides): Promise<(() => void)[]> {
  const claimed: (() => void)[] = [];
  try {
    for (const { name } of services)
      for (const url of [from, to]) claimed.push(await claimStores(url, { service: name }));
    return claimed;
  } catch (error) {
    for (const give of claimed) give();
    throw new SettingError((error as Error).message);
  }
}

/** What a group has not handled stays behind on the bus, so nothing may be left. What is not published yet moves with the documents. */
async function checkBus(url: string): Promise<void> {
  if (url === NO_BUS) return;
  const bus = await openBus(url);
  const groups = await bus.groups().finally(() => bus.close());
  const left = groups.filter(({ lag, deadLetters }) => lag + deadLetters > 0);
  if (left.length === 0) {
    // Who moves SQLite files that were used with a Redis sees here that the wrong bus was looked at.
    say(`every event on ${url.split(':')[0]}: is handled. If the platform used another bus, say which with --bus`);
    return;
  }
  const list = left
    .map(({ group, lag, deadLetters }) => `${group} (${lag} events, ${deadLetters} dead letters)`)
    .join(', ');
  throw new SettingError(
    `events on ${url.split(':')[0]}: are not handled: ${list}. Start the platform there once more, until it has handled ` +
      'them; resend or discard dead letters with `npm run dead-letters`',
  );
}

async function move(service: string, { from, to }: Sides): Promise<Moved> {
  const opened: Holdings[] = [];
  try {
    for (const url of [from, to]) opened.push(await openHoldings(url, { service }));
    const [source, target] = opened as [Holdings, Holdings];
    return await moveDocuments(source, target);
  } catch (error) {
    if (error instanceof CannotMove) throw new SettingError(`${service}: ${error.message}`);
    if (isStoreFailure(error)) throw new SettingError(`${(error as Error).message}. Run it again, it will go on`);
    throw error;
  } finally {
    for (const holdings of opened) await holdings.close();
  }
}

function sentence({ events, collections }: Moved): string {
  const documents = [...collections].map(([name, { count }]) => `${count} ${name}`).join(', ');
  return `${documents || 'no documents'}; ${events.count} events, checksum ${events.checksum.slice(0, 12)}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
