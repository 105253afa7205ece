import { inTransaction, openDatabase } from '../../sqlite/database.ts';
import { groupCommit } from '../../sqlite/group-commit.ts';
import { heartbeat } from '../../sqlite/heartbeat.ts';
import { databaseFile } from '../../sqlite/location.ts';
import { type Appended, appendedOf } from '../appended.ts';
import type { StreamMessage, Streams } from '../port.ts';

const TRIMMED_AT_ONCE = 1_000;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS messages (
    offset INTEGER PRIMARY KEY AUTOINCREMENT,
    stream TEXT NOT NULL,
    id TEXT NOT NULL,
    at TEXT NOT NULL,
    instant INTEGER NOT NULL,
    body TEXT NOT NULL
  );
  CREATE UNIQUE INDEX IF NOT EXISTS messages_by_id ON messages (stream, id);
  CREATE INDEX IF NOT EXISTS messages_by_stream ON messages (stream);
  CREATE INDEX IF NOT EXISTS messages_by_instant ON messages (instant);
  CREATE TABLE IF NOT EXISTS trimmed (stream TEXT PRIMARY KEY, offset INTEGER NOT NULL) WITHOUT ROWID;
`;

/** Opens `<dir>/<service>.streams.sqlite`. */
export function openSqliteStreams(url: string, service: string): Streams {
  const database = openDatabase(databaseFile(url, `${service}.streams`), { durability: 'full' });
  inTransaction(database, () => database.execute(SCHEMA));
  const commit = groupCommit(database);
  const find = database.statement('SELECT offset FROM messages WHERE stream = ? AND id = ?');
  const insert = database.statement('INSERT INTO messages (stream, id, at, instant, body) VALUES (?, ?, ?, ?, ?)');
  const read = database.statement(
    'SELECT offset, id, at, body FROM messages WHERE stream = ? AND offset > ? ORDER BY offset LIMIT ?',
  );
  const last = database.statement('SELECT max(offset) FROM messages WHERE stream = ?');
  const trimmed = database.statement('SELECT offset FROM trimmed WHERE stream = ?');
  const old = database.statement('SELECT offset, stream FROM messages WHERE instant < ? ORDER BY instant LIMIT ?');
  const remove = database.statement('DELETE FROM messages WHERE offset = ?');
  const remember = database.statement(
    'INSERT INTO trimmed VALUES (?, ?) ON CONFLICT (stream) DO UPDATE SET offset = max(offset, excluded.offset)',
  );

  function appendOne({ stream, id, at, instant, body }: Appended): number {
    const known = find.get(stream, id)?.[0];
    if (known !== undefined) return known as number;
    return Number(insert.run(stream, id, at, instant, body).lastInsertRowid);
  }

  function trimSome(before: number): number {
    const rows = old.all(before, TRIMMED_AT_ONCE) as [number, string][];
    const newest = new Map<string, number>();
    for (const [offset, stream] of rows) {
      remove.run(offset);
      newest.set(stream, Math.max(offset, newest.get(stream) ?? 0));
    }
    for (const [stream, offset] of newest) remember.run(stream, offset);
    return rows.length;
  }

  return {
    async append(messages) {
      const appended = messages.map(appendedOf);
      return commit.write(() => appended.map(appendOne));
    },
    async read(stream, after, limit) {
      return read.all(stream, after, limit).map((row): StreamMessage => {
        const [offset, id, at, body] = row as [number, string, string, string];
        return { offset, id, at, body: JSON.parse(body) as unknown };
      });
    },
    async bounds(stream) {
      const gone = (trimmed.get(stream)?.[0] as number | undefined) ?? 0;
      const newest = (last.get(stream)?.[0] as number | null | undefined) ?? 0;
      return { last: Math.max(newest, gone), trimmed: gone };
    },
    async trim(before) {
      let total = 0;
      for (;;) {
        const count = await commit.write(() => trimSome(before.getTime()));
        total += count;
        if (count < TRIMMED_AT_ONCE) return total;
      }
    },
    ping: heartbeat(database, commit),
    async close() {
      await commit.close();
      database.close();
    },
  };
}
