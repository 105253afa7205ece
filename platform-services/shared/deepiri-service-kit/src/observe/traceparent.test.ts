import { expect, it } from 'vitest';
import { newTraceparent, readTraceparent, traceIdOf } from './traceparent.ts';

const good = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;

it('takes a traceparent as W3C Trace Context has it, and nothing else', () => {
  expect(readTraceparent(good)).toBe(good);
  const bad = [
    undefined,
    [good],
    '',
    good.toUpperCase(),
    good.replace('00-', 'ff-'),
    `${good}-more`,
    good.replace('a'.repeat(32), '0'.repeat(32)),
    good.replace('b'.repeat(16), '0'.repeat(16)),
  ];
  expect(bad.map(readTraceparent)).toEqual(bad.map(() => undefined));
});

it('begins traces that differ and are not recorded', () => {
  const [one, other] = [newTraceparent(), newTraceparent()];
  expect(readTraceparent(one)).toBe(one);
  expect(traceIdOf(one)).not.toBe(traceIdOf(other));
  expect(one).toMatch(/-00$/);
});
