import { createHash } from 'node:crypto';
import type { HeldDocument, HeldEvent, Holdings } from './holdings.ts';

/** How many there are, and a checksum of all of them in order. */
export type Sum = { count: number; checksum: string };

/** What was copied and is the same on both sides. */
export type Moved = { events: Sum; collections: ReadonlyMap<string, Sum> };

/** The copy cannot be made, in words for the operator. */
export class CannotMove extends Error {
  override readonly name = 'CannotMove';
}

const PAGE = 500;

/**
 * Copies all that a store of documents and events holds into another one, and compares the two. What is the same on both
 * sides already is left, so it can be run again after it was cut short, or after more was written to the first store. Nobody
 * may use the two meanwhile.
 * @throws CannotMove when the other store has a history of its own, or when the two differ in the end
 */
export async function moveDocuments(from: Holdings, to: Holdings): Promise<Moved> {
  await checkHistory(from, to);
  for (const definition of await from.collections()) await to.define(definition);
  await moveEvents(from, to);
  for (const { name } of await from.collections()) await moveCollection(from, to, name);
  await to.setPublished(await from.published());
  const [there, here] = [await sumOf(from), await sumOf(to)];
  const different = differences(there, here);
  if (different.length > 0) throw new CannotMove(`after copying, the two differ in ${different.join(', ')}`);
  return here;
}

// A log that does not begin as the first one does belongs to somebody who has begun to work.
async function checkHistory(from: Holdings, to: Holdings): Promise<void> {
  const last = await to.lastEvent();
  if (last === 0) return;
  const [theirs] = await to.events(last - 1, 1);
  const [ours] = await from.events(last - 1, 1);
  const isSame = ours?.position === last && theirs?.id === ours.id && theirs.body === ours.body;
  if (!isSame) throw new CannotMove('the store to move to has events that the other one does not have');
}

async function moveEvents(from: Holdings, to: Holdings): Promise<void> {
  for await (const page of eventsOf(from, await to.lastEvent())) await to.putEvents(page);
}

async function moveCollection(from: Holdings, to: Holdings, name: string): Promise<void> {
  // What is old goes first, because it may hold a unique key that something new wants.
  await compare(from, to, name, async (_, old) => {
    if (old.length > 0) await to.removeDocuments(name, old);
  });
  await compare(from, to, name, async (wanted) => {
    if (wanted.length > 0) await to.putDocuments(name, wanted);
  });
}

/** Goes through both sides by id, page by page: what the second lacks, and what only it has or has differently. */
async function compare(
  from: Holdings,
  to: Holdings,
  name: string,
  act: (wanted: HeldDocument[], old: string[]) => Promise<void>,
): Promise<void> {
  const theirs = documentsOf(to, name)[Symbol.asyncIterator]();
  let other = await theirs.next();
  let [wanted, old]: [HeldDocument[], string[]] = [[], []];
  const flush = async () => {
    await act(wanted, old);
    [wanted, old] = [[], []];
  };
  for await (const document of documentsOf(from, name)) {
    for (; !other.done && isBefore(other.value.id, document.id); other = await theirs.next()) old.push(other.value.id);
    const same = !other.done && other.value.id === document.id ? other.value : undefined;
    if (same) other = await theirs.next();
    if (same?.version !== document.version || same.body !== document.body) {
      if (same) old.push(same.id);
      else wanted.push(document);
    }
    if (wanted.length + old.length >= PAGE) await flush();
  }
  for (; !other.done; other = await theirs.next()) old.push(other.value.id);
  await flush();
}

async function sumOf(holdings: Holdings): Promise<Moved> {
  const collections = new Map<string, Sum>();
  for (const { name } of await holdings.collections()) {
    const sum = newSum();
    for await (const { id, version, body } of documentsOf(holdings, name)) sum.add([id, version, body]);
    collections.set(name, sum.result());
  }
  const events = newSum();
  for await (const page of eventsOf(holdings, 0)) {
    for (const { position, id, subject, type, body } of page) events.add([position, id, subject, type, body]);
  }
  return { events: events.result(), collections };
}

function newSum() {
  const hash = createHash('sha256');
  let count = 0;
  return {
    add(values: readonly (string | number)[]) {
      count += 1;
      hash.update(`${JSON.stringify(values)}\n`);
    },
    result: (): Sum => ({ count, checksum: hash.digest('hex') }),
  };
}

function differences(one: Moved, other: Moved): string[] {
  const isSame = (a = EMPTY, b = EMPTY) => a.count === b.count && a.checksum === b.checksum;
  const names = new Set([...one.collections.keys(), ...other.collections.keys()]);
  const different = [...names].filter((name) => !isSame(one.collections.get(name), other.collections.get(name)));
  return isSame(one.events, other.events) ? different : [...different, 'events'];
}

const EMPTY = newSum().result();

async function* documentsOf(holdings: Holdings, name: string): AsyncGenerator<HeldDocument> {
  for (let after = ''; ; ) {
    const page = await holdings.documents(name, after, PAGE);
    yield* page;
    if (page.length < PAGE) return;
    after = page.at(-1)?.id ?? after;
  }
}

async function* eventsOf(holdings: Holdings, after: number): AsyncGenerator<HeldEvent[]> {
  for (let last = after; ; ) {
    const page = await holdings.events(last, PAGE);
    if (page.length > 0) yield page;
    if (page.length < PAGE) return;
    last = page.at(-1)?.position ?? last;
  }
}

/** Ids stand in the order of their code points. */
function isBefore(a: string, b: string): boolean {
  return Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;
}
