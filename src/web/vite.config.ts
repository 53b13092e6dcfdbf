/** How the browser app is built. `tools/build/web.ts` runs it and adds compressed copies; `npx vite src/web` serves it while it is written. */
import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [vue()],
  build: {
    outDir: fileURLToPath(new URL('../../dist/web', import.meta.url)),
    emptyOutDir: true,
    // All browsers with `light-dark()` have modules; the polyfill would be a script of its own.
    modulePreload: { polyfill: false },
    manifest: 'manifest.json',
    license: { fileName: 'LICENSES.md' },
    reportCompressedSize: false,
    // A file inside another would need `data:` in the content security policy.
    assetsInlineLimit: 0,
  },
  // While the app is written: `invoicectl serve` answers what is not the app's.
  server: { proxy: { '/api': 'http://127.0.0.1:8000', '/livez': 'http://127.0.0.1:8000' } },
});
