import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { describe, expect, it } from 'vitest';
import { renderOperations } from '../scripts/render-operations.ts';

const here = new URL('.', import.meta.url);

describe('the operation table', () => {
  it('is fresh; otherwise run `npm run generate`', async () => {
    expect(await readFile(new URL('generated/operations.ts', here), 'utf8')).toBe(renderOperations());
  });
});

describe('the bundle for browsers', () => {
  it('is under 25 kB with the socket client, which comes later, and holds no schemas', async () => {
    const bundle = await rolldown({
      input: new URL('index.ts', here).pathname,
      platform: 'browser',
      logLevel: 'silent',
    });
    const { output } = await bundle.generate({ minify: true });
    await bundle.close();
    const chunks = output.filter((part) => part.type === 'chunk');
    const size = (parts: typeof chunks) => parts.reduce((sum, { code }) => sum + gzipSync(code).length, 0);
    const modules = chunks.flatMap(({ moduleIds }) => moduleIds);
    expect(modules.filter((id) => /typebox|deepiri-contracts/.test(id))).toEqual([]);
    expect(size(chunks)).toBeLessThan(25_000);
    expect(size(chunks.filter(({ isEntry }) => isEntry))).toBeLessThan(6_000);
  }, 20_000);
});
