import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { ahead } from './vite-ahead.ts';
import { together } from './vite-chunks.ts';

/** The platform behind the development server. */
const platform = process.env['PLATFORM_URL'] ?? 'http://localhost:5100';

const WORKER = 'service-worker';
const worker = join(import.meta.dirname, 'src/worker/service-worker.ts');
const page = join(import.meta.dirname, 'index.html');

/** Files that are served as they are, by their paths. */
const publicFiles = () =>
  readdirSync(join(import.meta.dirname, 'public'), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name));

/** Tells the service worker what the app is made of: every file of this build, and a name for all of them. */
const shell: Plugin = {
  name: 'shell',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const built = Object.values(bundle).filter(({ fileName }) => !fileName.startsWith(WORKER));
      const code = bundle[`${WORKER}.js`];
      const entry = built.find((file) => file.type === 'chunk' && file.isEntry);
      if (code?.type !== 'chunk' || !entry) throw new Error('The build has no service worker or no entry');
      const hash = createHash('sha256');
      for (const { fileName } of built) hash.update(fileName);
      for (const file of publicFiles()) hash.update(readFileSync(file));
      hash.update(code.code);
      const root = join(import.meta.dirname, 'public');
      const files = [
        ...built.map(({ fileName }) => `/${fileName}`),
        ...publicFiles().map((file) => file.slice(root.length).replaceAll('\\', '/')),
      ].sort();
      const build = hash.digest('hex').slice(0, 16);
      code.code = `self.shell=${JSON.stringify({ build, entry: entry.fileName, files })};\n${code.code}`;
    },
  },
};

export default defineConfig({
  plugins: [react(), ahead(), shell],
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/api': platform, '/socket.io': { target: platform, ws: true } },
  },
  build: {
    target: 'es2023',
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: page, [WORKER]: worker },
      // A worker has one address for ever; what is in it tells one build from another.
      output: {
        entryFileNames: ({ name }) => (name === WORKER ? `${WORKER}.js` : 'assets/[name]-[hash].js'),
        codeSplitting: { groups: together },
      },
    },
  },
});
