import type { Value } from '../../sqlite/database.ts';
import type { FieldCondition, RangeOperator } from '../condition.ts';
import type { PagePosition } from '../cursor.ts';
import type { CollectionDefinition } from '../port.ts';
import type { Question } from '../question.ts';
import { type Route, routeOf } from '../route.ts';
import type { ServingIndex } from '../serving-index.ts';
import { HAS_WORDS } from './has-words.ts';
import { fieldSql, type Layout, wordLead } from './layout.ts';
import { indexName } from './schema.ts';

/** A piece of SQL and the values of its placeholders. */
export type Sql = { text: string; values: Value[] };

/** A set of documents that a side table gives: members of an array field or words. */
type Drive = {
  /** Rows for its documents, from the cheapest to learn to all of them: more than a drive may have in one is too many in truth. */
  probes: readonly Sql[];
  source: Sql;
  /** The condition that the source fulfils. */
  fulfils?: FieldCondition;
  /** What to check when the source is not used and no condition says it. */
  residual?: Sql;
};

/** A route with the SQL of its side table. */
export type Plan = { route: Route; drive: Drive | undefined };

const OPERATORS: Record<RangeOperator, string> = { gt: '>', gte: '>=', lt: '<', lte: '<=' };
/** Below every number and every string, and above null. */
const LOWEST = '-9e999';
/** Behind every letter in the order of the vocabulary. */
const HIGHEST_LETTER = '\u{10FFFF}';

/** @throws MissingIndex when no declared index serves the question (D6) */
export function planOf(
  definition: CollectionDefinition,
  layout: Layout,
  question: Question,
  purpose: 'find' | 'count',
): Plan {
  const route = routeOf(definition, question, purpose);
  const { drive } = route;
  if (!drive) return { route, drive: undefined };
  return { route, drive: drive.kind === 'words' ? wordDrive(layout, drive) : memberDrive(layout, drive) };
}

/** The numbers of the documents of a question after a position: statements to run one after the other until there are enough. */
export function findSql(layout: Layout, question: Question, plan: Plan, driven: boolean, after?: PagePosition): Sql[] {
  const base = fromWhere(layout, { ...question, conditions: conditionsAfter(question, after) }, plan, driven);
  const orderSql = question.order && fieldSql(layout, question.order.field);
  const direction = question.order?.direction === 'desc' ? 'DESC' : 'ASC';
  const columns = orderSql && orderSql !== 'd.id' ? [orderSql, 'd.id'] : ['d.id'];
  const tail = `ORDER BY ${columns.map((column) => `${column} ${direction}`).join(', ')} LIMIT ?`;
  return segments(question, columns, direction, after).map((segment) => ({
    text: `SELECT d.seq FROM ${base.text} ${segment.text ? `AND ${segment.text}` : ''} ${tail}`,
    values: [...base.values, ...segment.values],
  }));
}

/** A count has no order to keep, so it starts from a side table whenever there is one. */
export function countSql(layout: Layout, question: Question, plan: Plan): Sql {
  const base = fromWhere(layout, question, plan, plan.drive !== undefined);
  return { text: `SELECT count(*) FROM ${base.text}`, values: base.values };
}

function fromWhere(layout: Layout, question: Question, plan: Plan, driven: boolean): Sql {
  const drive = driven ? plan.drive : undefined;
  const source = drive ? drive.source : walkSource(layout, plan.route.walk);
  const open = question.conditions.filter((condition) => condition !== drive?.fulfils);
  const parts = open.map((condition) => conditionSql(layout, condition));
  if (!drive && plan.drive?.residual) parts.push(plan.drive.residual);
  const where = parts.length > 0 ? parts.map(({ text }) => text).join(' AND ') : 'TRUE';
  return {
    text: `${source.text} WHERE ${where}`,
    values: [...source.values, ...parts.flatMap(({ values }) => values)],
  };
}

function walkSource(layout: Layout, walk: ServingIndex | undefined): Sql {
  const by = walk && 'fields' in walk ? ` INDEXED BY ${indexName(layout, walk.fields)}` : '';
  return { text: `${layout.table} AS d${by}`, values: [] };
}

/** Keyset conditions. Null is before everything in SQLite's order, but compares with nothing, so it gets a statement of its own. */
function segments(question: Question, columns: string[], direction: string, after: PagePosition | undefined): Sql[] {
  if (!after) return [{ text: '', values: [] }];
  const comparison = direction === 'ASC' ? '>' : '<';
  const [column] = columns;
  if (columns.length === 1) return [{ text: `d.id ${comparison} ?`, values: [after.id] }];
  const noNulls = question.conditions.some(({ field, kind }) => field === question.order?.field && kind === 'range');
  if (after.value === null) {
    const nulls = { text: `${column} IS NULL AND d.id ${comparison} ?`, values: [after.id] };
    return direction === 'ASC' ? [nulls, { text: `${column} >= ${LOWEST}`, values: [] }] : [nulls];
  }
  const rest = { text: `(${column}, d.id) ${comparison} (?, ?)`, values: [after.value, after.id] };
  return direction === 'ASC' || noNulls ? [rest] : [rest, { text: `${column} IS NULL`, values: [] }];
}

