import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { SettingError } from '../config.ts';
import { type Arriving, waitFor } from './wait-for.ts';

const refused = (code = 'ECONNREFUSED') => Object.assign(new Error('connect ECONNREFUSED'), { code });

function listening() {
  const lines: { msg: string; setting: string; reason?: string }[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  return { lines, log };
}

/** Opens after so many failures. */
function reachableAfter(failures: number, error: () => Error = refused) {
  let tries = 0;
  return async () => {
    if (tries++ < failures) throw error();
    return 'store';
  };
}

const place = { part: 'documents', setting: 'DOCUMENTS_URL', url: 'mongodb://jo:secret@db.example.org:27017/deepiri' };

describe('a store that is down at start', () => {
  it('is waited for; the log says so once, without a password, and /ready knows', async () => {
    const { lines, log } = listening();
    const arriving: Arriving = {};
    const opened = waitFor({ ...place, open: reachableAfter(3) }, log, arriving);
    expect(arriving).toEqual({ documents: 'down' });
    expect(await opened).toBe('store');
    expect(arriving).toEqual({ documents: 'up' });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      msg: 'waiting for documents: nothing answers at mongodb://db.example.org:27017',
      setting: 'DOCUMENTS_URL',
      reason: 'connect ECONNREFUSED',
    });
    expect(JSON.stringify(lines)).not.toContain('secret');
  });

  it.each([
    ['a name that is not known yet', () => refused('ENOTFOUND')],
    ['a cause', () => new Error('no server', { cause: refused() })],
    ['one of several', () => new AggregateError([new Error('x'), refused('ETIMEDOUT')], '')],
  ])('is known as such by %s', async (_, error) => {
    expect(await waitFor({ ...place, open: reachableAfter(1, error) }, listening().log)).toBe('store');
  });
});

describe('a store that cannot be opened', () => {
  it.each([
    ['a wrong password', new Error('WRONGPASS invalid username-password pair')],
    ['an unknown scheme', Object.assign(new Error('known are sqlite:'), { code: 'ERR_UNKNOWN_SCHEME' })],
    ['an address that is none', Object.assign(new TypeError('Invalid URL'), { code: 'ERR_INVALID_URL' })],
    ['a refusal that looks like an outage', Object.assign(refused(), { message: 'Authentication failed.' })],
  ])('ends the start and names the setting: %s', async (_, error) => {
    const opened = waitFor({ ...place, open: () => Promise.reject(error) }, listening().log);
    await expect(opened).rejects.toBeInstanceOf(SettingError);
    await expect(opened).rejects.toThrow(`DOCUMENTS_URL: ${error.message}`);
  });

  it('is not waited for when it is a file of ours', async () => {
    const open = () =>
      Promise.reject(Object.assign(new Error('database is locked'), { code: 'ERR_SQLITE_ERROR', errcode: 5 }));
    await expect(waitFor({ ...place, url: 'sqlite:./data', open }, listening().log)).rejects.toThrow(
      /^DOCUMENTS_URL: data/,
    );
  });

  it('is a fault of ours when the code is wrong', async () => {
    const open = () => Promise.reject(new TypeError('x is not a function'));
    await expect(waitFor({ ...place, open }, listening().log)).rejects.toBeInstanceOf(TypeError);
  });
});
