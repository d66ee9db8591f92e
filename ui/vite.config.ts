import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

// Two builds: the window's (mode production) and the page's (mode page), which speaks HTTP to
// the same commands so that a browser can drive every screen in tests.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte(), svelteTesting()],
  build: { target: 'es2022', assetsInlineLimit: 0, outDir: 'dist', emptyOutDir: true },
  server: { port: 1420, strictPort: true },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'] },
});
