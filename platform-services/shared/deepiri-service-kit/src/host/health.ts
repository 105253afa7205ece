import type { FastifyInstance } from 'fastify';

export type PartState = 'up' | 'down';
export type Readiness = { status: 'ready' | 'not_ready'; parts: Record<string, PartState> };

const CHECK_TIMEOUT_MS = 1_000;

/** Asks each dependency, none longer than a second. Who asks while that is under way gets the same answer. */
export function readiness(checks: Record<string, () => Promise<unknown>>): () => Promise<Readiness> {
  let asking: Promise<Readiness> | undefined;
  return () => {
    asking ??= ask(checks).finally(() => {
      asking = undefined;
    });
    return asking;
  };
}

async function ask(checks: Record<string, () => Promise<unknown>>): Promise<Readiness> {
  const states = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await stateOf(check)] as const),
  );
  const parts = Object.fromEntries(states);
  return { status: states.every(([, state]) => state === 'up') ? 'ready' : 'not_ready', parts };
}

async function stateOf(check: () => Promise<unknown>): Promise<PartState> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<PartState>((resolve) => {
    timer = setTimeout(() => resolve('down'), CHECK_TIMEOUT_MS);
  });
  const asked = check().then(
    () => 'up' as const,
    () => 'down' as const,
  );
  const state = await Promise.race([asked, timeout]);
  clearTimeout(timer);
  return state;
}

/** `/health`: the process lives. `/ready`: everything it needs answers, else 503. */
export function registerHealth(app: FastifyInstance, service: string, ready: () => Promise<Readiness>): void {
  const startedAt = performance.now();
  app.get('/health', async () => ({
    status: 'ok',
    service,
    uptimeSeconds: Math.round((performance.now() - startedAt) / 1000),
  }));
  app.get('/ready', async (_request, reply) => {
    const state = await ready();
    return reply.code(state.status === 'ready' ? 200 : 503).send({ service, ...state });
  });
}
