import { type ChildProcess, fork } from 'node:child_process';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { SettingError } from 'deepiri-service-kit';
import type { Plan } from './plan.ts';

const LOOK_EVERY_MS = 150;
const FIRST_RESTART_MS = 500;
const LONGEST_RESTART_MS = 30_000;
/** After this long a process counts as well again. */
const WELL_MS = 60_000;
/** Time for each step of the end: the gateway first, then all others. */
const GATEWAY_END_MS = 3_500;
const END_MS = 5_000;

export type Supervised = {
  /** Resolves when every process can serve. @throws SettingError when one ends before it could */
  ready(): Promise<void>;
  /** Process id of each that runs, by name. */
  pids(): Record<string, number>;
  /** Ends the first, then all others, each with time to finish what it took. */
  stop(): Promise<void>;
};

type Tools = {
  say: (line: string) => void;
  /** Takes the output of a process. */
  lines: (name: string) => (stream: Readable) => void;
};

/** Starts processes, and starts one that dies again, later each time. The first is the one that takes requests from outside. */
export function supervise(plans: readonly Plan[], tools: Tools): Supervised {
  const children = plans.map((plan) => startChild(plan, tools));
  const [first, ...others] = children;
  return {
    async ready() {
      await Promise.all(children.map((child) => child.ready()));
    },
    pids: () => Object.fromEntries(children.map(({ name, pid }) => [name, pid() ?? 0])),
    async stop() {
      for (const child of children) child.letGo();
      await first?.end(GATEWAY_END_MS);
      await Promise.all(others.map((child) => child.end(END_MS)));
    },
  };
}

function startChild({ name, file, env, readyUrl }: Plan, { say, lines }: Tools) {
  const output = lines(name);
  let process: ChildProcess;
  let letGo = false;
  let wasReady = false;
  let deaths = 0;
  let restart: NodeJS.Timeout | undefined;

  function begin() {
    const startedAt = performance.now();
    // In a group of its own, so that Ctrl-C reaches it only when its turn to end has come.
    process = fork(file, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    output(process.stdout!);
    output(process.stderr!);
    process.once('error', (error) => say(`${name} could not be started: ${error.message}`));
    process.once('exit', (code, signal) => {
      if (letGo || !wasReady) return;
      deaths = performance.now() - startedAt > WELL_MS ? 1 : deaths + 1;
      const wait = Math.min(LONGEST_RESTART_MS, FIRST_RESTART_MS * 2 ** (deaths - 1));
      say(`${name} ended (${signal ?? `code ${code}`}); it is started again in ${wait / 1000} s.`);
      restart = setTimeout(() => {
        begin();
        void reappear(process);
      }, wait);
    });
  }

  async function reappear(started: ChildProcess) {
    while (!letGo && started === process && !isOver()) {
      if (await answers(readyUrl)) return say(`${name} is ready again.`);
      await pause(LOOK_EVERY_MS);
    }
  }

  const isOver = () => process.exitCode !== null || process.signalCode !== null;

  begin();
  return {
    name,
    pid: () => process.pid,
    async ready() {
      while (!(await answers(readyUrl))) {
        if (isOver()) throw new SettingError(`${name} could not start; its reason stands above.`);
        await pause(LOOK_EVERY_MS);
      }
      wasReady = true;
    },
    /** From now on its death is no accident. */
    letGo() {
      letGo = true;
      clearTimeout(restart);
    },
    async end(withinMs: number) {
      if (isOver()) return;
      const gone = new Promise((resolve) => process.once('exit', resolve));
      const cut = setTimeout(() => process.kill('SIGKILL'), withinMs);
      process.kill('SIGTERM');
      await gone;
      clearTimeout(cut);
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
