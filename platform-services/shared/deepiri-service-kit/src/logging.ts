import { type Logger, pino } from 'pino';

/** Fields whose values never reach a log. */
const SECRET_PATHS = [
  'password',
  'token',
  'refreshToken',
  'accessToken',
  '*.password',
  '*.token',
  'headers.authorization',
  'headers.cookie',
];

/** JSON lines; pretty when a person looks at a terminal. @param terminal whether stdout is one */
export function createLogger(options: { level: string; name: string; terminal: boolean }): Logger {
  return pino({
    name: options.name,
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRET_PATHS, censor: '[secret]' },
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
