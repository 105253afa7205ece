import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../compose-file.ts';
import { startCommands, stillToCome } from '../start-commands.ts';

type Container = {
  build?: unknown;
  cap_drop?: string[];
  deploy?: { resources?: { limits?: { memory?: string; cpus?: number; pids?: number } } };
  environment?: Record<string, string>;
  healthcheck?: { test: string[] };
  read_only?: boolean;
  restart?: string;
  security_opt?: string[];
};

const files = globSync('docker-compose.*.yml', { cwd: root });

describe('Docker Compose', () => {
  let folder: string;
  let command: string[];
  beforeAll(() => {
    const sh = (script: string) => execFileSync('sh', [script], { encoding: 'utf8' });
    command = sh(join(root, 'ops/ci/fetch-compose.sh')).trim().split(' ');
    // In a folder of its own, where no secrets lie around.
    folder = mkdtempSync(join(tmpdir(), 'deepiri-compose-'));
    for (const path of [...files, 'ops/docker']) cpSync(join(root, path), join(folder, path), { recursive: true });
    sh(join(folder, 'ops/docker/make-env.sh'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function compose(...args: string[]) {
    const [program, ...first] = command as [string, ...string[]];
    const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], DOCKER_CONFIG: process.env['DOCKER_CONFIG'] };
    const done = spawnSync(program, [...first, ...args], { cwd: folder, encoding: 'utf8', env });
    return { code: done.status, output: done.stdout, error: done.stderr };
  }

  const rendered = (file: string): Record<string, Container> =>
    JSON.parse(compose('-f', file, 'config', '--format', 'json').output).services;

  it.each(files)('takes %s', (file) => {
    expect(compose('-f', file, 'config', '--quiet')).toEqual({ code: 0, output: '', error: '' });
  });

  it.each(startCommands.map((start) => ({ ...start, missing: start.services.filter((s) => stillToCome.includes(s)) })))(
    '$team: the start command is understood, but for services that do not exist yet: $missing',
    ({ file, services, missing }) => {
      const { code, error } = compose('-f', file, 'config', '--quiet', ...services);
      expect({ works: code === 0, error: error.trim() }).toEqual({
        works: missing.length === 0,
        error: missing.length === 0 ? '' : expect.stringMatching(`no such service: (${missing.join('|')})`),
      });
    },
  );

  it.each(files)('says what to do where the secrets for %s are missing', (file) => {
    renameSync(join(folder, '.env'), join(folder, 'set-aside'));
    const { code, error } = compose('-f', file, 'config', '--quiet');
    renameSync(join(folder, 'set-aside'), join(folder, '.env'));
    expect(code).not.toBe(0);
    expect(error).toMatch(/required variable \w+ is missing a value: run `npm run make-env` first/);
  });

  it.each(files)('%s: containers have no more rights than they need, and limits', (file) => {
    for (const [name, container] of Object.entries(rendered(file))) {
      expect({ name, ...container }).toMatchObject({
        name,
        cap_drop: ['ALL'],
        deploy: {
          resources: { limits: { memory: expect.any(String), cpus: expect.any(Number), pids: expect.any(Number) } },
        },
        read_only: true,
        restart: 'unless-stopped',
        security_opt: ['no-new-privileges:true'],
      });
      // Our own images bring theirs.
      if (!container.build) expect({ name, ...container }).toHaveProperty('healthcheck.test');
    }
  });

  it('gives the password of the documents to those only who keep documents', () => {
    const knowing = Object.entries(rendered('docker-compose.dev.yml'))
      .filter(([, { environment }]) => JSON.stringify(environment ?? {}).includes('mongodb://'))
      .map(([name]) => name);
    expect(knowing.sort()).toEqual([
      'auth-service',
      'engagement-service',
      'mongo-express',
      'notification-service',
      'task-orchestrator',
    ]);
  });
});
