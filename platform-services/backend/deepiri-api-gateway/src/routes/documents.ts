import { allRoutes, asyncApiDocument, openApiDocument, problems } from 'deepiri-contracts';
import type { FastifyInstance } from 'fastify';
import { registerReference, withPolicy } from './reference.ts';

const VERSION = '0.1.0';

/** The API described by the schemas that validate it: OpenAPI, AsyncAPI, a reference page, a page of the error codes. */
export function registerDocuments(app: FastifyInstance): void {
  let openApi: string | undefined;
  let asyncApi: string | undefined;
  app.get('/api/openapi.json', async (_request, reply) => {
    openApi ??= JSON.stringify(openApiDocument(allRoutes, { version: VERSION, serverUrl: '/' }));
    return reply.type('application/json').send(openApi);
  });
  app.get('/api/asyncapi.json', async (_request, reply) => {
    asyncApi ??= JSON.stringify(asyncApiDocument({ version: VERSION, serverUrl: 'localhost:5100' }));
    return reply.type('application/json').send(asyncApi);
  });
  app.get('/api/docs/problems', async (_request, reply) =>
    withPolicy(reply).type('text/html; charset=utf-8').send(problemPage()),
  );
  registerReference(app);
}

function problemPage(): string {
  const rows = Object.entries(problems).map(
    ([code, { status, title }]) =>
      `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${title}</td></tr>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Problems · Deepiri API</title></head>
<body><h1>Problems</h1><p>Every error answer carries one of these codes (RFC 9457).</p>
<table><thead><tr><th>Code</th><th>Status</th><th>Meaning</th></tr></thead><tbody>${rows.join('')}</tbody></table></body></html>`;
}
