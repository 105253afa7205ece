import { expect, it } from 'vitest';
import { createQueryClient } from '../query-client.ts';
import { addedBy, type Line } from './entry.ts';
import { createOutbox } from './outbox.ts';
import type { Outbox } from './outbox-rules.ts';
import { readLines } from './read-lines.ts';

const AT = '2026-11-18T09:00:00.000Z';
const line: Line = { text: 'Call mum tomorrow 17:00', timeZone: 'Europe/Berlin', dayStartsAt: '04:00' };

/** An outbox of somebody without a network. */
async function openOutbox() {
  let kept: Outbox | undefined;
  const outbox = createOutbox({
    change: async (_name, how) => {
      kept = how(kept);
      return kept;
    },
    send: async () => ({ is: 'later' }),
    alone: (_name, work) => work(),
    isOnline: () => false,
    tell: () => undefined,
    newKey: () => 'k',
    now: () => new Date(AT),
  });
  await outbox.open('outbox:usr_1');
  return outbox;
}

it.each([
  ['taken meanwhile', 'before'],
  ['that waited there already', 'after'],
] as const)('a line %s is read by the clock at which it was written, and keeps its name', async (_what, when) => {
  const outbox = await openOutbox();
  const add = () => outbox.add((key, at) => addedBy(line, key, 'usr_1', at));
  if (when === 'after') add();
  const stop = readLines(createQueryClient(), outbox);
  if (when === 'before') add();
  await expect
    .poll(() => outbox.current)
    .toMatchObject([
      {
        key: 'k',
        intent: {
          line,
          task: { id: 'tsk_local_k', title: 'Call mum', dueAt: '2026-11-19T16:00:00.000Z' },
          read: { newProject: null },
        },
      },
    ]);
  stop();
  outbox.close();
});
