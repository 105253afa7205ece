import { describe, expect, it } from 'vitest';
import { choice, integer, list, SettingError, settings, text } from './config.ts';

const table = {
  PORT: integer('Port', 5100, { max: 65_535 }),
  MODE: choice('Mode', ['on', 'off'], 'on'),
  NAME: text('Name', 'deepiri'),
  ADMINS: list('Admins'),
};

describe('settings', () => {
  it('take what the environment says, else the fallback', () => {
    expect(settings({ PORT: '80', ADMINS: 'a@b.c, d@e.f' }, table)).toEqual({
      PORT: 80,
      MODE: 'on',
      NAME: 'deepiri',
      ADMINS: ['a@b.c', 'd@e.f'],
    });
  });

  it.each([
    [{ PORT: 'many' }, /PORT="many" must be a whole number/],
    [{ PORT: '70000' }, /PORT="70000" must be a whole number from 0 to 65535/],
    [{ MODE: 'maybe' }, /MODE="maybe" must be one of on, off/],
  ])('a wrong one is named: %j', (env, message) => {
    expect(() => settings(env, table)).toThrow(SettingError);
    expect(() => settings(env, table)).toThrow(message);
  });

  it('a missing one is named with what it is for', () => {
    expect(() => settings({}, { SECRET: text('Shared secret') })).toThrow('SECRET is not set: Shared secret');
  });
});
