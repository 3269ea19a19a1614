import { defineConfig } from 'vite';
import { projectAliases } from './vite.aliases';

/** Programs that run beside the web server: worker, simulator, seed, verification. */
export default defineConfig({
  resolve: { alias: projectAliases },
  build: {
    ssr: true,
    outDir: 'build/node',
    target: 'node20',
    rollupOptions: {
      input: {
        worker: 'jobs/worker.ts',
        simulator: 'app/integrations/wave/simulator/main.ts',
        seed: './prisma/seed/main.ts',
        verify: 'scripts/verify.ts',
        'rotate-keys': 'scripts/rotate-keys.ts',
        'recount-summaries': 'scripts/recount-summaries.ts',
      },
      onLog(level, log, handler) {
        if (log.code !== 'INVALID_ANNOTATION') handler(level, log);
      },
    },
  },
});
