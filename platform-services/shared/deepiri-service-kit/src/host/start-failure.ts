import { SettingError } from '../config.ts';

/** What a person is told when a process cannot start: one line that names the setting, or the place in the code of a fault of ours. */
export function startFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ((error as NodeJS.ErrnoException).syscall === 'listen') return listenFailure(error);
  if (isDiskTrouble(error)) return `${error.message}. Is the disk full, or may its folder (DATA_DIR) not be written?`;
  return isPlain(error) ? error.message : (error.stack ?? error.message);
}

/** Whether SQLite could not write: an input or output error, or no room (https://sqlite.org/rescode.html). */
function isDiskTrouble(error: Error): boolean {
  const { errcode } = error as { errcode?: number };
  return errcode !== undefined && [10, 13].includes(errcode & 0xff);
}

function listenFailure(error: Error): string {
  const { code, address, port } = error as NodeJS.ErrnoException & { address?: string; port?: number };
  const place = `${address}:${port}`;
  switch (code) {
    case 'EADDRINUSE':
      return `${place} is taken. End what listens there, or give the gateway another PORT, the services another SERVICE_PORT_BASE`;
    case 'EACCES':
      return `${place} may not be opened. Give the gateway a PORT, the services a SERVICE_PORT_BASE from 1024 on`;
    case 'EADDRNOTAVAIL':
      return `HOST=${JSON.stringify(address)} is no address of this machine`;
    default:
      return error.message;
  }
}

/** Whether the message says what to do without the place in the code. */
function isPlain(error: Error): boolean {
  if (error instanceof SettingError || 'syscall' in error) return true;
  return 'code' in error && plainCodes.has(error.code);
}

const plainCodes = new Set<unknown>([
  'ERR_SQLITE_ERROR',
  'ERR_UNKNOWN_SCHEME',
  'ERR_STORE_ADDRESS',
  'ERR_STORE_UNAVAILABLE',
]);
