import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { keptLog } from '../testing/kept-log.ts';
import { openTracing } from './open-tracing.ts';

const { log } = keptLog();
const parent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
// Nothing listens there; spans are made all the same.
const collector = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' };

/** The flags of a span that begins a trace, and of one below a parent that is kept. */
async function flags(env: Record<string, string>) {
  const tracing = await openTracing({ ...collector, ...env }, log);
  const tracer = tracing.tracerOf('test');
  const flagsOf = (of: string | undefined) => {
    const span = tracer.start('work', { parent: of });
    return span.traceparent.slice(-2);
  };
  return [flagsOf(undefined), flagsOf(parent)];
}

describe('tracing', () => {
  it('without a collector hands the trace on as it came, and begins one where none came', async () => {
    const tracing = await openTracing({}, log);
    const tracer = tracing.tracerOf('test');
    expect(tracer.recording).toBe(false);
    expect(tracer.start('work', { parent }).traceparent).toBe(parent);
    expect(tracer.start('work').traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
    await tracing.stop();
  });

  it('with a collector makes a span of its own in the same trace', async () => {
    const tracing = await openTracing(collector, log);
    const { traceparent } = tracing.tracerOf('test').start('work', { parent });
    expect(traceparent).not.toBe(parent);
    expect(traceparent.slice(0, 35)).toBe(parent.slice(0, 35));
  });

  it.each([
    [{}, ['01', '01']],
    [{ OTEL_TRACES_SAMPLER: 'always_off' }, ['00', '00']],
    [{ OTEL_TRACES_SAMPLER: 'parentbased_always_off' }, ['00', '01']],
    [{ OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0' }, ['00', '00']],
    [{ OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0' }, ['00', '01']],
    [{ OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '1' }, ['01', '01']],
  ])('%o keeps what it should', async (env, expected) => {
    expect(await flags(env)).toEqual(expected);
  });

  it.each([
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' }, 'OTEL_EXPORTER_OTLP_ENDPOINT must be a URL'],
    [{ OTEL_TRACES_SAMPLER: 'sometimes' }, 'OTEL_TRACES_SAMPLER="sometimes" must be one of always_on'],
    [{ OTEL_TRACES_SAMPLER_ARG: '2' }, 'OTEL_TRACES_SAMPLER_ARG="2" must be a number from 0 to 1'],
    [{ ...collector, OTEL_EXPORTER_OTLP_HEADERS: 'key' }, 'OTEL_EXPORTER_OTLP_HEADERS must be name=value'],
  ])('%o ends the start with a line that names the setting', async (env, message) => {
    await expect(openTracing(env, log)).rejects.toMatchObject({
      name: 'SettingError',
      message: expect.stringContaining(message),
    });
  });

  it('says once that the collector takes nothing, and again only after it took something', async () => {
    const { log: kept, lines } = keptLog();
    const statuses = [400, 400, 200, 400];
    const asked: number[] = [];
    const { url, close } = await collect((response) => {
      asked.push(statuses.shift() ?? 200);
      response.writeHead(asked.at(-1)!).end('{}');
    });
    const tracing = await openTracing({ OTEL_EXPORTER_OTLP_ENDPOINT: url }, kept);
    for (let exports = 1; exports <= 4; exports++) {
      tracing.tracerOf('test').start('work').end();
      await vi.waitFor(() => expect(asked).toHaveLength(exports), 10_000);
    }
    await vi.waitFor(() => expect(lines.map(({ level }) => level)).toEqual(['warn', 'warn']), 5_000);
    await tracing.stop();
    close();
  });

  it('ends also when the collector never answers', async () => {
    const { url, close } = await collect(() => {});
    const tracing = await openTracing({ OTEL_EXPORTER_OTLP_ENDPOINT: url }, log);
    tracing.tracerOf('test').start('work').end();
    await tracing.stop();
    close();
  });
});

async function collect(answer: (response: ServerResponse) => void) {
  const server = createServer((request, response) => request.resume().on('end', () => answer(response)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
