import { appendFileSync, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { openBus } from '../open-bus.ts';

// A process that takes part in a group. It writes into a file what it has handled, which puts what several of them do in
// one order, and leaves the group when its input ends.

const [url, group, file, order] = process.argv.slice(2) as [string, string, string, string];
const bus = await openBus(url);
await bus.subscribe(
  group,
  ['*'],
  async ({ id, subject, userid }) => {
    await pause(id.length % 5);
    appendFileSync(file, `${JSON.stringify({ id, subject, userid, pid: process.pid })}\n`);
  },
  { concurrency: 8, ...(order === 'userid' ? { orderBy: ({ userid }) => userid } : {}) },
);
writeSync(1, 'subscribed\n');

process.stdin.on('end', () => void bus.close()).resume();
