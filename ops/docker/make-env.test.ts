import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

describe('make-env', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'deepiri-env-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const make = () => execFileSync('sh', [join(import.meta.dirname, 'make-env.sh'), join(folder, '.env')]);
  const made = () =>
    readFileSync(join(folder, '.env'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.split('=') as [string, string]);

  it('makes a long random secret for each name that is demanded, for its owner alone', () => {
    make();
    expect(made().map(([name]) => name)).toEqual(
      expect.arrayContaining(['SERVICE_SECRET', 'MONGODB_PASSWORD', 'REDIS_PASSWORD', 'INFLUXDB_PASSWORD']),
    );
    for (const [, secret] of made()) expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(made().map(([, secret]) => secret)).size).toBe(made().length);
    expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o600);
  });

  it('changes nothing when it runs again', () => {
    make();
    const first = made();
    make();
    expect(made()).toEqual(first);
  });

  it('keeps what is there, also in a file whose last line has no end, and fills in what is empty', () => {
    writeFileSync(join(folder, '.env'), 'REDIS_PASSWORD=\nLOG_LEVEL=debug');
    make();
    expect(made()).toContainEqual(['LOG_LEVEL', 'debug']);
    expect(made().findLast(([name]) => name === 'REDIS_PASSWORD')?.[1]).toMatch(/^[0-9a-f]{64}$/);
  });
});
