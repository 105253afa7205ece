import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { sentences } from './vite-sentences.ts';

/** The platform behind the development server. */
const platform = process.env['PLATFORM_URL'] ?? 'http://localhost:5100';

export default defineConfig({
  plugins: [react(), sentences()],
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/api': platform, '/socket.io': { target: platform, ws: true } },
  },
  build: { target: 'es2023', sourcemap: false, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
});
