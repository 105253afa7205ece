import type { CloudEvent } from 'deepiri-contracts';
import type { Connection } from './connection.ts';
import { type Keys, partitionOf } from './keys.ts';

const MOST_EVENTS = 500;
const MOST_CHARACTERS = 1_000_000;

export type Row = { id: string; subject: string; type: string; json: string };
type Waiting = { rows: readonly Row[]; resolve: () => void; reject: (error: unknown) => void };

/**
 * Appends events in the order in which they were given. Those that are given while others are under way go together, in
 * one round trip. When Redis does not take some, those that wait are refused with them, so that none overtakes another.
 */
export class Publisher {
  readonly #connection: Connection;
  readonly #keys: Keys;
  #waiting: Waiting[] = [];
  #sending: Promise<void> | undefined;
  #closed = false;

  constructor(connection: Connection, keys: Keys) {
    this.#connection = connection;
    this.#keys = keys;
  }

  /** Resolves when Redis has taken the events, or had them before. */
  publish(rows: readonly Row[]): Promise<void> {
    if (this.#closed) return Promise.reject(new Error('The event bus is closed'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ rows, resolve, reject });
      this.#sending ??= this.#sendAll();
    });
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.#sending) await this.#sending;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.idle();
  }

  async #sendAll(): Promise<void> {
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        const rows = batch.flatMap(({ rows }) => rows);
        for (const some of chunks(rows)) await append(this.#connection, this.#keys, some);
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of [...batch, ...this.#waiting]) reject(error);
        this.#waiting = [];
      }
    }
    this.#sending = undefined;
  }
}

/** Appends what was not appended before. With a group: what lies with its dead letters, to be handled again by it alone. */
export async function append(connection: Connection, keys: Keys, rows: readonly Row[], group = ''): Promise<number> {
  const known = group === '' ? keys.ids : keys.deadLetters(group);
  const events = rows.flatMap(({ id, subject, type, json }) => [id, partitionOf(subject), type, json]);
  return (await connection.run(
    'append',
    [keys.clock, known, ...keys.partitions],
    [keys.bell, group, ...events],
  )) as number;
}

/** @throws TypeError when an event lacks what it needs or is no JSON */
export function toRow(event: CloudEvent): Row {
  const { id, subject, type } = event;
  for (const [name, value] of Object.entries({ id, subject, type })) {
    if (typeof value !== 'string' || value === '') throw new TypeError(`An event needs its ${name}`);
  }
  return { id, subject, type, json: JSON.stringify(event) };
}

function* chunks(rows: readonly Row[]): Generator<Row[]> {
  let chunk: Row[] = [];
  let characters = 0;
  for (const row of rows) {
    chunk.push(row);
    characters += row.json.length;
    if (chunk.length < MOST_EVENTS && characters < MOST_CHARACTERS) continue;
    yield chunk;
    chunk = [];
    characters = 0;
  }
  if (chunk.length > 0) yield chunk;
}
