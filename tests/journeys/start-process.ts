import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from 'deepiri-test-servers';
import { eventually } from '../platform.ts';
import { type Place, shapeName } from '../shapes/place.ts';

/** A platform that a test can kill and interrupt. */
export type Running = {
  url: string;
  ports: Record<string, number>;
  /** The process that keeps tasks: the whole platform, or that service. */
  pid(): Promise<number>;
  /** SIGKILL for the process that keeps tasks. Resolves when it is gone. */
  kill(): Promise<void>;
  /** Resolves when what was killed runs again: started by the test, or by what looks after the processes. */
  recovered(): Promise<void>;
  /** Ctrl-C. @returns the exit code */
  interrupt(): Promise<number | null>;
  /** Ends whatever is left of it. */
  destroy(): void;
};

const RECOVERY_MS = 120_000;

/** Starts the platform on free ports, as a person starts it, in the shape that TEST_SHAPE asks for. */
export async function startProcess(place: Place): Promise<Running> {
  // Ports that are known beforehand: whoever starts it again finds it where it was.
  const ports = { PORT: String(await freePort()), SERVICE_PORT_BASE: String((await freePort()) - 8) };
  let child: ChildProcess;
  let told: Pick<Running, 'url' | 'ports'>;

  async function begin() {
    child = fork(resolve(import.meta.dirname, 'platform-process.ts'), {
      env: {
        ...process.env,
        NODE_COMPILE_CACHE: join(tmpdir(), 'deepiri-test-compiled'),
        HOST: '127.0.0.1',
        RATE_LIMIT: 'off',
        LOG_LEVEL: 'silent',
        ...ports,
        ...place.env,
      },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const [message] = await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(([code]) => Promise.reject(new Error(`the platform ended with ${code}`))),
    ]);
    told = message as typeof told;
  }

  async function pidOf(service: string): Promise<number> {
    const answer = once(child, 'message') as Promise<[{ pids: Record<string, number> }]>;
    child.send('pids');
    return (await answer)[0].pids[service]!;
  }

  async function kill() {
    if (shapeName === 'process') {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      return;
    }
    const pid = await pidOf('task-orchestrator');
    process.kill(pid, 'SIGKILL');
    await eventually(() => !isAlive(pid), 'the service is gone');
  }

  async function isWell() {
    const answer = await fetch(`${told.url}/ready`).catch(() => undefined);
    return answer?.ok;
  }

  await begin();
  return {
    ...told!,
    pid: () => pidOf(shapeName === 'process' ? 'api-gateway' : 'task-orchestrator'),
    kill,
    async recovered() {
      if (shapeName === 'process') await begin();
      await eventually(isWell, 'the platform is well again', RECOVERY_MS);
    },
    async interrupt() {
      const gone = once(child, 'exit');
      child.kill('SIGINT');
      return (await gone)[0];
    },
    // What it has started ends with it.
    destroy: () => void child.kill('SIGKILL'),
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
