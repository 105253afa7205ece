import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Env } from 'deepiri-service-kit';

const START_MS = 120_000;
const END_MS = 12_000;

/** One service in a process of its own. */
export type ServiceProcess = {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  readonly alive: boolean;
  /** Resolves when it can serve. @throws Error with what it wrote when it ends instead */
  ready(): Promise<void>;
  /** SIGKILL: it has no chance to finish anything. Resolves when it is gone. */
  kill(): Promise<void>;
  /** Starts it again where it was. Resolves when it can serve. */
  startAgain(): Promise<void>;
  /** SIGSTOP: it takes connections and answers nothing, as behind a network that is cut. */
  pause(): void;
  resume(): void;
  /** Sets its clock. Resolves when it has heard. */
  tell(now: Date): Promise<void>;
  /** Ends it as a host would. @throws Error when it does not end in time and well */
  end(): Promise<void>;
};

type Start = {
  name: string;
  port: number;
  env: Env;
  /** Where its clock stands; undefined: it goes with the system's. */
  now: Date | undefined;
  line: (text: string) => void;
};

const file = join(import.meta.dirname, 'run-one.ts');

/** Starts one service, the same code that its start file runs. */
export function startServiceProcess({ name, port, env, now, line }: Start): ServiceProcess {
  const url = `http://127.0.0.1:${port}`;
  let time = now;
  let output = '';
  let child = begin();

  function begin(): ChildProcess {
    const compiled = { NODE_COMPILE_CACHE: join(tmpdir(), 'deepiri-test-compiled') };
    const started = fork(file, time ? [name, time.toISOString()] : [name], {
      env: { ...process.env, ...compiled, ...env, PORT: String(port), HOST: '127.0.0.1' },
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [started.stdout!, started.stderr!]) {
      createInterface(stream).on('line', (text) => {
        output = `${output}${text}\n`.slice(-8_000);
        line(text);
      });
    }
    return started;
  }

  const isOver = () => child.exitCode !== null || child.signalCode !== null;

  async function ready() {
    const end = performance.now() + START_MS;
    while (!(await answers(`${url}/ready`))) {
      if (isOver() || performance.now() > end) throw new Error(`${name} does not start:\n${output}`);
      await new Promise((later) => setTimeout(later, 25));
    }
  }

  return {
    name,
    url,
    get pid() {
      return child.pid!;
    },
    get alive() {
      return !isOver();
    },
    ready,
    async kill() {
      if (isOver()) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    async startAgain() {
      child = begin();
      await ready();
    },
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    async tell(wanted) {
      time = wanted;
      if (isOver()) return;
      const heard = new Promise<void>((resolve) => {
        const listen = (told: { now: string }) => {
          if (told.now !== wanted.toISOString()) return;
          child.off('message', listen);
          resolve();
        };
        child.on('message', listen);
      });
      child.send({ now: wanted.toISOString() });
      await heard;
    },
    async end() {
      if (isOver()) return;
      const gone = once(child, 'exit');
      const cut = setTimeout(() => child.kill('SIGKILL'), END_MS);
      child.kill('SIGCONT');
      child.kill('SIGTERM');
      const [code, signal] = await gone;
      clearTimeout(cut);
      if (code !== 0) throw new Error(`${name} ended with ${signal ?? code}:\n${output}`);
    },
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}
