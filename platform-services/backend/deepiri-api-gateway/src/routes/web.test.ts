import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { registerWeb } from './web.ts';

let folder: string;
let app: FastifyInstance;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deepiri-web-'));
  await mkdir(join(folder, 'assets'));
  const files = ['index.html', 'service-worker.js', 'manifest.webmanifest', 'assets/app-1.js'];
  await Promise.all(files.map((file) => writeFile(join(folder, file), file)));
  app = fastify();
  registerWeb(app, folder);
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

it.each([
  ['/service-worker.js', 'no-cache', 'application/javascript; charset=utf-8'],
  ['/manifest.webmanifest', 'no-cache', 'application/manifest+json'],
  ['/tasks/of-mine', 'no-cache', 'text/html; charset=utf-8'],
  ['/assets/app-1.js', 'public, max-age=31536000, immutable', 'application/javascript; charset=utf-8'],
])('%s is served so that a new build is seen: %s', async (url, cache, type) => {
  const { statusCode, headers } = await app.inject({ url });
  expect(statusCode).toBe(200);
  expect(headers).toMatchObject({ 'cache-control': cache, 'content-type': type, 'x-content-type-options': 'nosniff' });
  expect(headers['content-security-policy']).toMatch(/img-src 'self' data:; connect-src 'self';/);
  expect(headers['content-security-policy']).toMatch(/default-src 'self'.*worker-src 'self'; manifest-src 'self'/);
});

it('a file of a build that is gone is not answered with a page', async () => {
  expect((await app.inject({ url: '/assets/app-0.js' })).statusCode).toBe(404);
});

it('a gateway without a built web app says where it looked', () => {
  const without = fastify();
  const info = vi.spyOn(without.log, 'info');
  registerWeb(without, join(folder, 'assets'));
  expect(info).toHaveBeenCalledWith({ setting: 'WEB_ROOT' }, expect.stringContaining(join(folder, 'assets')));
});
