import { createHash } from 'node:crypto';
import { problem } from 'deepiri-contracts';
import { type Collection, type DocumentStore, StaleVersion } from 'deepiri-stores';
import type { Clock } from '../context.ts';
import type { AnswerHeaders } from './implement.ts';

type Kept = {
  id: string;
  version: number;
  bodyHash: string;
  status: number;
  headers: AnswerHeaders;
  body: unknown;
  expiresAt: string;
};
export type KeptAnswer = Pick<Kept, 'status' | 'headers' | 'body'>;

const KEPT_HOURS = 24;

/**
 * Remembers the answers to requests that carry an Idempotency-Key (draft-ietf-httpapi-idempotency-key-header).
 * The answer is stored after the work is done. A crash in between is covered by the ids of the work: they are derived
 * from the key and the body, so doing it again changes nothing (D2).
 */
export function createIdempotency(documents: DocumentStore, clock: Clock) {
  const collection: Collection<Kept> = documents.collection<Kept>({ name: 'idempotency_keys', expires: 'expiresAt' });
  const running = new Set<string>();

  return {
    /** @throws ProblemError idempotency_in_progress, idempotency_key_reused */
    async once(
      seed: string,
      bodyHash: string,
      work: () => Promise<KeptAnswer>,
    ): Promise<KeptAnswer & { replayed: boolean }> {
      if (running.has(seed)) {
        throw problem('idempotency_in_progress', 'Wait for the first request to finish.', {
          headers: { 'retry-after': '1' },
        });
      }
      running.add(seed);
      try {
        const kept = await collection.get(seed);
        const alive = kept && kept.expiresAt > clock.now().toISOString();
        if (alive && kept.bodyHash !== bodyHash)
          throw problem('idempotency_key_reused', 'Use a new key for a new request.');
        if (alive) return { ...kept, replayed: true };
        const answer = await work();
        await keep(seed, kept?.version ?? 0, bodyHash, answer);
        return { ...answer, replayed: false };
      } finally {
        running.delete(seed);
      }
    },
  };

  async function keep(id: string, version: number, bodyHash: string, answer: KeptAnswer) {
    const expiresAt = new Date(clock.now().getTime() + KEPT_HOURS * 3_600_000).toISOString();
    try {
      await collection.save({ id, version: version + 1, bodyHash, ...answer, expiresAt });
    } catch (error) {
      // Another process answered the same key at the same moment: its answer is the one that is kept.
      if (!(error instanceof StaleVersion)) throw error;
    }
  }
}

export type Idempotency = ReturnType<typeof createIdempotency>;

/** What makes two requests the same: who, which key. @throws ProblemError invalid_header */
export function idempotencySeed(caller: string, key: string): string {
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw problem('invalid_header', 'Idempotency-Key must be 1 to 255 visible characters.');
  return createHash('sha256').update(`${caller}\u0000${key}`).digest('base64url');
}

export function hashOf(operation: string, params: unknown, body: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([operation, params, body ?? null]))
    .digest('base64url');
}
