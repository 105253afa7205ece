import { expect, it } from 'vitest';
import { readAddress } from './address.ts';

it.each([
  ['redis://localhost', 'redis://localhost', 'deepiri'],
  ['redis://:secret@redis:6379/2?prefix=staging', 'redis://:secret@redis:6379/2', 'staging'],
  ['rediss://user:a%40b@[::1]:6380/', 'rediss://user:a%40b@[::1]:6380/', 'deepiri'],
])('%s', (text, url, prefix) => {
  expect(readAddress(text)).toEqual({ url, prefix });
});

it.each([
  ['redis:', /host/],
  ['redis:secret', /host/],
  ['redis://:secret@redis/users', /database by its number/],
  ['redis://:secret@redis/?prefix=a{b}', /prefix/],
  ['redis://:secret@redis/?prefix=', /prefix/],
  ['redis://:secret@redis/?keyPrefix=a', /no parameter "keyPrefix"/],
])('%s is refused, and the reason does not tell the password', (text, reason) => {
  expect(() => readAddress(text)).toThrow(reason);
  expect(() => readAddress(text)).not.toThrow(/secret/);
});
