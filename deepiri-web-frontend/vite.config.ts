import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const platform = 'http://localhost:5100';

export default defineConfig({
  plugins: [react()],
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/api': platform, '/socket.io': { target: platform, ws: true } },
  },
  build: { target: 'es2023', sourcemap: false, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
});
