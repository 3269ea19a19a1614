import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase } from '../../scripts/databases.mjs';
import { testSecrets } from '../../scripts/demo-secrets.mjs';
import { generate } from '../../scripts/generate.mjs';
import { migrate } from '../../scripts/migrate.mjs';
import { startPrivateServers } from '../../scripts/private-servers.mjs';

/**
 * Vitest's global setup of the database tests: a private, migrated database for this run, in the
 * environment of every test. `npm test` brings its own and sets TEST_DATABASE_URL and TEST_REDIS_URL.
 */
export default async function startServers() {
  if (process.env.TEST_DATABASE_URL && process.env.TEST_REDIS_URL) {
    useServers(process.env.TEST_DATABASE_URL, process.env.TEST_REDIS_URL);
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'icamo-tests-'));
  await generate();
  const servers = await startPrivateServers({ folder });
  const url = servers.databaseUrl('icamo_test');
  await createDatabase(url);
  await migrate(url);
  useServers(url, servers.redisUrl);
  return async () => {
    await servers.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

function useServers(databaseUrl, redisUrl) {
  Object.assign(process.env, testSecrets(), {
    TEST_DATABASE_URL: databaseUrl,
    TEST_REDIS_URL: redisUrl,
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    APP_URL: 'http://localhost:3000',
  });
}
