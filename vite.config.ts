import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { projectAliases } from './vite.aliases';
import { precompress } from './vite.precompress';
import remixConfig from './remix.config.js';

export default defineConfig({
  plugins: [tailwindcss(), remix(remixConfig), precompress()],
  resolve: { alias: projectAliases },
  ssr: { external: ['@node-rs/argon2'] },
  optimizeDeps: { exclude: ['@node-rs/argon2'] },
  build: {
    target: 'es2022',
    rollupOptions: {
      // Zod's annotations are valid; Rollup only says that it does not use them.
      onLog(level, log, handler) {
        if (log.code !== 'INVALID_ANNOTATION') handler(level, log);
      },
    },
  },
});
