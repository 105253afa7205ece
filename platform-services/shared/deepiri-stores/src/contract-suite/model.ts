import fc from 'fast-check';
import type { Collection, Query } from '../documents/port.ts';
import type { Card } from './samples.ts';

const OWNERS = ['usr_ann', 'usr_bob'] as const;
const LABELS = ['home', 'work', 'urgent', 'höme'] as const;
const WORDS = ['apple', 'apricot', 'bread', 'Äpfel', 'éclair', 'x2', '日本'] as const;
const DUES = [null, '2026-01-01', '2026-01-02', '2026-02-01', '💥', 'é'] as const;
const RANKS = [null, -1.5, 0, 1, 2, 10] as const;

/** Fields drawn from so few values that ties, nulls and matches are common. */
export const cardArbitrary: fc.Arbitrary<Partial<Card> & { owner: string }> = fc.record({
  owner: fc.constantFrom(...OWNERS),
  title: fc.array(fc.constantFrom(...WORDS), { maxLength: 3 }).map((words) => words.join(' - ')),
  notes: fc.constantFrom(null, 'apple pie', 'nothing'),
  state: fc.constantFrom('open' as const, 'done' as const),
  rank: fc.constantFrom(...RANKS),
  due: fc.constantFrom(...DUES),
  starred: fc.boolean(),
  labels: fc.uniqueArray(fc.constantFrom(...LABELS), { maxLength: 3 }),
});

const conditions = {
  state: fc.oneof(fc.constantFrom('open' as const, 'done' as const), fc.constant({ in: ['open', 'done'] as const })),
  rank: fc.oneof(
    fc.constantFrom(...RANKS),
    fc.constant({ in: [null, 1, 2] }),
    fc.record({ gte: fc.constantFrom(-1.5, 0, 1), lt: fc.constantFrom(1, 2, 10) }),
    fc.record({ gt: fc.constantFrom(-1.5, 0, 1) }),
    fc.record({ lte: fc.constantFrom(0, 1) }),
  ),
  due: fc.oneof(
    fc.constantFrom(...DUES),
    fc.record({ gt: fc.constantFrom('2026-01-01', '2026-01-02') }),
    fc.constant({ lt: '2026-01-02' }),
  ),
  starred: fc.boolean(),
  labels: fc.oneof(
    fc.record({ has: fc.constantFrom(...LABELS) }),
    fc.record({ hasAny: fc.array(fc.constantFrom(...LABELS), { maxLength: 2 }) }),
  ),
};

const whereArbitrary = fc
  .tuple(
    fc.constantFrom(...OWNERS),
    // Two conditions at most beside the owner, so that answers are long enough to have pages.
    fc.subarray(Object.keys(conditions) as (keyof typeof conditions)[], { maxLength: 2 }),
  )
  .chain(([owner, fields]) =>
    fc.record({ owner: fc.constant(owner), ...Object.fromEntries(fields.map((field) => [field, conditions[field]])) }),
  );

const textArbitrary = fc.constantFrom('ap', 'apple', 'APPLE pi', 'apfel', 'ecl', 'x', 'home', '日', 'nowhere', 'ap br');

const orderArbitrary = fc.record({
  field: fc.constantFrom('id' as const, 'rank' as const, 'rank' as const, 'due' as const),
  direction: fc.constantFrom('asc' as const, 'desc' as const),
});

/** Queries of one owner that the indexes of `cards` serve. */
export const queryArbitrary: fc.Arbitrary<Query<Card> & { where: { owner: string } }> = fc
  .record({
    where: whereArbitrary,
    text: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: textArbitrary }),
    order: fc.oneof({ weight: 1, arbitrary: fc.constant(undefined) }, { weight: 5, arbitrary: orderArbitrary }),
    limit: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ where, text, order, limit }) => ({ where, limit, ...(text ? { text } : {}), ...(order ? { order } : {}) }));

/** What a query answers over all its pages, found by looking at everything. */
export function answerOf(all: readonly Card[], { where, text, order }: Query<Card>): Card[] {
  const direction = order?.direction === 'desc' ? -1 : 1;
  const field = order?.field ?? 'id';
  return all
    .filter((state) => Object.entries(where).every(([name, condition]) => holds(state[name as keyof Card], condition)))
    .filter((state) => text === undefined || contains(state, text))
    .sort((a, b) => direction * (compare(a[field], b[field]) || compare(a.id, b.id)));
}

/** Follows the cursors to the end. */
export async function allPages(collection: Collection<Card>, query: Query<Card>): Promise<Card[]> {
  const found: Card[] = [];
  let after: string | undefined;
  do {
    const page: { items: Card[]; next: string | undefined } = await collection.find(
      after ? { ...query, after } : query,
    );
    if (page.items.length > query.limit) throw new Error('a page is longer than its limit');
    if (page.next !== undefined && page.items.length < query.limit) throw new Error('a page is short but not the last');
    found.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return found;
}

function holds(value: unknown, condition: unknown): boolean {
  if (condition === null || typeof condition !== 'object') return value === condition;
  return Object.entries(condition).every(([operator, operand]) => {
    if (operator === 'in') return (operand as unknown[]).includes(value);
    if (operator === 'has') return (value as unknown[]).includes(operand);
    if (operator === 'hasAny') return (operand as unknown[]).some((member) => (value as unknown[]).includes(member));
    if (value === null) return false;
    const order = compare(value, operand);
    return { gt: order > 0, gte: order >= 0, lt: order < 0, lte: order <= 0 }[operator] as boolean;
  });
}

/** Null first, then numbers by value and strings by code point. */
function compare(a: unknown, b: unknown): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}

function contains(state: Card, text: string): boolean {
  const words = plain([state.title, state.notes ?? '', ...state.labels].join(' ')).split(/[ -]+/);
  return plain(text)
    .split(' ')
    .every((prefix) => words.some((word) => word.startsWith(prefix)));
}

function plain(text: string): string {
  const letters: Record<string, string> = { ä: 'a', é: 'e', ö: 'o' };
  return text.toLowerCase().replaceAll(/[äéö]/g, (letter) => letters[letter] as string);
}
