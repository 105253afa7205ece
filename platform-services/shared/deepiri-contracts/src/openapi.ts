import type { TObject } from 'typebox';
import { type JsonObject, type Refer, schemaComponents } from './components.ts';
import { Problem, type ProblemCode, problems } from './problem.ts';
import { type RouteContract, scopeOf, type Tag } from './route.ts';
import { takesIdempotencyKey, takesIfMatch } from './routes.ts';

const tags: Record<Exclude<Tag, 'operation'>, string> = {
  users: 'Accounts, sessions, personal access tokens and public profiles.',
  tasks: 'What people have to do: tasks, their dependencies, plan and history, projects, and saved views.',
  gamification: 'XP with its ledger, levels, streaks, badges and leaderboards. Every number can be explained.',
  notifications: 'What was told to a user, and what the user wants to be told.',
};

const about = `The HTTP API of Deepiri. What happens is also told live over Socket.IO: see \`/api/asyncapi.json\`.

- Errors are RFC 9457 problems with a stable \`code\`. What is not yours is answered with 404.
- Lists answer \`{ items, nextCursor }\`; pass \`nextCursor\` as \`cursor\` to go on. Cursors are stable while items are added.
- Single resources carry a strong \`ETag\`; a write with \`If-Match\` is refused with 412 and the current representation when it is stale.
- Every POST that answers no secret takes an \`Idempotency-Key\`, kept for 24 hours, so that a request can be sent again without doing anything twice.
- \`PATCH\` is JSON Merge Patch (RFC 7396). Unknown fields in a body are refused. Bodies are at most 1 MiB, those of an import at most 16 MiB.`;

const onEveryAnswer = {
  'X-Request-Id': { $ref: '#/components/headers/RequestId' },
  RateLimit: { $ref: '#/components/headers/RateLimit' },
  'RateLimit-Policy': { $ref: '#/components/headers/RateLimitPolicy' },
};

const headers = {
  RequestId: { description: 'Id of the request, also in problems and logs.', schema: { type: 'string' } },
  RateLimit: { description: 'What is left of the limit and when it is full again.', schema: { type: 'string' } },
  RateLimitPolicy: { description: 'The limit that applies.', schema: { type: 'string' } },
  ETag: { description: 'The version of the resource, to send back in `If-Match`.', schema: { type: 'string' } },
  Location: { description: 'Path of what was created.', schema: { type: 'string' } },
  RetryAfter: { description: 'Seconds to wait before the next try.', schema: { type: 'integer', minimum: 0 } },
  IdempotencyReplayed: {
    description: '`true` when this is the kept answer of an earlier request with the same key.',
    schema: { type: 'string' },
  },
};

const parameters = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: { type: 'string', minLength: 1, maxLength: 255 },
    description:
      'A new unique string per intended action. The same key answers the same again instead of acting twice.',
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: false,
    schema: { type: 'string' },
    description: 'The `ETag` that the change is based on. Without it the change applies to whatever is there.',
  },
};

/** Problems that an operation can answer beside its own: what its parts imply. */
function problemCodes(route: RouteContract): ProblemCode[] {
  const codes = new Set<ProblemCode>(route.problems ?? []);
  const add = (when: boolean, ...more: ProblemCode[]) =>
    when &&
    more.forEach((code) => {
      codes.add(code);
    });
  add(route.body !== undefined, 'invalid_body', 'invalid_json', 'payload_too_large', 'unsupported_media_type');
  add(route.query !== undefined, 'invalid_query');
  add(route.query?.properties.cursor !== undefined, 'invalid_cursor');
  add(route.params !== undefined, 'invalid_path', 'not_found');
  add(route.access === 'user', 'unauthenticated', 'token_expired', 'insufficient_scope');
  add(takesIdempotencyKey(route), 'invalid_header', 'idempotency_in_progress', 'idempotency_key_reused');
  add(takesIfMatch(route), 'invalid_header', 'stale_version', 'conflict');
  add(true, 'rate_limited', 'internal', 'unavailable', 'deadline_exceeded');
  return [...codes];
}

const ids = { type: 'array', items: { type: 'string' } };
/** Extension members that a code adds to its problem. */
const extensions: Partial<Record<ProblemCode, (body: JsonObject | undefined) => JsonObject>> = {
  stale_version: (body) => (body ? { current: body } : {}),
  dependency_cycle: () => ({ path: { ...ids, description: 'The circle, from the task back to itself' } }),
  task_blocked: () => ({ blockedBy: { ...ids, description: 'Ids of the tasks it waits for' } }),
};

