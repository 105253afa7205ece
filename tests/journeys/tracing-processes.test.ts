import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OtlpReceiver, startOtlpReceiver } from '../otlp-receiver.ts';
import { callUrl, eventually } from '../platform.ts';
import { type ServiceProcesses, startServiceProcesses } from '../service-processes.ts';

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

describe('the trace of flow 1 over six processes', () => {
  let collector: OtlpReceiver;
  let services: ServiceProcesses;
  beforeAll(async () => {
    collector = await startOtlpReceiver();
    services = await startServiceProcesses(
      [
        'api-gateway',
        'auth-service',
        'task-orchestrator',
        'engagement-service',
        'notification-service',
        'realtime-gateway',
      ],
      { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, LOG_LEVEL: 'debug' },
    );
  }, 120_000);
  afterAll(async () => {
    await services?.stop();
    await collector?.stop();
  });

  it('is one, from the request to the socket, and so are the lines that the services write', async () => {
    const gateway = services.url('api-gateway');
    const signedUp = await callUrl(gateway, 'POST', '/api/users/register', {
      body: { email: 'jo@example.org', password: 'correct horse battery', name: 'Jo' },
    });
    const token: string = signedUp.body.accessToken;
    const heard: string[] = [];
    const socket = io(gateway, { auth: { token }, reconnection: false });
    socket.on('event', ({ type }: { type: string }) => heard.push(type));
    // Before that it is fed from the stream, which is no part of the trace.
    let ready = false;
    socket.once('ready', () => {
      ready = true;
    });
    await eventually(() => ready, 'the socket is live', 30_000);
    const { body: task } = await callUrl(gateway, 'POST', '/api/tasks', { token, body: { title: 'Traced' } });
    const done = await callUrl(gateway, 'POST', `/api/tasks/${task.id}/complete`, { token });
    const requestId = done.headers.get('x-request-id');
    await eventually(() => heard.includes('notification.created'), 'the socket hears of the notification', 30_000);

    const root = await collector.found(
      'the request at the gateway',
      ({ service, attributes }) => service === 'api-gateway' && attributes['deepiri.request.id'] === requestId,
    );
    expect(root.parentSpanId).toBeUndefined();
    let parent = root.spanId;
    for (const [service, name] of way) {
      const span = await collector.found(
        `${service}: ${name}`,
        (one) =>
          one.traceId === root.traceId && one.parentSpanId === parent && one.service === service && one.name === name,
      );
      parent = span.spanId;
    }
    const handlers = ['engagement-service', 'notification-service', 'realtime-gateway'] as const;
    for (const service of handlers) {
      const line = await eventually(
        () => services.lines(service).find((text) => text.includes(root.traceId)),
        `${service} writes a line of the trace`,
      );
      expect(JSON.parse(line)).toMatchObject({ traceId: root.traceId, service, event: expect.stringMatching(/^evt_/) });
    }
    // Only now: a badge is told as well, and which of the two notifications comes first is left open.
    socket.disconnect();
  });
});
