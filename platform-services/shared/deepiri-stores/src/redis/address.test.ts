import { describe, expect, it } from 'vitest';
import { readAddress } from './address.ts';

describe('the address of a redis server', () => {
  it('has a host, and may have a database and a prefix', () => {
    expect(readAddress('redis://h:7000', 'streams')).toEqual({
      url: 'redis://h:7000',
      host: 'h:7000',
      prefix: 'deepiri',
    });
    expect(readAddress('rediss://jo:pw@h/3?prefix=a.b', 'streams')).toEqual({
      url: 'rediss://jo:pw@h/3',
      host: 'h',
      prefix: 'a.b',
    });
  });

  it.each([
    ['redis://', 'need a host'],
    ['redis:nonsense', 'need a host'],
    ['redis://jo:secret@h/notes', 'by its number'],
    ['redis://jo:secret@h/1?prefix={x}', 'prefix of streams'],
    ['redis://jo:secret@h/1?db=3', 'no parameter "db"'],
  ])('%s is refused with a reason and without the password', (text, reason) => {
    const refuse = () => readAddress(text, 'streams');
    expect(refuse).toThrow(reason);
    expect(refuse).not.toThrow('secret');
  });
});
