import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './free-port.ts';

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

/** How a server of this process is, in words for whoever reads why a test failed. */
export type ServerState = { words: string; diedByItself: boolean };

const START_MS = 60_000;
const ANSWER_MS = 2_000;
const END_MS = 20_000;
const states = new Set<() => ServerState>();

/** All servers that this process has started and not stopped. */
export function serverStates(): ServerState[] {
  return [...states].map((state) => state());
}

/** Starts a server and waits until it answers. @throws Error with what it wrote when it does not */
export async function startServer({ name, command, url, answers }: Start): Promise<TestServer> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), `deepiri-${name}-`));
  let child: ChildProcess | undefined;
  let output = '';
  let killed = false;

  const isOver = () => !child || child.exitCode !== null || child.signalCode !== null;
  function state(): ServerState {
    const now = isOver() ? `is not running (${child?.signalCode ?? child?.exitCode})` : `runs as ${child?.pid}`;
    const words = `${name} on port ${port} ${now} and wrote last:\n${output || '(nothing)'}`;
    return { words, diedByItself: isOver() && !killed };
  }

  async function begin() {
    const { file, args, env } = await command({ port, folder });
    const started = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
    child = started;
    killed = false;
    const keep = (chunk: unknown) => {
      output = `${output}${chunk}`.slice(-4_000);
    };
    started.stdout.on('data', keep);
    started.stderr.on('data', keep);
    started.on('error', keep);
    const end = performance.now() + START_MS;
    // Whoever else has the port may take a connection and say nothing.
    while (!(await Promise.race([answers(port).catch(() => false), pause(ANSWER_MS, false, { ref: false })]))) {
      if (isOver() || performance.now() > end) throw new Error(`does not start: ${state().words}`);
      await pause(20);
    }
  }

  async function end() {
    killed = true;
    if (isOver()) return;
    const gone = once(child!, 'exit').then(() => true);
    child!.kill('SIGCONT');
    child!.kill('SIGKILL');
    if (!(await Promise.race([gone, pause(END_MS, false, { ref: false })]))) {
      throw new Error(`does not end: ${state().words}`);
    }
  }

  // A test run that dies must leave no server behind.
  const lastWill = () => void child?.kill('SIGKILL');
  process.once('exit', lastWill);

  async function stop() {
    process.off('exit', lastWill);
    states.delete(state);
    await end();
    await rm(folder, { recursive: true, force: true });
  }

  await begin().catch(async (error) => {
    await stop();
    throw error;
  });
  states.add(state);
  return {
    url: url(port),
    port,
    kill: end,
    startAgain: begin,
    pause: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
    stop,
  };
}
