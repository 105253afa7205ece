import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export type Process = {
  url: string;
  lines: string[];
  child: ChildProcess;
  memoryMb(): Promise<number>;
  stop(): Promise<void>;
};

/** Of `npm start`, which keeps one process small. Separate ones run as their containers do. */
const FLAGS: Record<string, readonly string[]> = { '../deepiri-core-api/src/main.ts': ['--max-semi-space-size=4'] };

/** Starts a script, with the flags and variables that it has in use, in a process of its own, with an empty data folder; it says `listening <url>` (or `Open <url>`) when it can serve. */
export async function startProcess(script: string, env: Record<string, string> = {}): Promise<Process> {
  const folder = await mkdtemp(join(tmpdir(), 'deepiri-bench-'));
  const child = spawn(process.execPath, [...(FLAGS[script] ?? []), resolve(import.meta.dirname, script)], {
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: join(tmpdir(), 'deepiri-bench-compiled'),
      MALLOC_ARENA_MAX: '2',
      DATA_DIR: folder,
      PORT: '0',
      HOST: '127.0.0.1',
      SERVICE_PORT_BASE: '0',
      RATE_LIMIT: 'off',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const url = await new Promise<string>((found, reject) => {
    let output = '';
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
    child.stdout.on('data', (chunk) => {
      output += chunk;
      lines.splice(0, lines.length, ...output.split('\n'));
      const match = /(?:listening|Open) +(http\S+)/.exec(output);
      if (match) found(match[1]!);
    });
  });
  return {
    url,
    lines,
    child,
    async memoryMb() {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    },
    async stop() {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
