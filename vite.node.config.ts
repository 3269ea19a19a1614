import { defineConfig } from 'vite';
import { projectAliases } from './vite.aliases';

/** Programs that run beside the web server: worker, simulator, seed, verification. */
const PROGRAMS = {
  worker: 'jobs/worker.ts',
  simulator: 'app/integrations/wave/simulator/main.ts',
  seed: './prisma/seed/main.ts',
  verify: 'scripts/verify.ts',
  'rotate-keys': 'scripts/rotate-keys.ts',
  'recount-summaries': 'scripts/recount-summaries.ts',
};

/** Measured as it is shipped: built in the same way (`--mode bench`). */
const BENCHMARKS = { bench: 'tests/bench/main.ts' };

export default defineConfig(({ mode }) => ({
  resolve: { alias: projectAliases },
  build: {
    ssr: true,
    outDir: mode === 'bench' ? 'build/bench' : 'build/node',
    target: 'node20',
    rollupOptions: {
      input: mode === 'bench' ? BENCHMARKS : PROGRAMS,
      // Servers, databases and migrations of the development scripts know their place by their path.
      external: mode === 'bench' ? [/\/scripts\/[a-z-]+\.mjs$/] : [],
      onLog(level, log, handler) {
        if (log.code !== 'INVALID_ANNOTATION') handler(level, log);
      },
    },
  },
}));
