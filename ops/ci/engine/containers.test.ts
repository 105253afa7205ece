import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { callUrl, type Request } from '../../../tests/platform.ts';
import { root } from '../../compose-file.ts';
import { startCommands, stillToCome } from '../../start-commands.ts';

const GATEWAY = 'http://127.0.0.1:5100';
const soon = { timeout: 120_000, interval: 250 };

type Container = { Service: string; State: string; Health: string; ExitCode: number };

describe('the backend team in containers', () => {
  let folder: string;
  let compose: (...args: string[]) => string;
  const { file, services } = startCommands.find(({ team }) => team === 'Backend')!;

  const containers = () =>
    compose('ps', '--all', '--format', 'json')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Container);

  beforeAll(() => {
    const sh = (script: string, ...args: string[]) =>
      execFileSync('sh', [join(root, script), ...args], { encoding: 'utf8' }).trim();
    folder = mkdtempSync(join(tmpdir(), 'deepiri-containers-'));
    const secrets = join(folder, 'secrets.env');
    sh('ops/docker/make-env.sh', secrets);
    const [program, ...first] = sh('ops/ci/fetch-compose.sh').split(' ') as [string, ...string[]];
    // A project of its own, so that nobody's data is touched.
    const files = [file, process.env['CONTAINERS_OVERRIDE'] ?? []].flat().flatMap((path) => ['--file', path]);
    const options = [...first, '--project-name', 'deepiri-containers-test', '--env-file', secrets, ...files];
    compose = (...args) =>
      execFileSync(program, [...options, ...args], {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit'],
      });
    compose('build');
    compose('up', '--detach', '--wait', ...services.filter((name) => !stillToCome.includes(name)));
  });
  afterAll(() => {
    compose('down', '--volumes', '--rmi', 'local', '--timeout', '30');
    rmSync(folder, { recursive: true });
  });

  const call = (method: string, path: string, request?: Request) => callUrl(GATEWAY, method, path, request);
  const isReady = async () => expect(await call('GET', '/ready')).toMatchObject({ status: 200 });

  async function signUp(email: string): Promise<string> {
    const person = { email, password: 'correct horse battery', name: 'Jo', timeZone: 'Europe/Berlin' };
    const { status, body } = await call('POST', '/api/users/register', { body: person });
    expect({ status, body }).toMatchObject({ status: 201 });
    return body.accessToken;
  }

  async function finishTask(token: string): Promise<string> {
    const { body: task } = await call('POST', '/api/tasks', { token, body: { title: 'Write report' } });
    expect(await call('POST', `/api/tasks/${task.id}/complete`, { token })).toMatchObject({ status: 200 });
    return task.id;
  }

  const isPaid = async (token: string, task: string) => {
    const { body } = await call('GET', '/api/gamification/ledger', { token });
    expect(body).toMatchObject({ items: [{ rule: 'task_completed', taskId: task }] });
  };

  it('is healthy, and the gateway is ready', async () => {
    expect(containers().filter(({ Health }) => Health !== 'healthy')).toEqual([]);
    await vi.waitFor(isReady, soon);
  });

  it('pays for a task that is finished, and tells the socket', async () => {
    const token = await signUp('jo@example.org');
    const types: string[] = [];
    const socket = io(GATEWAY, { auth: { token }, transports: ['websocket'] });
    socket.on('event', ({ type }: { type: string }) => types.push(type));
    await vi.waitFor(() => expect(socket.connected).toBe(true), soon);
    const task = await finishTask(token);
    await vi.waitFor(() => isPaid(token, task), soon);
    await vi.waitFor(() => expect(types).toEqual(expect.arrayContaining(['task.completed', 'xp.awarded'])), soon);
    socket.close();
  });

  it('serves the web app: built at the gateway, in development at 5173 with the platform behind it', async () => {
    expect(await (await fetch(GATEWAY)).text()).toContain('<title>Deepiri</title>');
    const development = 'http://127.0.0.1:5173';
    expect(await (await fetch(development, { headers: { accept: 'text/html' } })).text()).toContain('/@vite/client');
    expect((await fetch(`${development}/api/users/me`)).status).toBe(401);
  });

  it('runs nothing as root, and nothing can write beside its data', () => {
    for (const { Service } of containers()) {
      expect([Service, compose('exec', '--no-TTY', Service, 'id', '--user').trim()]).not.toEqual([Service, '0']);
      const touch = 'touch /home/x /etc/x 2>/dev/null || echo refused';
      const written = compose('exec', '--no-TTY', Service, 'sh', '-c', touch);
      expect([Service, written.trim()]).toEqual([Service, 'refused']);
    }
  });

  it('G1 what was acknowledged is there after Redis and every service were killed', async () => {
    const token = await signUp('mira@example.org');
    const task = await finishTask(token);
    compose('kill', '--signal', 'KILL', 'redis', 'task-orchestrator', 'engagement-service', 'auth-service');
    compose('up', '--detach', '--wait');
    await vi.waitFor(isReady, soon);
    await vi.waitFor(() => isPaid(token, task), soon);
    expect((await call('GET', `/api/tasks/${task}`, { token })).body).toMatchObject({ status: 'done' });
  });

  it('lets an operator on the host ask for dead letters; there are none', () => {
    const secret = /^SERVICE_SECRET=(.*)$/m.exec(readFileSync(join(folder, 'secrets.env'), 'utf8'))![1];
    const env = { ...process.env, SERVICE_SECRET: secret };
    const said = execFileSync('npm', ['run', '--silent', 'dead-letters'], { cwd: root, encoding: 'utf8', env });
    expect(said).toBe('No dead letters.\n');
  });

  it('ends in order on a signal: no service is killed, none fails', () => {
    compose('stop');
    const ended = containers().filter(({ Service }) => Service !== 'frontend-dev');
    expect(ended.map(({ Service, ExitCode }) => ({ Service, ExitCode }))).toEqual(
      ended.map(({ Service }) => ({ Service, ExitCode: 0 })),
    );
  });
});
