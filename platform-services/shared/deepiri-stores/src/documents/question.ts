import { conditionsOf, type FieldCondition } from './condition.ts';
import type { PagePosition } from './cursor.ts';
import type { Document } from './port.ts';
import { scalarOf } from './scalar.ts';

/** What is asked, read into parts. */
export type Question = {
  conditions: readonly FieldCondition[];
  text: string | undefined;
  order: { field: string; direction: 'asc' | 'desc' } | undefined;
};

const LARGEST_PAGE = 1_000;

/** @throws TypeError for a condition that is none */
export function questionOf(where: object, text?: string, order?: Question['order']): Question {
  return { conditions: conditionsOf(where), text, order };
}

/** @throws RangeError when a page has no or too many documents */
export function checkLimit(limit: number): void {
  if (!(limit >= 1 && limit <= LARGEST_PAGE)) throw new RangeError(`limit must be 1 to ${LARGEST_PAGE}`);
}

/** Where a page that ends with this document ended. */
export function positionOf(document: Document, field: string | undefined): PagePosition {
  const value = field === undefined ? null : (document as unknown as Record<string, unknown>)[field];
  return { value: scalarOf(value, field ?? 'id'), id: document.id };
}
