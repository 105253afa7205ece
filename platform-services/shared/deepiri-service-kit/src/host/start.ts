import { type Env, SettingError } from '../config.ts';

/** Starts a process: a wrong setting, a taken port or a file that cannot be used ends it with one line that names it. */
export function start(run: (env: Env) => Promise<void>): void {
  run(process.env).catch((error) => {
    process.stderr.write(`Cannot start: ${isPlain(error) ? error.message : (error?.stack ?? error)}\n`);
    process.exit(1);
  });
}

/** Whether the message says what to do without the place in the code. */
function isPlain(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return error instanceof SettingError || 'syscall' in error || ('code' in error && plainCodes.has(error.code));
}

const plainCodes = new Set<unknown>([
  'ERR_SQLITE_ERROR',
  'ERR_UNKNOWN_SCHEME',
  'ERR_STORE_ADDRESS',
  'ERR_STORE_UNAVAILABLE',
]);
