import type { CloudEvent } from 'deepiri-contracts';
import { describe, expect, it } from 'vitest';
import { movableClock } from '../testing/clock.ts';
import { keptLog } from '../testing/kept-log.ts';
import { createHandlingWatch } from './handling-watch.ts';
import { createRegistry } from './registry.ts';
import { idsOnly } from './tracing.ts';

const event = {
  specversion: '1.0',
  id: 'evt_1',
  source: '/tasks',
  type: 'task.created',
  subject: 'tsk_1',
  time: '2026-03-02T09:00:00Z',
  userid: 'usr_1',
  actor: { type: 'user', id: 'usr_1' },
  cause: 'req_1',
  traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
  data: {},
} as unknown as CloudEvent;

function start() {
  const registry = createRegistry('notes');
  const clock = movableClock(new Date('2026-03-02T09:00:02Z'));
  const { log, lines } = keptLog();
  return { registry, lines, watch: createHandlingWatch({ registry, tracer: idsOnly, log, clock }) };
}

describe('a watched handler', () => {
  it('B5 gets the trace of the event, and a logger that names event, type, cause and trace', async () => {
    const { watch, lines } = start();
    const given: string[] = [];
    await watch.run('notes', event, 1, async ({ traceparent, log }) => {
      given.push(traceparent);
      log.info('working');
    });
    expect(given).toEqual([event.traceparent]);
    expect(lines.find(({ msg }) => msg === 'working')).toMatchObject({
      group: 'notes',
      event: 'evt_1',
      type: 'task.created',
      cause: 'req_1',
      traceId: 'a'.repeat(32),
    });
  });

  it('is measured by type and outcome, and by the age of the event at the first try', async () => {
    const { watch, registry } = start();
    await expect(
      watch.run('notes', event, 1, async () => {
        throw new Error('not now');
      }),
    ).rejects.toThrow('not now');
    await watch.run('notes', event, 2, async () => {});
    const text = await registry.metrics();
    for (const outcome of ['failed', 'done'])
      expect(text).toMatch(new RegExp(`_count\\{.*group="notes",type="task.created",outcome="${outcome}"\\} 1$`, 'm'));
    expect(text).toMatch(/^deepiri_event_age_seconds_sum\{.*\} 2$/m);
    expect(text).toMatch(/^deepiri_event_age_seconds_count\{.*\} 1$/m);
  });
});
