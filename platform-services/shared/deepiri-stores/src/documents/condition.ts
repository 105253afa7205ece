import { type Scalar, scalarOf } from './scalar.ts';

export type RangeOperator = 'gt' | 'gte' | 'lt' | 'lte';

/** One condition of a `Where`, in a form that an adapter can translate. */
export type FieldCondition = { field: string } & (
  | { kind: 'equal'; value: Scalar }
  | { kind: 'in'; values: Scalar[] }
  | { kind: 'range'; bounds: { operator: RangeOperator; value: string | number }[] }
  | { kind: 'has'; values: Scalar[] }
);

const RANGE: readonly string[] = ['gt', 'gte', 'lt', 'lte'] satisfies RangeOperator[];

/**
 * Reads the conditions of a query.
 * @throws TypeError for an operator that does not exist, and for undefined: left out by mistake, a condition would let everything through
 */
export function conditionsOf(where: object): FieldCondition[] {
  return Object.entries(where).map(([field, condition]) => conditionOf(field, condition));
}

function conditionOf(field: string, condition: unknown): FieldCondition {
  if (condition === undefined) throw new TypeError(`the condition on ${field} is undefined`);
  if (condition === null || typeof condition !== 'object') {
    return { field, kind: 'equal', value: scalarOf(condition, field) };
  }
  const operators = Object.entries(condition).filter(([, operand]) => operand !== undefined);
  const [first] = operators;
  if (!first) throw new TypeError(`the condition on ${field} is empty`);
  if (operators.every(([operator]) => RANGE.includes(operator))) {
    return { field, kind: 'range', bounds: operators.map(([operator, operand]) => boundOf(field, operator, operand)) };
  }
  const [operator, operand] = first;
  if (operators.length === 1 && operator === 'in') return { field, kind: 'in', values: scalarsOf(field, operand) };
  if (operators.length === 1 && operator === 'hasAny') return { field, kind: 'has', values: scalarsOf(field, operand) };
  if (operators.length === 1 && operator === 'has') return { field, kind: 'has', values: [scalarOf(operand, field)] };
  throw new TypeError(`the condition on ${field} is not one of equality, in, gt/gte/lt/lte, has, hasAny`);
}

function boundOf(field: string, operator: string, operand: unknown) {
  const value = scalarOf(operand, field);
  if (value === null) throw new TypeError(`${field} cannot be compared with null`);
  return { operator: operator as RangeOperator, value };
}

function scalarsOf(field: string, operand: unknown): Scalar[] {
  if (!Array.isArray(operand)) throw new TypeError(`the condition on ${field} needs a list`);
  return operand.map((value) => scalarOf(value, field));
}
