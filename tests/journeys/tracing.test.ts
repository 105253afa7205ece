import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OtlpReceiver, type ReceivedSpan, startOtlpReceiver } from '../otlp-receiver.ts';
import { eventually, type Person, startTestPlatform, type TestPlatform } from '../platform.ts';

const SERVER = 2;
const PRODUCER = 4;
const CONSUMER = 5;
const CLIENT_TRACE = 'c'.repeat(32);
const CLIENT_SPAN = 'd'.repeat(16);

type Heard = { type: string };

describe('the trace of flow 1', () => {
  let collector: OtlpReceiver;
  let platform: TestPlatform;
  let jo: Person;
  let complete: ReceivedSpan;
  let requestId: string | null;
  const heard: Heard[] = [];
  beforeAll(async () => {
    collector = await startOtlpReceiver();
    platform = await startTestPlatform({
      env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_EXPORTER_OTLP_HEADERS: 'x-team=platform' },
    });
    jo = await platform.register();
    const socket = platform.socket({ token: jo.token });
    socket.on('event', (event: Heard) => heard.push(event));
    // Before that it is fed from the stream, which is no part of the trace.
    let ready = false;
    socket.once('ready', () => {
      ready = true;
    });
    await eventually(() => ready, 'the socket is live');
    const { body: task } = await platform.call('POST', '/api/tasks', { token: jo.token, body: { title: 'Traced' } });
    const done = await platform.call('POST', `/api/tasks/${task.id}/complete`, {
      token: jo.token,
      headers: { traceparent: `00-${CLIENT_TRACE}-${CLIENT_SPAN}-01`, tracestate: 'theirs=1' },
    });
    requestId = done.headers.get('x-request-id');
    await platform.settled();
    await eventually(
      () => heard.some(({ type }) => type === 'notification.created'),
      'the socket hears of the notification',
    );
    complete = await collector.found(
      'the request at the gateway',
      ({ service, attributes }) => service === 'api-gateway' && attributes['deepiri.request.id'] === requestId,
    );
    await collector.found(
      'the emission of the notification',
      ({ name, traceId }) => name === 'emit notification.created' && traceId === complete.traceId,
    );
  });
  afterAll(async () => {
    await platform.stop();
    await collector.stop();
  });

  /** Waits for the span of this service and name below another. */
  const child = (parent: ReceivedSpan, service: string, name: string) =>
    collector.found(
      `${service}: ${name} below ${parent.name}`,
      (span) =>
        span.traceId === parent.traceId &&
        span.parentSpanId === parent.spanId &&
        span.service === service &&
        span.name === name,
    );

  it('begins at the gateway, whatever trace the client is in, and links to that', () => {
    expect(complete).toMatchObject({ name: 'POST /api/tasks', kind: SERVER, parentSpanId: undefined, failed: false });
    expect(complete.traceId).not.toBe(CLIENT_TRACE);
    expect(complete.links).toEqual([{ traceId: CLIENT_TRACE, spanId: CLIENT_SPAN }]);
    expect(collector.requests[0]).toMatchObject({ 'x-team': 'platform' });
  });

  it('goes on in every service that had a part in it, to the socket, each span below what caused it', async () => {
    const request = await child(complete, 'task-orchestrator', 'POST /api/tasks/:id/complete');
    expect(request).toMatchObject({
      kind: SERVER,
      attributes: {
        'http.request.method': 'POST',
        'http.response.status_code': 200,
        'deepiri.request.id': requestId,
      },
    });
    const saved = await child(request, 'task-orchestrator', 'save tasks');
    expect((await child(saved, 'task-orchestrator', 'publish task.completed')).kind).toBe(PRODUCER);

    const paid = await child(saved, 'engagement-service', 'handle task.completed');
    expect(paid).toMatchObject({
      kind: CONSUMER,
      attributes: { 'messaging.consumer.group.name': 'engagement-service', 'deepiri.attempt': 1 },
    });
    const entered = await child(paid, 'engagement-service', 'save players');
    await child(entered, 'engagement-service', 'publish xp.awarded');

    const told = await child(entered, 'notification-service', 'handle xp.awarded');
    const kept = await child(told, 'notification-service', 'save notifications');
    await child(kept, 'notification-service', 'publish notification.created');

    const live = await child(kept, 'realtime-gateway', 'handle notification.created');
    const appended = await child(live, 'realtime-gateway', 'append notification.created');
    const emitted = await child(appended, 'realtime-gateway', 'emit notification.created');
    expect(emitted).toMatchObject({ kind: PRODUCER, attributes: { 'messaging.message.id': expect.any(String) } });
  });

  it('also shows the live events of the task and the award on their own ways to the socket', () => {
    const names = collector.spans.filter(({ traceId }) => traceId === complete.traceId).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['emit task.completed', 'emit xp.awarded']));
  });

  it('is no part of what the socket is told', () => {
    for (const event of heard) expect(Object.keys(event).sort()).toEqual(['at', 'data', 'id', 'offset', 'type']);
  });

  it('is stored with the events, so that their history tells it', async () => {
    const events = await (await platform.eventLog('task-orchestrator')).read(0, 100);
    const completed = events.find(({ type }) => type === 'task.completed');
    expect(completed?.cause).toBe(requestId);
    expect(completed?.traceparent?.slice(3, 35)).toBe(complete.traceId);
  });

  it('tells nobody who it was', () => {
    const told = JSON.stringify(collector.spans);
    for (const secret of [jo.id, jo.email, jo.token, jo.refreshToken]) expect(told).not.toContain(secret);
  });
});
