import { leastRecent } from '../../least-recent.ts';
import type { Database } from '../../sqlite/database.ts';

/** The combinations of tags that points were written with, each known by a number. */
export type TagSets = {
  /** The number of a combination, given when it is new. Called inside a transaction. */
  idOf(series: string, tags: Record<string, string>): number;
  /** The numbers of all combinations in which these tags have these values. */
  matching(series: string, tags: Record<string, string>): number[];
  /** Forgets what was remembered of numbers that may never have been committed. */
  forget(): void;
};

const REMEMBERED = 10_000;

export function tagSets(database: Database): TagSets {
  database.execute(`
    CREATE TABLE IF NOT EXISTS tag_sets (
      id INTEGER PRIMARY KEY, series TEXT NOT NULL, tags TEXT NOT NULL, UNIQUE (series, tags)
    );
    CREATE TABLE IF NOT EXISTS tags (
      series TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, tag_set INTEGER NOT NULL,
      PRIMARY KEY (series, name, value, tag_set)
    ) WITHOUT ROWID;
  `);
  const find = database.statement('SELECT id FROM tag_sets WHERE series = ? AND tags = ?');
  const insert = database.statement('INSERT INTO tag_sets (series, tags) VALUES (?, ?)');
  const insertTag = database.statement('INSERT INTO tags VALUES (?, ?, ?, ?)');
  const ofSeries = database.statement('SELECT id FROM tag_sets WHERE series = ?');
  const ids = leastRecent<number>(REMEMBERED);

  function create(series: string, tags: [string, string][], canonical: string): number {
    const id = Number(insert.run(series, canonical).lastInsertRowid);
    for (const [name, value] of tags) insertTag.run(series, name, value, id);
    return id;
  }

  return {
    idOf(series, tags) {
      const sorted = Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1));
      const canonical = JSON.stringify(sorted);
      const key = `${series}\n${canonical}`;
      const known = ids.get(key);
      if (known !== undefined) return known;
      const id = (find.get(series, canonical)?.[0] as number | undefined) ?? create(series, sorted, canonical);
      ids.set(key, id);
      return id;
    },
    matching(series, tags) {
      const wanted = Object.entries(tags);
      if (wanted.length === 0) return ofSeries.all(series).map(([id]) => id as number);
      const one = 'SELECT tag_set FROM tags WHERE series = ? AND name = ? AND value = ?';
      const statement = database.statement(wanted.map(() => one).join(' INTERSECT '));
      return statement.all(...wanted.flatMap(([name, value]) => [series, name, value])).map(([id]) => id as number);
    },
    forget: () => ids.clear(),
  };
}
