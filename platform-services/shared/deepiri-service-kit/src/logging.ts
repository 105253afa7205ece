import { type Logger, pino } from 'pino';
import { describeError } from './observe/describe-error.ts';

/** Fields whose values never reach a log: secrets, and what says who somebody is. */
const HIDDEN = ['password', 'token', 'refreshToken', 'accessToken', 'secret', 'authorization', 'cookie', 'email'];
const HIDDEN_PATHS = HIDDEN.flatMap((name) => [name, `*.${name}`]);

/** JSON lines; pretty when a person looks at a terminal. @param terminal whether stdout is one */
export function createLogger(options: { level: string; name: string; terminal: boolean }): Logger {
  return pino({
    name: options.name,
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: describeError },
    redact: { paths: HIDDEN_PATHS, censor: '[secret]' },
    ...(options.terminal
      ? {
          transport: {
            target: 'pino-pretty',
            options: { colorize: true, translateTime: 'SYS:HH:MM:ss', ignore: 'name' },
          },
        }
      : {}),
  });
}
