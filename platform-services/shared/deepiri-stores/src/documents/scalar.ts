/** A value that an index can hold. Booleans are 0 and 1; a missing field is null. */
export type Scalar = string | number | null;

/** The value of a field as an index sees it. @throws TypeError when it is an object or an array */
export function scalarOf(value: unknown, field: string): Scalar {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  throw new TypeError(`${field} holds ${Array.isArray(value) ? 'an array' : `a value of type ${typeof value}`}`);
}
