import { newTraceparent } from './traceparent.ts';

export type SpanAttributes = Record<string, string | number | boolean>;

/** How a piece of work begins. Parents are passed by hand, as `traceparent`: nothing hangs on hidden state. */
export type SpanStart = {
  kind?: 'server' | 'client' | 'producer' | 'consumer' | 'internal';
  /** Of the work that caused this one. Without it a new trace begins. */
  parent?: string | undefined;
  /** Of work that this one knows of but does not belong to. */
  link?: string | undefined;
  attributes?: SpanAttributes;
};

/** One piece of work in a trace. */
export type Span = {
  /** Parent of everything that this work causes. */
  readonly traceparent: string;
  /** Ends it. @param end an error marks the span as failed; only its kind is told, never its text */
  end(end?: { name?: string; attributes?: SpanAttributes; error?: unknown }): void;
};

export type Tracer = {
  /** Whether spans are kept by anybody. Where not, `start` hands the parent on, so that ids stay what they are. */
  readonly recording: boolean;
  start(name: string, start?: SpanStart): Span;
};

/** Where the spans of this process go. */
export type Tracing = {
  tracerOf(service: string): Tracer;
  /** Sends what is left, for two seconds at most. */
  stop(): Promise<void>;
};

/** Trace ids without spans: what is there when no collector is named. */
export const idsOnly: Tracer = {
  recording: false,
  start: (_name, start) => ({ traceparent: start?.parent ?? newTraceparent(), end() {} }),
};

/** Runs work as one span, which has failed when the work has. */
export async function inSpan<R>(
  tracer: Tracer,
  name: string,
  start: SpanStart,
  work: (span: Span) => Promise<R>,
): Promise<R> {
  const span = tracer.start(name, start);
  try {
    const result = await work(span);
    span.end();
    return result;
  } catch (error) {
    span.end({ error });
    throw error;
  }
}
