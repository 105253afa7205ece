import type { Env } from '../config.ts';
import { startFailure } from './start-failure.ts';

/** Starts a process: a wrong setting, a taken port or a file that cannot be used ends it with one line that names it. */
export function start(run: (env: Env) => Promise<void>): void {
  run(process.env).catch((error) => {
    process.stderr.write(`Cannot start: ${startFailure(error)}\n`);
    process.exit(1);
  });
}
