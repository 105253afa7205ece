import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { StoreUnavailable } from '../../failure.ts';
import { readInfluxAddress } from './address.ts';

export type InfluxServer = {
  /** @throws StoreUnavailable; Error when the points are refused */
  write(lines: readonly string[]): Promise<void>;
  /** Answers rows of time and value. @throws StoreUnavailable; Error when the statement is refused */
  select(statement: string): Promise<[time: number, value: number][]>;
  /** Makes the database, if this user may and the server does that by a statement: versions 2 and 3 do not. @throws StoreUnavailable */
  createDatabase(): Promise<void>;
  ping(): Promise<void>;
};

type Answer = { results?: { error?: string; series?: { values: [number, number][]; partial?: boolean }[] }[] };

const LIMIT_MS = 5_000;
const ZIPPED_FROM_BYTES = 8_192;
const zipped = promisify(gzip);

/** Speaks with a server over the part of the HTTP API of InfluxDB 1 that versions 2 and 3 answer too. */
export function influxServer(address: string): InfluxServer {
  const { base, database, authorization, place } = readInfluxAddress(address);
  const unavailable = (said: string) => new StoreUnavailable(`${place} cannot be used: ${said}`);

  async function call(path: string, body?: { type: string; content: string }): Promise<Response> {
    const large = body && body.content.length >= ZIPPED_FROM_BYTES;
    const headers = {
      ...authorization,
      ...(body ? { 'content-type': body.type } : {}),
      ...(large ? { 'content-encoding': 'gzip' } : {}),
    };
    const content = large ? await zipped(body.content) : body?.content;
    const init = { method: body ? 'POST' : 'GET', headers, ...(content ? { body: content } : {}) };
    const response = await fetch(`${base}${path}`, { ...init, signal: AbortSignal.timeout(LIMIT_MS) }).catch(
      (error) => {
        throw unavailable(reasonOf(error));
      },
    );
    if (response.ok) return response;
    const said = await messageOf(response);
    if (response.status === 401) throw unavailable(`authentication failed: ${said}`);
    if (response.status >= 500 || response.status === 429) throw unavailable(`${response.status} ${said}`);
    throw new Error(`${place} refused: ${said}`);
  }

  async function query(statement: string): Promise<Answer> {
    const content = new URLSearchParams({ db: database, epoch: 'ms', q: statement }).toString();
    const response = await call('/query', { type: 'application/x-www-form-urlencoded', content });
    return (await response.json().catch((error) => {
      throw unavailable(reasonOf(error));
    })) as Answer;
  }

  return {
    async write(lines) {
      const target = new URLSearchParams({ db: database, precision: 'ms' });
      const response = await call(`/write?${target}`, { type: 'text/plain; charset=utf-8', content: lines.join('\n') });
      await response.body?.cancel();
    },
    async select(statement) {
      const [result] = (await query(statement)).results ?? [];
      if (result?.error) throw new Error(`${place} refused: ${result.error}`);
      const [found] = result?.series ?? [];
      if (found?.partial) throw new Error(`${place} limits the rows of an answer: raise max-row-limit`);
      return found?.values ?? [];
    },
    async createDatabase() {
      await query(`CREATE DATABASE "${database.replaceAll(/["\\\n]/g, '')}"`).catch((error) => {
        if (error instanceof StoreUnavailable) throw error;
      });
    },
    async ping() {
      await (await call('/ping')).body?.cancel();
    },
  };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'it does not answer';
  const { code } = (error.cause ?? {}) as { code?: string };
  return code ?? error.message;
}

async function messageOf(response: Response): Promise<string> {
  const text = await response.text().catch(() => '');
  try {
    const { error, message } = JSON.parse(text) as { error?: string; message?: string };
    return error ?? message ?? text;
  } catch {
    return text.slice(0, 500);
  }
}
