import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** A platform in a process of its own; `ports` are those of its services on loopback. */
export type Running = { child: ChildProcess; url: string; ports: Record<string, number> };

/** Starts the platform as a process of its own, on free ports, with its data in the folder. */
export async function startProcess(folder: string): Promise<Running> {
  const env = {
    ...process.env,
    DATA_DIR: folder,
    PORT: '0',
    HOST: '127.0.0.1',
    SERVICE_PORT_BASE: '0',
    RATE_LIMIT: 'off',
    LOG_LEVEL: 'silent',
  };
  const child = spawn(process.execPath, [resolve(import.meta.dirname, 'platform-process.ts')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const told = await new Promise<string>((resolveTold, reject) => {
    let output = '';
    child.once('exit', (code) => reject(new Error(`the platform ended with ${code}: ${output}`)));
    child.stdout!.on('data', (chunk) => {
      output += chunk;
      const found = /listening (.+)\n/.exec(output);
      if (found) resolveTold(found[1]!);
    });
  });
  return { child, ...JSON.parse(told) };
}

/** Resolves with the exit code of a process. */
export function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolveCode) => child.once('exit', resolveCode));
}
