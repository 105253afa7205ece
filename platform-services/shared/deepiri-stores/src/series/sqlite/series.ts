import { inTransaction, openDatabase } from '../../sqlite/database.ts';
import { groupCommit } from '../../sqlite/group-commit.ts';
import { heartbeat } from '../../sqlite/heartbeat.ts';
import { databaseFile } from '../../sqlite/location.ts';
import { copyOf } from '../points.ts';
import type { Aggregate, Point, Series } from '../port.ts';
import { tagSets } from './tag-sets.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS points (
    tag_set INTEGER NOT NULL, field TEXT NOT NULL, time INTEGER NOT NULL, value REAL NOT NULL,
    PRIMARY KEY (tag_set, field, time)
  ) WITHOUT ROWID;
`;

const IN_SETS = 'tag_set IN (SELECT value FROM json_each(?)) AND field = ? AND time >= ? AND time < ?';

/** SQL of each aggregate. Only `sum` and `count` say something about an empty window. */
const AGGREGATES: Record<Aggregate, string> = {
  sum: 'total(value)',
  count: 'count(value)',
  mean: 'avg(value)',
  min: 'min(value)',
  max: 'max(value)',
};

/** Opens `<dir>/<service>.series.sqlite`. */
export function openSqliteSeries(url: string, service: string): Series {
  const database = openDatabase(databaseFile(url, `${service}.series`), { durability: 'full' });
  const sets = inTransaction(database, () => {
    database.execute(SCHEMA);
    return tagSets(database);
  });
  const commit = groupCommit(database, { rolledBack: sets.forget });
  const upsert = database.statement('INSERT OR REPLACE INTO points VALUES (?, ?, ?, ?)');
  const read = database.statement(`SELECT time, value FROM points WHERE ${IN_SETS} ORDER BY time, tag_set`);

  function writeOne({ series, tags, time, fields }: Point): void {
    const set = sets.idOf(series, tags);
    for (const [field, value] of Object.entries(fields)) upsert.run(set, field, time.getTime(), value);
  }

  return {
    async write(points) {
      const copies = points.map(copyOf);
      await commit.write(() => copies.forEach(writeOne));
    },
    async read(query) {
      const matching = JSON.stringify(sets.matching(query.series, query.tags));
      const rows = read.all(matching, query.field, query.from.getTime(), query.to.getTime());
      return rows.map(([time, value]) => ({ time: new Date(time as number), value: value as number }));
    },
    async windows(query, boundaries, aggregate) {
      const matching = JSON.stringify(sets.matching(query.series, query.tags));
      const statement = database.statement(`SELECT ${AGGREGATES[aggregate]} FROM points WHERE ${IN_SETS}`);
      return boundaries.slice(1).map((end, index) => {
        const start = boundaries[index] as Date;
        return statement.get(matching, query.field, start.getTime(), end.getTime())?.[0] as number | null;
      });
    },
    ping: heartbeat(database, commit),
    async close() {
      await commit.close();
      database.close();
    },
  };
}
