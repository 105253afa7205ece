import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { SettingError } from '../config.ts';
import { startFailure } from './start-failure.ts';

const failureOf = (port: number, host: string) =>
  new Promise<unknown>((resolve, reject) => {
    const server = createServer();
    server.once('error', resolve).listen(port, host, () => {
      server.close();
      reject(new Error('it listens'));
    });
  });

describe('what is told when a process cannot start', () => {
  it('names the settings behind a port that is taken', async () => {
    const first = createServer();
    await new Promise<void>((done) => first.listen(0, '127.0.0.1', done));
    const { port } = first.address() as { port: number };
    const told = startFailure(await failureOf(port, '127.0.0.1'));
    first.close();
    expect(told).toMatch(new RegExp(`^127\\.0\\.0\\.1:${port} is taken.*PORT.*SERVICE_PORT_BASE$`));
  });

  it('names the setting of an address that is not here', async () => {
    expect(startFailure(await failureOf(0, '192.0.2.1'))).toBe('HOST="192.0.2.1" is no address of this machine');
  });

  it.each([13, 10, 778])('says where room is wanted when the disk takes nothing (SQLite %i)', (errcode) => {
    const full = Object.assign(new Error('/data/tasks.sqlite: disk I/O error'), { code: 'ERR_SQLITE_ERROR', errcode });
    expect(startFailure(full)).toBe(
      '/data/tasks.sqlite: disk I/O error. Is the disk full, or may its folder (DATA_DIR) not be written?',
    );
  });

  it('is one line for a wrong setting, and the place in the code for a fault of ours', () => {
    expect(startFailure(new SettingError('PORT="x" must be a number'))).toBe('PORT="x" must be a number');
    expect(startFailure(new TypeError('nothing here'))).toMatch(/nothing here\n +at /);
  });
});
