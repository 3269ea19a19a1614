import { chmodSync, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { fingerprint, unlessUnchanged } from './fingerprint.mjs';
import { runOrFail } from './processes.mjs';
import { explain, step } from './terminal.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const ddlGenerator = resolve(root, 'scripts/ddl-generator.mjs');

/**
 * Writes the Prisma client and prisma/schema.sql. Prisma's command line insists on a schema engine
 * that `generate` never calls, so any existing program serves: nobody may use `prisma migrate` with it.
 */
export async function generate() {
  const generators = ['ddl', 'catalog'].map((name) => `scripts/${name}-generator.mjs`);
  const sources = ['prisma/schema', 'prisma.config.ts', ...generators];
  return unlessUnchanged(
    {
      stamp: resolve(root, 'app/platform/database/generated/.fingerprint'),
      digest: fingerprint([...sources, 'package-lock.json'].map((path) => resolve(root, path))),
      results: ['app/platform/database/generated/client.ts', 'prisma/schema.sql'].map((path) =>
        resolve(root, path),
      ),
    },
    runPrisma,
  );
}

async function runPrisma() {
  chmodSync(ddlGenerator, 0o755);
  const idleProgram = ['/bin/true', '/usr/bin/true'].find((path) => existsSync(path));
  await runOrFail(
    process.execPath,
    [resolve(root, 'node_modules/prisma/build/index.js'), 'generate'],
    {
      cwd: root,
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: idleProgram ?? process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
    },
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await step('Client de base de données', generate);
  } catch (error) {
    explain(error);
    process.exitCode = 1;
  }
}
