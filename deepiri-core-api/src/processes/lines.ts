import type { Readable } from 'node:stream';
import { prettyFactory } from 'pino-pretty';

const COLOURS = [36, 33, 32, 35, 34, 31];

/**
 * Passes the lines of many processes on, each with the name of the one that wrote it. For a terminal log lines are made
 * readable; elsewhere they stay JSON and get the name as a field.
 * @param terminal whether a person reads it
 */
export function createLines(write: (text: string) => void, terminal: boolean) {
  const pretty = prettyFactory({ colorize: true, translateTime: 'SYS:HH:MM:ss', ignore: 'service,name' });
  let known = 0;

  return (name: string) => {
    const colour = COLOURS[known++ % COLOURS.length];
    const start = terminal ? `\u001b[${colour}m${name.padEnd(20)}\u001b[0m ` : `${name} | `;
    const show = (line: string) => {
      if (line === '') return;
      if (!line.startsWith('{')) return write(`${start}${line}\n`);
      write(terminal ? `${start}${pretty(line)}` : `{"process":${JSON.stringify(name)},${line.slice(1)}\n`);
    };
    return (stream: Readable) => {
      let rest = '';
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop()!;
        for (const line of lines) show(line);
      });
      stream.on('end', () => show(rest));
    };
  };
}