const parametersOf = (where: 'path' | 'query', fields: TObject | undefined) =>
  Object.entries(fields?.properties ?? {}).map(([name, field]) => {
    const { description, ...schema } = field as JsonObject;
    const required = where === 'path' || ((fields?.required ?? []) as string[]).includes(name);
    return { name, in: where, required, ...(description ? { description } : {}), schema };
  });

/** What the operations share: names of schemas and responses that are written once. */
type Shared = { refer: Refer; responses: Record<string, JsonObject> };

function problemResponse(
  { refer, responses }: Shared,
  status: number,
  codes: ProblemCode[],
  body: JsonObject | undefined,
): JsonObject {
  const added = Object.assign({}, ...codes.map((code) => extensions[code]?.(body) ?? {})) as JsonObject;
  const name = codes.join('.');
  const response = {
    description: codes.map((code) => `\`${code}\`: ${problems[code].title}.`).join('\n'),
    headers: {
      ...onEveryAnswer,
      ...(status === 429 || status === 503 ? { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } } : {}),
    },
    content: {
      'application/problem+json': {
        schema: {
          allOf: [refer(Problem), { type: 'object', properties: { code: { type: 'string', enum: codes }, ...added } }],
        },
      },
    },
  };
  if (Object.keys(added).length > 0) return response;
  responses[name] = response;
  return { $ref: `#/components/responses/${name}` };
}

function problemResponses(shared: Shared, route: RouteContract, body: JsonObject | undefined): JsonObject {
  const byStatus = Map.groupBy(problemCodes(route).sort(), (code) => problems[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [status, problemResponse(shared, status, codes, body)]),
  );
}

function successResponse(route: RouteContract, body: JsonObject | undefined): JsonObject {
  const { media } = route.success;
  return {
    description: body ? 'Done.' : media ? 'The file.' : 'Done; there is no body.',
    headers: {
      ...onEveryAnswer,
      ...(route.versioned && body ? { ETag: { $ref: '#/components/headers/ETag' } } : {}),
      ...(route.success.status === 201 ? { Location: { $ref: '#/components/headers/Location' } } : {}),
      ...(takesIdempotencyKey(route)
        ? { 'Idempotency-Replayed': { $ref: '#/components/headers/IdempotencyReplayed' } }
        : {}),
    },
    ...(body ? { content: { 'application/json': { schema: body } } } : {}),
    ...(media ? { content: Object.fromEntries(media.map((type) => [type, {}])) } : {}),
  };
}

function requestBody({ refer }: Shared, route: RouteContract): JsonObject {
  if (!route.body) return {};
  const media = { schema: refer(route.body) };
  const content = {
    'application/json': media,
    ...(route.method === 'PATCH' ? { 'application/merge-patch+json': media } : {}),
  };
  return { requestBody: { required: !route.bodyOptional, content } };
}

function operationOf(shared: Shared, route: RouteContract): JsonObject {
  const body = route.success.body ? shared.refer(route.success.body) : undefined;
  const all = [
    ...parametersOf('path', route.params),
    ...parametersOf('query', route.query),
    ...(takesIdempotencyKey(route) ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ...(takesIfMatch(route) ? [{ $ref: '#/components/parameters/IfMatch' }] : []),
  ];
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    ...(route.description ? { description: route.description } : {}),
    security: route.access === 'public' ? [] : [{ bearer: [scopeOf(route)] }],
    ...(all.length > 0 ? { parameters: all } : {}),
    ...requestBody(shared, route),
    responses: { [route.success.status]: successResponse(route, body), ...problemResponses(shared, route, body) },
  };
}

/**
 * The OpenAPI 3.1 document of a set of routes, from the same contracts that validate.
 * @param routes routes for services only are left out
 * @throws Error when two different schemas carry the same title
 */
export function openApiDocument(
  routes: readonly RouteContract[],
  { version, serverUrl }: { version: string; serverUrl: string },
): JsonObject {
  const { schemas, refer } = schemaComponents();
  const responses: Record<string, JsonObject> = {};
  const open = routes.filter((route) => route.access !== 'service');
  const paths: Record<string, JsonObject> = {};
  for (const route of open)
    paths[route.path] = {
      ...paths[route.path],
      [route.method.toLowerCase()]: operationOf({ refer, responses }, route),
    };
  const used = new Set(open.map((route) => route.tag));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Deepiri API',
      version,
      description: about,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: serverUrl }],
    tags: Object.entries(tags)
      .filter(([name]) => used.has(name as Tag))
      .map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas,
      responses,
      parameters,
      headers,
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'An access token, or a personal access token (`dpi_pat_…`) that has the scope named beside the operation.',
        },
      },
    },
  };
}
