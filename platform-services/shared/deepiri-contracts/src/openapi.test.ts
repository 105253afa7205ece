import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import {
  allRoutes,
  asyncApiDocument,
  defineRoutes,
  events,
  internalUserRoutes,
  liveEvents,
  openApiDocument,
  problems,
} from './index.ts';

const where = { version: '1.2.3', serverUrl: 'https://api.deepiri.test' };
const run = promisify(execFile);

/** What redocly's recommended rules say about a document, besides that it was fine. */
async function lint(document: unknown): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'deepiri-lint-'));
  const file = join(folder, 'document.json');
  const cli = join(createRequire(import.meta.url).resolve('@redocly/cli/package.json'), '../bin/cli.js');
  try {
    await writeFile(file, JSON.stringify(document));
    const { stdout } = await run(process.execPath, [cli, 'lint', '--extends=recommended', '--format=json', file], {
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    }).catch((failure: { stdout: string }) => failure);
    const report = JSON.parse(stdout) as {
      problems: { ruleId: string; message: string; location: { pointer: string }[] }[];
    };
    return report.problems.map((found) => `${found.ruleId} ${found.location[0]?.pointer}: ${found.message}`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

type Parameter = { name?: string; in?: string; required?: boolean; $ref?: string };
type Operation = {
  operationId: string;
  security: unknown[];
  parameters?: Parameter[];
  requestBody?: { required: boolean; content: object };
  responses: Record<string, { headers?: object; content?: Record<string, { schema: unknown }>; $ref?: string }>;
};
type Document = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown>; responses: Record<string, { description: string }> };
  tags: { name: string }[];
};
const open = openApiDocument(allRoutes, where) as unknown as Document;
const at = (path: string, method: string) => open.paths[path]![method]!;

describe('the OpenAPI document', () => {
  it('is valid by all recommended rules', async () => {
    expect(await lint(open)).toEqual([]);
  }, 30_000);

  it('has every public operation once and none that only services may call', () => {
    const ids = Object.values(open.paths).flatMap((item) =>
      Object.values(item).map((operation) => operation.operationId),
    );
    expect(ids.sort()).toEqual(allRoutes.map((route) => route.operationId).sort());
    const withInternal = openApiDocument([...allRoutes, ...Object.values(internalUserRoutes)], where);
    expect(withInternal).toEqual(open);
  });

  it('has summaries without marks: the list of the reference page shows them as they are', () => {
    expect(allRoutes.map(({ summary }) => summary).filter((summary) => summary.includes('`'))).toEqual([]);
  });

  it('takes an idempotency key on every POST that answers no secret, and If-Match on changes of versioned resources', () => {
    for (const route of allRoutes) {
      const refs = (at(route.path, route.method.toLowerCase()).parameters ?? []).map((parameter) => parameter.$ref);
      expect(refs.includes('#/components/parameters/IdempotencyKey'), route.operationId).toBe(
        route.method === 'POST' && !route.secret,
      );
    }
    const ifMatch = { $ref: '#/components/parameters/IfMatch' };
    expect(at('/api/tasks/{id}', 'patch').parameters).toContainEqual(ifMatch);
    expect(at('/api/tasks/{id}/complete', 'post').parameters).toContainEqual(ifMatch);
    expect(at('/api/tasks', 'post').parameters).not.toContainEqual(ifMatch);
  });

  it('describes success with its headers and problems by status with their codes', () => {
    const create = at('/api/tasks', 'post');
    expect(Object.keys(create.responses['201']!.headers!)).toEqual(
      expect.arrayContaining(['ETag', 'Location', 'X-Request-Id', 'RateLimit']),
    );
    const patch = at('/api/tasks/{id}', 'patch');
    expect(Object.keys(patch.requestBody!.content)).toEqual(['application/json', 'application/merge-patch+json']);
    expect(JSON.stringify(patch.responses['412'])).toContain('"current":{"$ref":"#/components/schemas/Task"}');
    expect(patch.responses['401']).toEqual({ $ref: '#/components/responses/token_expired.unauthenticated' });
    expect(at('/api/users/login', 'post').security).toEqual([]);
    expect(at('/api/tasks', 'get').security).toEqual([{ bearer: ['tasks:read'] }]);
  });

  it('offers no problem code that is not in the table', () => {
    const codes = Object.keys(open.components.responses).flatMap((name) => name.split('.'));
    expect(codes.filter((code) => !(code in problems))).toEqual([]);
  });

  it('refuses two different schemas with one title', () => {
    const twice = defineRoutes({
      one: {
        tag: 'tasks',
        method: 'GET',
        path: '/one',
        access: 'user',
        summary: '',
        success: { status: 200, body: Type.Object({ a: Type.String() }, { title: 'Thing' }) },
      },
      two: {
        tag: 'tasks',
        method: 'GET',
        path: '/two',
        access: 'user',
        summary: '',
        success: { status: 200, body: Type.Object({ b: Type.String() }, { title: 'Thing' }) },
      },
    });
    expect(() => openApiDocument(Object.values(twice), where)).toThrow('Thing');
  });
});

describe('the AsyncAPI document', () => {
  const document = asyncApiDocument(where) as {
    channels: Record<string, { messages: object }>;
    operations: Record<string, { action: string; messages: unknown[] }>;
  };

  it('is valid by all recommended rules', async () => {
    expect(await lint(document)).toEqual([]);
  }, 30_000);

  it('has no reference that leads nowhere', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map((match) => match[1]!);
    const follow = (path: string) =>
      path.split('/').reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], document);
    expect(refs.length).toBeGreaterThan(100);
    expect(refs.filter((ref) => follow(ref) === undefined)).toEqual([]);
  });

  it('describes every live event and every event between services', () => {
    expect(document.operations.event!.messages).toHaveLength(Object.keys(liveEvents).length);
    for (const type of Object.keys(events)) expect(document.channels).toHaveProperty([`bus.${type}`]);
    expect(document.operations.room_join!.action).toBe('receive');
  });

  it('never sends the end of a session as an event', () => {
    expect(Object.keys(document.channels.socket!.messages)).not.toContain('event.session.ended');
  });
});
