import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { createLines } from './lines.ts';

async function shown(terminal: boolean, chunks: string[]) {
  const lines: string[] = [];
  const stream = new PassThrough();
  createLines((text) => lines.push(text), terminal)('task-orchestrator')(stream);
  for (const chunk of chunks) stream.write(chunk);
  stream.end();
  await new Promise((resolve) => stream.once('close', resolve));
  return lines.map(stripVTControlCharacters);
}

it('log lines keep their form and say which process wrote them, also when they come in pieces', async () => {
  const lines = await shown(false, ['{"level":40,"ms', 'g":"slow"}\n{"level":30,"msg":"ready"}\n']);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { process: 'task-orchestrator', level: 40, msg: 'slow' },
    { process: 'task-orchestrator', level: 30, msg: 'ready' },
  ]);
});

it('what is no log line is passed on too, the last one also without an end', async () => {
  expect(await shown(false, ['Cannot start: PORT\n', 'last words'])).toEqual([
    'task-orchestrator | Cannot start: PORT\n',
    'task-orchestrator | last words\n',
  ]);
});

it('for a terminal log lines are readable', async () => {
  const [line] = await shown(true, ['{"level":40,"time":"2026-03-02T09:00:00.000Z","msg":"slow","service":"x"}\n']);
  expect(line).toMatch(/^task-orchestrator +\[[\d:]+\] WARN: slow\n$/);
});
