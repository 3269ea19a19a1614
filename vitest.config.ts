import { defineConfig } from 'vitest/config';
import { projectAliases } from './vite.aliases';

const alias = projectAliases;

// Vitest groups the failures that it shows with a function that Node 20 does not have yet.
if (!('groupBy' in Map)) Object.assign(Map, { groupBy });

function groupBy<Key, Item>(items: Iterable<Item>, keyOf: (item: Item, index: number) => Key) {
  const groups = new Map<Key, Item[]>();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

export default defineConfig({
  resolve: { alias },
  test: {
    pool: 'forks',
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: [
            'app/**/*.test.ts',
            'app/**/*.test.tsx',
            'jobs/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          setupFiles: ['tests/support/fail-on-console-error.ts'],
          // A test that hangs fails; one that a busy machine slows does not.
          testTimeout: 30_000,
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
