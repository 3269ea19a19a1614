import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { auditKeyFor } from './backup/place.mjs';
import { restoreBackup } from './backup/restore-backup.mjs';
import { withConnection } from './databases.mjs';
import { migrationFiles } from './migrate.mjs';
import { readOptions } from './options.mjs';
import { run } from './processes.mjs';
import { inProject, root } from './project.mjs';
import { explain, PersonError, say, step } from './terminal.mjs';

/**
 * `npm run restore -- --from DIR [--at ISO] --database-url URL [--files DIR]`: into an empty database,
 * as it was at the instant `--at` (UTC), then every invariant is checked on what came out.
 */
try {
  const options = readOptions({
    from: { type: 'string' },
    at: { type: 'string' },
    'database-url': { type: 'string' },
    files: { type: 'string' },
  });
  const { from, 'database-url': url, files = process.env.FILES_DIR || undefined } = options;
  if (from === undefined || url === undefined) {
    throw new PersonError(
      'Il faut --from DIR et --database-url URL (une base vide, jamais celle en service).\n' +
        '--from DIR and --database-url URL are needed (an empty database, never the live one).',
    );
  }
  const filesFolder = files === undefined ? undefined : resolve(files);
  const { source } = await restoreBackup({
    folder: resolve(from),
    at: options.at,
    url,
    filesFolder,
  });
  if (filesFolder === undefined) {
    say('  · Fichiers non restaurés : --files DIR (ou FILES_DIR) dit où les mettre.');
  }
  await refuseIfOlder(url);
  await step('Invariants', () => verify(url, auditKeyFor(source)));
} catch (error) {
  explain(error);
  process.exitCode = 1;
}

/** A backup from before a migration is whole, but this program cannot read it yet. */
async function refuseIfOlder(url) {
  const applied = await withConnection(url, async (connection) => {
    const [rows] = await connection
      .query('SELECT migration_name AS name FROM `_prisma_migrations`')
      .catch(() => [[]]);
    return rows.map(({ name }) => name);
  });
  const missing = migrationFiles().filter(({ name }) => !applied.includes(name));
  if (applied.length === 0 || missing.length === 0) return;
  throw new PersonError(
    `La base est restaurée, mais elle précède ce programme de ${missing.length} migration(s) : « npm run db:migrate », puis « npm run verify ».\n` +
      `The database is restored, but older than this program by ${missing.length} migration(s): “npm run db:migrate”, then “npm run verify”.`,
  );
}

async function verify(url, auditKey) {
  const built = inProject('build/node/verify.js');
  const program = existsSync(built) ? [built] : ['--import', 'tsx', inProject('scripts/verify.ts')];
  const env = { ...process.env, ...(auditKey ? { AUDIT_KEY: auditKey } : {}) };
  // In the environment: a command line is read by every account of the machine.
  const { code, output } = await run(process.execPath, program, {
    cwd: root,
    env: { ...env, DATABASE_URL: url },
  });
  say(`\n${output.trimEnd()}\n`);
  if (code !== 0) {
    throw new PersonError(
      'La base est restaurée, mais ses invariants ne tiennent pas (voir ci-dessus).\n' +
        'The database is restored, but its invariants do not hold (see above).',
    );
  }
}
