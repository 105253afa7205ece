import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real server in a process and a folder of its own. Its port and its data stay the same over `kill` and `startAgain`. */
export type TestServer = {
  readonly url: string;
  readonly port: number;
  /** SIGKILL: the process has no chance to flush. Resolves when it is gone. */
  kill(): Promise<void>;
  /** Starts it again on its port with its data. Resolves when it answers. */
  startAgain(): Promise<void>;
  /** SIGSTOP: the server accepts connections and answers nothing, as in a partition. */
  pause(): void;
  resume(): void;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
};

type Start = {
  name: string;
  command: (place: {
    port: number;
    folder: string;
  }) => Promise<{ file: string; args: string[]; env?: NodeJS.ProcessEnv }>;
  url: (port: number) => string;
  answers: (port: number) => Promise<boolean>;
};

const START_MS = 60_000;

/** Starts a server and waits until it answers. @throws Error with what it wrote when it does not */
export async function startServer({ name, command, url, answers }: Start): Promise<TestServer> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), `deepiri-${name}-`));
  let child: ChildProcess | undefined;

  async function begin() {
    const { file, args, env } = await command({ port, folder });
    const started = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
    child = started;
    let output = '';
    const keep = (chunk: Buffer) => {
      output = (output + chunk).slice(-4_000);
    };
    started.stdout.on('data', keep);
    started.stderr.on('data', keep);
    started.on('error', (error) => keep(Buffer.from(String(error))));
    const end = performance.now() + START_MS;
    while (!(await answers(port).catch(() => false))) {
      if (started.exitCode !== null || performance.now() > end) throw new Error(`${name} does not start: ${output}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async function end(signal: 'SIGKILL' | 'SIGTERM') {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGCONT');
    child.kill(signal);
    await gone;
  }

  // A test run that dies must leave no server behind.
  const lastWill = () => void child?.kill('SIGKILL');
  process.once('exit', lastWill);
  await begin();

  return {
    url: url(port),
    port,
    kill: () => end('SIGKILL'),
    startAgain: begin,
    pause: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
    async stop() {
      process.off('exit', lastWill);
      await end('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A port of the loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return address.port;
}
