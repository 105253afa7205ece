import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OtlpReceiver, startOtlpReceiver } from '../otlp-receiver.ts';
import { callUrl, eventually } from '../platform.ts';
import { type ServiceProcesses, startServiceProcesses } from '../service-processes.ts';

const GATEWAY_SPAN = 'b'.repeat(16);
const TRACE = 'a'.repeat(32);

/** Each service below with the name of its span, from the request to the socket. */
const way = [
  ['task-orchestrator', 'POST /api/tasks/:id/complete'],
  ['task-orchestrator', 'save tasks'],
  ['engagement-service', 'handle task.completed'],
  ['engagement-service', 'save players'],
  ['notification-service', 'handle xp.awarded'],
  ['notification-service', 'save notifications'],
  ['realtime-gateway', 'handle notification.created'],
  ['realtime-gateway', 'append notification.created'],
  ['realtime-gateway', 'emit notification.created'],
] as const;

// The gateway's part is played by the test: it sends the traceparent that a gateway would.
describe('the trace of flow 1 over five processes', () => {
  let collector: OtlpReceiver;
  let services: ServiceProcesses;
  beforeAll(async () => {
    collector = await startOtlpReceiver();
    services = await startServiceProcesses(
      ['auth-service', 'task-orchestrator', 'engagement-service', 'notification-service', 'realtime-gateway'],
      { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, LOG_LEVEL: 'debug' },
    );
  }, 120_000);
  afterAll(async () => {
    await services?.stop();
    await collector?.stop();
  });

  it('is one, from the request to the socket, and so are the lines that the services write', async () => {
    const signedUp = await callUrl(services.url('auth-service'), 'POST', '/api/users/register', {
      body: { email: 'jo@example.org', password: 'correct horse battery', name: 'Jo' },
    });
    const token: string = signedUp.body.accessToken;
    const heard: string[] = [];
    const socket = io(services.url('realtime-gateway'), { auth: { token }, reconnection: false });
    socket.on('event', ({ type }: { type: string }) => heard.push(type));
    // Before that it is fed from the stream, which is no part of the trace.
    let ready = false;
    socket.once('ready', () => {
      ready = true;
    });
    await eventually(() => ready, 'the socket is live', 30_000);
    const tasks = services.url('task-orchestrator');
    const { body: task } = await callUrl(tasks, 'POST', '/api/tasks', { token, body: { title: 'Traced' } });
    const traceparent = `00-${TRACE}-${GATEWAY_SPAN}-01`;
    await callUrl(tasks, 'POST', `/api/tasks/${task.id}/complete`, { token, headers: { traceparent } });
    await eventually(() => heard.includes('notification.created'), 'the socket hears of the notification', 30_000);
    socket.disconnect();

    let parent = GATEWAY_SPAN;
    for (const [service, name] of way) {
      const span = await collector.found(
        `${service}: ${name}`,
        (one) => one.traceId === TRACE && one.parentSpanId === parent && one.service === service && one.name === name,
      );
      parent = span.spanId;
    }
    const handlers = ['engagement-service', 'notification-service', 'realtime-gateway'] as const;
    for (const service of handlers) {
      const line = await eventually(
        () => services.lines(service).find((text) => text.includes(TRACE)),
        `${service} writes a line of the trace`,
      );
      expect(JSON.parse(line)).toMatchObject({ traceId: TRACE, service, event: expect.stringMatching(/^evt_/) });
    }
  });
});
