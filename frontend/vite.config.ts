import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env.BRELAN_URL ?? 'http://localhost:8080';

// No inlined assets, no polyfill script: the page obeys script-src 'self' and style-src 'self'.
export default defineConfig({
  plugins: [react()],
  server: {
    port: Number(process.env.PORT ?? 5173),
    strictPort: process.env.PORT !== undefined,
    proxy: { '/api': { target: server, changeOrigin: true } },
  },
  build: {
    target: 'es2022',
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
    setupFiles: ['tests/setup.ts'],
    css: { modules: { classNameStrategy: 'non-scoped' } },
  },
});
