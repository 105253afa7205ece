import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually } from './platform.ts';

export type ReceivedSpan = {
  service: string;
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId: string | undefined;
  kind: number;
  failed: boolean;
  links: { traceId: string; spanId: string }[];
  attributes: Record<string, unknown>;
};

export type OtlpReceiver = {
  url: string;
  spans: ReceivedSpan[];
  /** Headers of each request that came. */
  requests: Record<string, string | string[] | undefined>[];
  /** Waits for a span; `what` tells which one is missed. */
  found(what: string, matches: (span: ReceivedSpan) => boolean): Promise<ReceivedSpan>;
  stop(): Promise<void>;
};

type Value = { stringValue?: string; intValue?: number | string; boolValue?: boolean; doubleValue?: number };
type Attribute = { key: string; value: Value };
// The parts of ExportTraceServiceRequest that are looked at (opentelemetry-proto, JSON mapping).
type Body = {
  resourceSpans: { resource: { attributes: Attribute[] }; scopeSpans: { spans: RawSpan[] }[] }[];
};
type RawSpan = {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  attributes: Attribute[];
  links?: { traceId: string; spanId: string }[];
  status: { code?: number };
};

const STATUS_ERROR = 2;

/** A collector: takes traces by OTLP over HTTP in JSON, as any OpenTelemetry collector does at `/v1/traces`. */
export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const spans: ReceivedSpan[] = [];
  const requests: OtlpReceiver['requests'] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.method !== 'POST' || request.url !== '/v1/traces') return response.writeHead(404).end();
    requests.push(request.headers);
    spans.push(...spansOf(JSON.parse(Buffer.concat(chunks).toString()) as Body));
    return response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    requests,
    found: (what, matches) => eventually(() => spans.find(matches), `a span arrives: ${what}`, 30_000),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function spansOf({ resourceSpans }: Body): ReceivedSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = String(valuesOf(resource.attributes)['service.name']);
    return scopeSpans.flatMap(({ spans }) => spans.map((span) => received(service, span)));
  });
}

function received(service: string, span: RawSpan): ReceivedSpan {
  const { name, traceId, spanId, kind } = span;
  return {
    service,
    name,
    traceId,
    spanId,
    parentSpanId: span.parentSpanId || undefined,
    kind,
    failed: span.status.code === STATUS_ERROR,
    links: (span.links ?? []).map((link) => ({ traceId: link.traceId, spanId: link.spanId })),
    attributes: valuesOf(span.attributes),
  };
}

function valuesOf(attributes: readonly Attribute[]): Record<string, unknown> {
  return Object.fromEntries(
    attributes.map(({ key, value }) => [
      key,
      value.stringValue ?? value.boolValue ?? value.doubleValue ?? Number(value.intValue),
    ]),
  );
}
