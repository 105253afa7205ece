import { isForm } from './shape.ts';

/** Whether a value that was kept is of a shape. */
export type Check = (value: unknown) => boolean;

export const isText: Check = (value) => typeof value === 'string';
export const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
export const formOf =
  (fields: Record<string, Check>): Check =>
  (value) =>
    isForm(value) && Object.entries(fields).every(([name, check]) => check(value[name]));
/** One of several kinds, by what its field says. */
export const byField =
  (field: string, kinds: Record<string, Check>): Check =>
  (value) => {
    const kind = isForm(value) ? value[field] : undefined;
    return typeof kind === 'string' && Object.hasOwn(kinds, kind) && Boolean(kinds[kind]?.(value));
  };
export const isWhole: Check = (value) => Number.isInteger(value);
export const isTime: Check = (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value));
export const oneOf =
  (...known: readonly unknown[]): Check =>
  (value) =>
    known.includes(value);
