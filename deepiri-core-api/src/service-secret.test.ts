import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SettingError } from 'deepiri-service-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serviceSecret } from './service-secret.ts';

describe('the secret between services', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deepiri-secret-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const secret = async () => new TextDecoder().decode(await serviceSecret({ DATA_DIR: folder }));

  it('is made once and kept beside the data', async () => {
    const made = await secret();
    expect(made).toHaveLength(43);
    expect(await secret()).toBe(made);
    expect(await readdir(folder)).toEqual(['service-secret']);
  });

  it('is made again when a start that was cut short has left an empty file', async () => {
    await writeFile(join(folder, 'service-secret'), '');
    expect(await secret()).toBe(await readFile(join(folder, 'service-secret'), 'utf8'));
    expect(await secret()).toHaveLength(43);
  });

  it('is refused when it is short enough to be guessed, with the place where it stands', async () => {
    await expect(serviceSecret({ DATA_DIR: folder, SERVICE_SECRET: 'abc' })).rejects.toThrow(
      new SettingError('SERVICE_SECRET must have at least 32 characters'),
    );
    await writeFile(join(folder, 'service-secret'), 'x\n');
    await expect(secret()).rejects.toThrow(
      new SettingError(`The secret in ${join(folder, 'service-secret')} must have at least 32 characters`),
    );
  });
});
