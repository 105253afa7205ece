import type { FieldCondition, RangeOperator } from '../condition.ts';
import type { PagePosition } from '../cursor.ts';
import type { Document } from '../port.ts';
import { positionOf, type Question } from '../question.ts';
import { type Scalar, scalarOf } from '../scalar.ts';

/** Whether a document fulfils conditions on fields that the server does not know, because they stand in its JSON only. */
export function holds(document: Document, conditions: readonly FieldCondition[]): boolean {
  const state = document as unknown as Record<string, unknown>;
  return conditions.every((condition) => fulfils(scalarOf(state[condition.field], condition.field), condition));
}

function fulfils(value: Scalar, condition: FieldCondition): boolean {
  if (condition.kind === 'equal') return value === condition.value;
  if (condition.kind === 'range') {
    return value !== null && condition.bounds.every((bound) => isWithin(value, bound.operator, bound.value));
  }
  return condition.values.includes(value);
}

/** Puts documents into an order that the server does not know, and takes those after a position. */
export function inOrder<T extends Document>(found: readonly T[], order: Question['order'], after?: PagePosition): T[] {
  const sign = order?.direction === 'desc' ? -1 : 1;
  const placed = found.map((document) => ({ document, position: positionOf(document, order?.field) }));
  const rest = after ? placed.filter(({ position }) => sign * comparePositions(position, after) > 0) : placed;
  return rest.sort((a, b) => sign * comparePositions(a.position, b.position)).map(({ document }) => document);
}

function comparePositions(a: PagePosition, b: PagePosition): number {
  return compare(a.value, b.value) || compare(a.id, b.id);
}

function isWithin(value: string | number, operator: RangeOperator, bound: string | number): boolean {
  if (typeof value !== typeof bound) return false;
  const order = compare(value, bound);
  return { gt: order > 0, gte: order >= 0, lt: order < 0, lte: order <= 0 }[operator];
}

/** Null, then numbers, then strings by code point. */
function compare(a: Scalar, b: Scalar): number {
  const rank = (value: Scalar) => (value === null ? 0 : typeof value === 'number' ? 1 : 2);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b as string));
  return Number(a) - Number(b);
}
