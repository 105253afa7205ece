import type { Logger } from 'pino';
import { type Clock, freshContext } from '../context.ts';
import { traceIdOf } from '../observe/traceparent.ts';
import type { Tracer } from '../observe/tracing.ts';
import type { Job } from '../service.ts';

export type Jobs = {
  /** Runs every job now, as if its time had come. */
  runAll(): Promise<void>;
  stop(): Promise<void>;
};

/** Runs the jobs of a service by the clock, each one at a time. A job that fails is logged and comes again. */
export function startJobs(
  service: string,
  jobs: readonly Job[],
  options: { clock: Clock; log: Logger; uuid: (now: Date) => string; tracer: Tracer },
): Jobs {
  const { clock, log, uuid, tracer } = options;
  const running = new Map<string, Promise<void>>();

  function run(job: Job): Promise<void> {
    const current = running.get(job.name);
    if (current) return current;
    const now = clock.now();
    const span = tracer.start(`job ${job.name}`);
    const bound = log.child({ job: job.name, traceId: traceIdOf(span.traceparent) });
    const origin = {
      now,
      actor: { type: 'service' as const, id: service },
      cause: `job_${job.name}_${now.toISOString()}`,
      traceparent: span.traceparent,
    };
    const started = job
      .run(freshContext(origin, uuid), bound)
      .then(
        () => span.end(),
        (error) => {
          span.end({ error });
          bound.error({ err: error }, 'job failed');
        },
      )
      .finally(() => running.delete(job.name));
    running.set(job.name, started);
    return started;
  }

  const timers = jobs.map((job) => setInterval(() => void run(job), job.everySeconds * 1000));
  return {
    async runAll() {
      await Promise.all(jobs.map(run));
    },
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(running.values());
    },
  };
}
