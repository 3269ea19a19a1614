import { defineConfig } from 'vitest/config';
import { projectAliases } from './vite.aliases';

const alias = projectAliases;

export default defineConfig({
  resolve: { alias },
  test: {
    pool: 'forks',
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['app/**/*.test.ts', 'app/**/*.test.tsx', 'jobs/**/*.test.ts', 'scripts/**/*.test.ts'],
          setupFiles: ['tests/support/fail-on-console-error.ts'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'database',
          include: ['tests/{architecture,features,routes,jobs,integrations,platform}/**/*.test.ts'],
          globalSetup: ['tests/support/start-servers.mjs'],
          setupFiles: ['tests/support/fail-on-console-error.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
