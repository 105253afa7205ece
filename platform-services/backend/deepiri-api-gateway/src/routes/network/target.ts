import { createHash } from 'node:crypto';
import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel';
import type { Logger } from 'pino';
import { Pool } from 'undici';
import { UpstreamFailure } from '../../domain/failure.ts';
import type { Breaker } from '../../domain/upstream.ts';

/** Failures in a row after which an instance is left alone. */
const FAILURES = 5;
/** How often an instance that is left alone is asked whether it is back. */
const PROBE_EVERY_MS = 500;
const PROBE_MS = 1_000;
const CONNECT_MS = 1_000;
/** The service's pause between two parts of an answer, while the client takes them. */
const PART_MS = 30_000;

/** One instance of a service: its connections, how much is under way there, and whether it is left alone. */
export type Target = {
  readonly url: URL;
  /** A short name that the instance puts into the ids of its sessions. */
  readonly mark: string;
  readonly pool: Pool;
  readonly healthy: boolean;
  readonly breaker: Breaker;
  /** Does work that asks the instance. @throws UpstreamFailure without asking when it is left alone or full */
  run<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** @param atOnce requests that may be under way at the instance */
export function openTarget(service: string, address: string, atOnce: number, log: Logger): Target {
  const url = new URL(address);
  const pool = new Pool(url.origin, {
    connections: atOnce,
    pipelining: 1,
    connect: { timeout: CONNECT_MS },
    headersTimeout: 0,
    bodyTimeout: PART_MS,
  });
  const breaker = circuitBreaker(
    handleWhen((error) => error instanceof UpstreamFailure && error.kind !== 'busy'),
    { halfOpenAfter: PROBE_EVERY_MS / 2, breaker: new ConsecutiveBreaker(FAILURES) },
  );
  // A bulkhead without a queue is a number.
  let underway = 0;
  let probing: NodeJS.Timeout | undefined;
  let openings = 0;

  // Requests of people are no probes: one that has to wait out a deadline to find out is one too many.
  breaker.onBreak(() => {
    // It also breaks anew after each probe that failed.
    if (probing) return;
    log.warn({ upstream: service, url: url.origin }, 'does not answer; left alone until it does');
    openings++;
    probing = setInterval(() => void probe(), PROBE_EVERY_MS);
  });
  breaker.onReset(() => {
    log.warn({ upstream: service, url: url.origin }, 'answers again');
    clearInterval(probing);
    probing = undefined;
  });

  let asking = false;
  async function probe() {
    if (asking) return;
    asking = true;
    await breaker.execute(ask).catch(() => {});
    asking = false;
  }

  // One answer that did not come may be the fault of its question. Whether the instance is there at all, its health tells:
  // each silence is one more failure. So people need not wait out one deadline after the other to find out.
  async function suspect() {
    if (asking) return;
    asking = true;
    for (;;) {
      const failure = await ask().catch((error: unknown) => error);
      if (!failure || breaker.state !== CircuitState.Closed) break;
      await breaker.execute(() => Promise.reject(failure)).catch(() => {});
    }
    asking = false;
  }

  async function ask() {
    try {
      const { body } = await pool.request({ path: '/health', method: 'GET', signal: AbortSignal.timeout(PROBE_MS) });
      await body.dump();
    } catch (error) {
      throw new UpstreamFailure('unreachable', service, error);
    }
  }

  return {
    url,
    mark: createHash('sha256').update(url.origin).digest('base64url').slice(0, 8),
    pool,
    get healthy() {
      return breaker.state === CircuitState.Closed;
    },
    get breaker() {
      return { address: url.origin, open: breaker.state !== CircuitState.Closed, openings };
    },
    async run(work) {
      if (breaker.state !== CircuitState.Closed) throw new UpstreamFailure('closed', service);
      if (underway >= atOnce) throw new UpstreamFailure('busy', service);
      underway++;
      try {
        return await breaker.execute(work);
      } catch (error) {
        if (error instanceof UpstreamFailure && error.kind === 'late') void suspect();
        throw error;
      } finally {
        underway--;
      }
    },
    async close() {
      clearInterval(probing);
      await pool.destroy();
    },
  };
}
