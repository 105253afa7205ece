import type { FastifyInstance, FastifyReply } from 'fastify';

const PREFIX = '/api/docs';

/** Everything comes from here; the styles are those that the page makes while it is shown. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page of the library without what belongs to its vendor: fonts, services, buttons that lead there. */
const configuration = {
  url: '/api/openapi.json',
  withDefaultFonts: false,
  telemetry: false,
  proxyUrl: '',
  hideClientButton: true,
  showDeveloperTools: 'never',
  agent: { disabled: true },
  mcp: { disabled: true },
  authentication: { preferredSecurityScheme: 'bearer' },
  externalUrls: { dashboardUrl: '', registryUrl: '', proxyUrl: '', apiBaseUrl: '' },
};

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Deepiri API</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="/mark.svg">
<style>a[href*="scalar.com"] { display: none }</style></head>
<body><div id="app"></div><script src="${PREFIX}/js/scalar.js"></script><script src="${PREFIX}/start.js"></script></body></html>`;

const START = `Scalar.createApiReference('#app', ${JSON.stringify(configuration)});`;

/** The reference page. What draws it weighs several megabytes in memory, so it is loaded when somebody opens the page. */
export function registerReference(app: FastifyInstance): void {
  let library: Promise<FastifyInstance> | undefined;
  for (const url of [PREFIX, `${PREFIX}/`]) {
    app.get(url, async (_request, reply) => withPolicy(reply).type('text/html; charset=utf-8').send(PAGE));
  }
  app.get(`${PREFIX}/start.js`, async (_request, reply) => withPolicy(reply).type('text/javascript').send(START));
  app.get(`${PREFIX}/js/scalar.js`, async (request, reply) => {
    library ??= loadLibrary();
    const page = await library;
    reply.hijack();
    page.routing(request.raw, reply.raw);
  });
}

/** The headers that every page of the API documents carries. */
export function withPolicy(reply: FastifyReply): FastifyReply {
  return reply.headers({
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
  });
}

async function loadLibrary(): Promise<FastifyInstance> {
  const [{ default: fastify }, { default: scalar }] = await Promise.all([
    import('fastify'),
    import('@scalar/fastify-api-reference'),
  ]);
  const page = fastify();
  await page.register(scalar as never, { routePrefix: PREFIX, configuration } as never);
  await page.ready();
  return page;
}
