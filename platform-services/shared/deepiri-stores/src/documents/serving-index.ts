import type { FieldCondition } from './condition.ts';

/** What the choice of an index looks at. */
export type IndexedFields = {
  indexes?: readonly (readonly string[])[] | undefined;
  unique?: readonly (readonly string[])[] | undefined;
};

/**
 * How a query is served (D6): by the ids that it names, by a unique key (at most one document), by walking the whole
 * collection by id because that is what was asked for, or by walking an index in its order.
 */
export type ServingIndex =
  | { kind: 'ids' }
  | { kind: 'all' }
  | { kind: 'unique'; fields: readonly string[] }
  | { kind: 'index'; fields: readonly string[] };

/**
 * The index that gives the documents of a query in its order, looking only at those that match its leading fields or are in
 * the range that the query gives for its order (other conditions are checked on the way); undefined when there is none.
 * @param orderField field of the order; undefined: by id
 */
export function servingIndex(
  definition: IndexedFields,
  conditions: readonly FieldCondition[],
  orderField: string | undefined,
): ServingIndex | undefined {
  const order = orderField === 'id' ? undefined : orderField;
  const single = byKey(definition, conditions);
  if (single) return single;
  if (conditions.length === 0 && order === undefined) return { kind: 'all' };
  const equal = equalFields(conditions);
  const bounded = conditions.length === 0 || conditions.some(({ field, kind }) => field === order && kind === 'range');
  return longest(definition.indexes ?? [], (fields) => {
    const prefix = equalPrefix(fields, equal);
    const next = fields[prefix];
    if (prefix === 0 && !bounded) return -1;
    if (order === undefined || equal.has(order)) return next === undefined ? prefix : -1;
    return next === order ? prefix : -1;
  });
}

/** The index that finds what a count needs: no order, so a range condition may follow the equality conditions. */
export function countingIndex(
  definition: IndexedFields,
  conditions: readonly FieldCondition[],
): ServingIndex | undefined {
  const single = byKey(definition, conditions);
  if (single) return single;
  if (conditions.length === 0) return { kind: 'all' };
  const equal = equalFields(conditions);
  const seekable = new Set(
    conditions.filter(({ kind }) => kind === 'range' || kind === 'in').map(({ field }) => field),
  );
  return longest(definition.indexes ?? [], (fields) => {
    const prefix = equalPrefix(fields, equal);
    const next = fields[prefix];
    const reach = prefix + (next !== undefined && seekable.has(next) ? 0.5 : 0);
    return reach > 0 ? reach : -1;
  });
}

function byKey(definition: IndexedFields, conditions: readonly FieldCondition[]): ServingIndex | undefined {
  const ids = conditions.some(({ field, kind }) => field === 'id' && (kind === 'equal' || kind === 'in'));
  if (ids) return { kind: 'ids' };
  const known = new Set<string>();
  for (const condition of conditions) {
    if (condition.kind === 'equal' && condition.value !== null) known.add(condition.field);
  }
  const key = definition.unique?.find((fields) => fields.every((field) => known.has(field)));
  return key && { kind: 'unique', fields: key };
}

function equalFields(conditions: readonly FieldCondition[]): Set<string> {
  return new Set(conditions.filter(({ kind }) => kind === 'equal').map(({ field }) => field));
}

function equalPrefix(fields: readonly string[], equal: ReadonlySet<string>): number {
  const end = fields.findIndex((field) => !equal.has(field));
  return end === -1 ? fields.length : end;
}

function longest(
  indexes: readonly (readonly string[])[],
  reachOf: (fields: readonly string[]) => number,
): ServingIndex | undefined {
  let best: { fields: readonly string[]; reach: number } | undefined;
  for (const fields of indexes) {
    const reach = reachOf(fields);
    if (reach >= 0 && reach > (best?.reach ?? -1)) best = { fields, reach };
  }
  return best && { kind: 'index', fields: best.fields };
}
