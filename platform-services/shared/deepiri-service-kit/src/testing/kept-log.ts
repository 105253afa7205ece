import type { Logger } from 'pino';
import { createLogger } from '../logging.ts';

// biome-ignore lint/suspicious/noExplicitAny: lines are read by field names
export type Line = Record<string, any>;

export type KeptLog = {
  log: Logger;
  lines: Line[];
  text(): string;
  /** Takes a line that another process has written. */
  take(line: string): void;
};

/** A logger as a process has it, and what it has written, line by line. */
export function keptLog(level = 'debug'): KeptLog {
  const written: string[] = [];
  const lines: Line[] = [];
  const to = {
    write(line: string) {
      written.push(line);
      lines.push(JSON.parse(line));
    },
  };
  return {
    log: createLogger({ level, name: 'test', terminal: false, to }),
    lines,
    text: () => written.join(''),
    take: to.write,
  };
}
