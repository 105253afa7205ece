import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkBusAddress, openBus } from './open-bus.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deepiri-bus-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it.each(['sqlite:', 'sqlite://'])(
  '%s makes the folder, readable by its owner only, and the file in it',
  async (scheme) => {
    const bus = await openBus(`${scheme}${folder}/a/b`);
    await bus.ping();
    await bus.close();
    expect(await readdir(`${folder}/a/b`)).toEqual(['bus.sqlite']);
    expect((await stat(`${folder}/a/b`)).mode & 0o777).toBe(0o700);
    expect((await stat(`${folder}/a/b/bus.sqlite`)).mode & 0o777).toBe(0o600);
  },
);

it('names the file when it is damaged', async () => {
  await writeFile(join(folder, 'bus.sqlite'), 'no database '.repeat(1_000));
  await expect(openBus(`sqlite:${folder}`)).rejects.toThrow(`${join(folder, 'bus.sqlite')}: file is not a database`);
});

it('names what it knows when the scheme is unknown, and keeps the rest of the URL to itself', async () => {
  const error = (await openBus('amqp://user:secret@host').catch((reason: unknown) => reason)) as Error;
  expect(error.message).toMatch(/amqp.*sqlite:, redis:, rediss:/);
  expect(error.message).not.toContain('secret');
  await expect(openBus('data')).rejects.toThrow(/sqlite/);
  await expect(openBus('sqlite:')).rejects.toThrow(/folder/);
});

it('knows the form of a URL before anything is opened', () => {
  for (const url of ['sqlite:./data', 'redis://jo:pw@h:1/2?prefix=x', 'rediss://h'])
    expect(() => checkBusAddress(url)).not.toThrow();
  for (const url of ['sqlite:', 'data', 'amqp://h', 'redis:', 'redis://h/tasks'])
    expect(() => checkBusAddress(url)).toThrow();
});

it('G9 says that Redis cannot be reached, in a way that can be waited for', async () => {
  const error = (await openBus('redis://:secret@127.0.0.1:1').catch((reason: unknown) => reason)) as Error;
  expect(error).toMatchObject({ code: 'ECONNREFUSED', message: expect.stringContaining('Redis cannot be reached') });
  expect(JSON.stringify({ ...error, message: error.message })).not.toContain('secret');
  await expect(openBus('redis:')).rejects.toThrow(/host/);
});
