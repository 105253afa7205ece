import { randomUUID } from 'node:crypto';
import {
  type Tracer as ApiTracer,
  type Context,
  type Link,
  ROOT_CONTEXT,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  type SpanExporter,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Logger } from 'pino';
import type { OtlpOptions } from './open-tracing.ts';
import type { Span, SpanStart, Tracer, Tracing } from './tracing.ts';

const EXPORT_EVERY_MS = 1_000;
const EXPORT_TIMEOUT_MS = 5_000;
const LAST_EXPORT_MS = 2_000;
const MOST_WAITING_SPANS = 8_192;

const kinds: Record<NonNullable<SpanStart['kind']>, SpanKind> = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
};

/** Sends spans to a collector in batches. Services of one process share the way there and keep their names. */
export function openOtlpTracing({ url, headers, sampler, log }: OtlpOptions): Tracing {
  const exporter = new OTLPTraceExporter({ url, headers, timeoutMillis: EXPORT_TIMEOUT_MS });
  const processor = new BatchSpanProcessor({
    exporter: complaining(exporter, log),
    scheduledDelayMillis: EXPORT_EVERY_MS,
    maxQueueSize: MOST_WAITING_SPANS,
  });
  const byRatio = new TraceIdRatioBasedSampler(sampler.ratio);
  const chosen = sampler.parentBased ? new ParentBasedSampler({ root: byRatio }) : byRatio;
  const instance = randomUUID();
  return {
    tracerOf(service) {
      const resource = resourceFromAttributes({
        'service.name': service,
        'service.namespace': 'deepiri',
        'service.instance.id': instance,
      });
      const provider = new TracerProvider({ resource, sampler: chosen, spanProcessors: [processor] });
      return tracerOn(provider.getTracer('deepiri'));
    },
    stop: () => within(LAST_EXPORT_MS, processor.shutdown()),
  };
}

function tracerOn(tracer: ApiTracer): Tracer {
  return {
    recording: true,
    start(name, { kind = 'internal', parent, link, attributes = {} } = {}) {
      const links: Link[] = link ? [{ context: contextIn(link) }] : [];
      const span = tracer.startSpan(name, { kind: kinds[kind], attributes, links }, around(parent));
      const { traceId, spanId, traceFlags } = span.spanContext();
      const started: Span = {
        traceparent: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`,
        end(end = {}) {
          if (end.name) span.updateName(end.name);
          if (end.attributes) span.setAttributes(end.attributes);
          if (end.error !== undefined) {
            span.setAttribute('error.type', kindOf(end.error));
            span.setStatus({ code: SpanStatusCode.ERROR });
          }
          span.end();
        },
      };
      return started;
    },
  };
}

function around(parent: string | undefined): Context {
  return parent ? trace.setSpanContext(ROOT_CONTEXT, contextIn(parent)) : ROOT_CONTEXT;
}

function contextIn(traceparent: string): SpanContext {
  return {
    traceId: traceparent.slice(3, 35),
    spanId: traceparent.slice(36, 52),
    traceFlags: Number.parseInt(traceparent.slice(53, 55), 16),
    isRemote: true,
  };
}

// Texts of errors may hold what people wrote.
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : error.name;
}

/** Says once that the collector does not take spans, and again only after it took some. */
function complaining(exporter: SpanExporter, log: Logger): SpanExporter {
  let failing = false;
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        const failed = result.code !== 0;
        if (failed && !failing) log.warn({ err: result.error }, 'the collector does not take traces; spans are lost');
        failing = failed;
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
  };
}

async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work.catch(() => {}), over]);
  clearTimeout(timer);
}
