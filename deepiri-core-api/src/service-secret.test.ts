import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
});
