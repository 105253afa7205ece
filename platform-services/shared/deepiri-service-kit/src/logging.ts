import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';
import { describeError } from './observe/describe-error.ts';

/** Fields whose values never reach a log: secrets, and what says who somebody is. */
const HIDDEN = ['password', 'token', 'refreshToken', 'accessToken', 'secret', 'authorization', 'cookie', 'email'];
const HIDDEN_PATHS = HIDDEN.flatMap((name) => [name, `*.${name}`]);

type Options = {
  level: string;
  name: string;
  /** Whether a person looks: lines are then pretty. */
  terminal: boolean;
  /** Where JSON lines go. Default: stdout. */
  to?: DestinationStream;
};

/** JSON lines; pretty when a person looks at a terminal. */
export function createLogger(options: Options): Logger {
  const settings: LoggerOptions = {
    level: options.level,
    base: { name: options.name },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: describeError },
    redact: { paths: HIDDEN_PATHS, censor: '[secret]' },
  };
  if (!options.terminal) return pino(settings, options.to ?? pino.destination(1));
  const pretty = { colorize: true, translateTime: 'SYS:HH:MM:ss', ignore: 'name' };
  return pino({ ...settings, transport: { target: 'pino-pretty', options: pretty } });
}
