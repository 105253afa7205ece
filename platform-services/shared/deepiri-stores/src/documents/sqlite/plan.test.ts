import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { queryArbitrary } from '../../contract-suite/model.ts';
import { type Card, cards } from '../../contract-suite/samples.ts';
import { openDatabase } from '../../sqlite/database.ts';
import type { PagePosition } from '../cursor.ts';
import type { CollectionDefinition, Query } from '../port.ts';
import { questionOf } from '../question.ts';
import { documentTable } from './document-table.ts';
import { defineHasWords } from './has-words.ts';
import { countSql, findSql, planOf, type Sql } from './plan.ts';

const folder = mkdtempSync(join(tmpdir(), 'deepiri-plan-'));
const database = openDatabase(join(folder, 'plan.sqlite'), { durability: 'normal' });
defineHasWords(database);
const definition = cards as unknown as CollectionDefinition;
const { layout } = documentTable(database, cards);

afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

function explained({ text, values }: Sql, limit: number[]): string[] {
  return database
    .statement(`EXPLAIN QUERY PLAN ${text}`)
    .all(...values, ...limit)
    .map((row) => String(row[3]));
}

function findPlans(query: Query<Card>, after?: PagePosition): { driven: boolean; steps: string[] }[] {
  const question = questionOf(query.where, query.text, query.order);
  const plan = planOf(definition, layout, question, 'find');
  const ways = [plan.route.walk ? [false] : [], plan.drive ? [true] : []].flat();
  return ways.flatMap((driven) =>
    findSql(layout, question, plan, driven, after).map((sql) => ({ driven, steps: explained(sql, [10]) })),
  );
}

describe('D6 the plans that SQLite makes', () => {
  it('an accepted query never scans the documents, and never sorts when it walks an index', () => {
    const positions = [undefined, { value: null, id: 'c' }, { value: 1, id: 'c' }];
    fc.assert(
      fc.property(queryArbitrary, fc.constantFrom(...positions), (query, after) => {
        const words = query.text === undefined || query.text !== '';
        for (const { driven, steps } of words ? findPlans(query, after) : []) {
          expect(steps.filter((step) => /^SCAN d\b/.test(step))).toEqual([]);
          if (!driven) expect(steps.filter((step) => step.includes('ORDER BY'))).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a count goes through an index', () => {
    for (const where of [{ owner: 'a' }, { owner: 'a', rank: { gt: 1 } }, { rank: { lt: 3 } }, { id: { in: ['a'] } }]) {
      const question = questionOf(where);
      const steps = explained(countSql(layout, question, planOf(definition, layout, question, 'count')), []);
      expect(steps.filter((step) => /^SCAN d\b/.test(step))).toEqual([]);
    }
  });

  it('a page starts where the last one ended, not where the range begins', () => {
    const where = { owner: 'a', due: { gte: '2026' } };
    const query: Query<Card> = { where, order: { field: 'due', direction: 'asc' }, limit: 10 };
    const [plan] = findPlans(query, { value: '2027', id: 'c' });
    expect(plan?.steps[0]).toContain('(".owner"=? AND (.due,id)>(?,?))'.replaceAll('"', ''));
  });

  it('a lookup by unique key and by ids is a seek', () => {
    expect(
      findPlans({ where: { owner: 'a', slug: 'b' }, order: { field: 'due', direction: 'asc' }, limit: 1 })[0]?.steps[0],
    ).toMatch(/^SEARCH/);
    expect(findPlans({ where: { id: { in: ['a'] } }, limit: 1 })[0]?.steps[0]).toMatch(/^SEARCH/);
  });
});
