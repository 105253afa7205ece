import { expect, it } from 'vitest';
import { describeError } from './describe-error.ts';

it('tells the error and the causes behind it', () => {
  const error = new TypeError('cannot award', { cause: new Error('store is full', { cause: 'ENOSPC' }) });
  expect(describeError(error)).toBe('TypeError: cannot award; caused by Error: store is full; caused by ENOSPC');
});

it('takes what is no error, and ends when a cause is its own cause', () => {
  expect(describeError('no')).toBe('no');
  expect(describeError(undefined)).toBe('unknown error');
  const circular = new Error('round');
  circular.cause = circular;
  expect(describeError(circular)).toContain('round');
});

it('keeps the text short enough to store', () => {
  expect(describeError(new Error('x'.repeat(10_000))).length).toBeLessThanOrEqual(2_000);
});
