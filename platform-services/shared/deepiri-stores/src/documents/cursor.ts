import { createHmac, timingSafeEqual } from 'node:crypto';
import { InvalidCursor } from './errors.ts';
import type { Scalar } from './scalar.ts';

/** Where a page ended: the last document's value in the order (null when ordered by id) and its id. */
export type PagePosition = { value: Scalar; id: string };

const SIGNATURE_BYTES = 16;

/** What a cursor belongs to, as text: the same for the same question, whatever the order of its keys. */
export function queryShape(
  collection: string,
  query: { where: object; text?: string; order?: { field: string; direction: string } },
): string {
  const where = Object.entries(query.where)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([field, condition]) => [field, isObject(condition) ? Object.entries(condition).sort() : condition]);
  return JSON.stringify([collection, where, query.text ?? null, query.order?.field, query.order?.direction]);
}

/** @param key secret of the store */
export function encodeCursor(key: Uint8Array, shape: string, position: PagePosition): string {
  const payload = Buffer.from(JSON.stringify([position.value, position.id]));
  return Buffer.concat([sign(key, shape, payload), payload]).toString('base64url');
}

/** @throws InvalidCursor when it was not made by this store for this query */
export function decodeCursor(key: Uint8Array, shape: string, cursor: string): PagePosition {
  const bytes = Buffer.from(cursor, 'base64url');
  const payload = bytes.subarray(SIGNATURE_BYTES);
  const signature = bytes.subarray(0, SIGNATURE_BYTES);
  if (signature.length < SIGNATURE_BYTES || !timingSafeEqual(signature, sign(key, shape, payload))) {
    throw new InvalidCursor('the cursor does not belong to this query');
  }
  const [value, id] = JSON.parse(payload.toString()) as [Scalar, string];
  return { value, id };
}

function sign(key: Uint8Array, shape: string, payload: Uint8Array): Buffer {
  return createHmac('sha256', key).update(shape).update('\n').update(payload).digest().subarray(0, SIGNATURE_BYTES);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