/** Bounds that the position implies are left out: with two lower bounds on one column, SQLite may start from the wrong one. */
function conditionsAfter({ conditions, order }: Question, after: PagePosition | undefined): readonly FieldCondition[] {
  if (!order || !after || after.value === null) return conditions;
  const implied = order.direction === 'asc' ? ['gt', 'gte'] : ['lt', 'lte'];
  return conditions.flatMap((condition) => {
    if (condition.kind !== 'range' || condition.field !== order.field) return [condition];
    const bounds = condition.bounds.filter(({ operator }) => !implied.includes(operator));
    return bounds.length > 0 ? [{ ...condition, bounds }] : [];
  });
}

function conditionSql(layout: Layout, condition: FieldCondition): Sql {
  const field = fieldSql(layout, condition.field);
  switch (condition.kind) {
    case 'equal':
      return condition.value === null
        ? { text: `${field} IS NULL`, values: [] }
        : { text: `${field} = ?`, values: [condition.value] };
    case 'in': {
      const list = { text: `${field} IN (SELECT value FROM json_each(?))`, values: [listOf(condition.values)] };
      return condition.values.includes(null)
        ? { text: `(${list.text} OR ${field} IS NULL)`, values: list.values }
        : list;
    }
    case 'range':
      return {
        text: condition.bounds.map(({ operator }) => `${field} ${OPERATORS[operator]} ?`).join(' AND '),
        values: condition.bounds.map(({ value }) => value),
      };
    case 'has':
      return {
        text: `EXISTS (SELECT 1 FROM ${layout.members}
          WHERE field = ? AND ${oneOf(condition.values).text} AND scope = ${scopeSql(layout)} AND seq = d.seq)`,
        values: [condition.field, ...oneOf(condition.values).values],
      };
  }
}

/** The value of a member among some. One is so common that it gets a comparison of its own. */
function oneOf(values: readonly Value[]): Sql {
  const [only] = values;
  return values.length === 1 && only !== undefined && only !== null
    ? { text: 'value = ?', values: [only] }
    : { text: 'value IN (SELECT value FROM json_each(?))', values: [listOf(values)] };
}

function scopeSql(layout: Layout): string {
  return layout.scope === undefined ? "''" : `coalesce(${fieldSql(layout, layout.scope)}, '')`;
}

function memberDrive(layout: Layout, { has, owner }: Extract<Route['drive'], { kind: 'members' }>): Drive {
  const narrowed = layout.scope === undefined || owner !== undefined;
  const member = oneOf(has.values);
  const rows = `FROM ${layout.members} WHERE field = ? AND ${member.text} ${narrowed ? 'AND scope = ?' : ''}`;
  const values = [has.field, ...member.values, ...(narrowed ? [owner ?? ''] : [])];
  return {
    probes: [{ text: `SELECT 1 ${rows}`, values }],
    source: { text: `(SELECT DISTINCT seq ${rows}) AS m CROSS JOIN ${layout.table} AS d ON d.seq = m.seq`, values },
    fulfils: has,
  };
}

function wordDrive(layout: Layout, { words, owner }: Extract<Route['drive'], { kind: 'words' }>): Drive {
  const lead = wordLead(owner);
  const match = words.map((word) => `"${lead}${word}"*`).join(' AND ');
  return {
    probes: wordProbes(
      layout,
      words.map((word) => lead + word),
      match,
    ),
    source: { text: `${layout.words}(?) AS m CROSS JOIN ${layout.table} AS d ON d.seq = m.rowid`, values: [match] },
    // The full-text table would search anew for each document.
    residual: { text: `${HAS_WORDS}(?, d.body)`, values: [JSON.stringify({ words, fields: layout.text })] },
  };
}

/**
 * A search for beginnings collects all its documents before it gives the first. The vocabulary is read only as far as it
 * is asked, and so are words as they are: a word that is everywhere is learnt at once.
 */
function wordProbes(layout: Layout, words: readonly string[], match: string): Sql[] {
  const [word] = words;
  if (words.length === 1 && word !== undefined) {
    const text = `SELECT 1 FROM temp.${layout.vocabulary} WHERE term >= ? AND term <= ?`;
    return [{ text, values: [word, word + HIGHEST_LETTER] }];
  }
  const text = `SELECT 1 FROM ${layout.words}(?)`;
  return [
    { text, values: [words.map((each) => `"${each}"`).join(' AND ')] },
    { text, values: [match] },
  ];
}

function listOf(values: readonly Value[]): string {
  return JSON.stringify(values.filter((value) => value !== null));
}
