import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { databaseUrlFromEnvironment } from './databases.mjs';
import { inProject, root } from './project.mjs';
import { explain } from './terminal.mjs';

/** A nation needs no more, however many its lines; given more room, Node only cleans up later. */
const HEAP = '--max-old-space-size=384';

/**
 * `npm run db:seed -- --scale demo --seed 1 --today YYYY-MM-DD`, into the database of DATABASE_URL;
 * `--scale national [--lines N] [--ipms N]` for a whole nation, or an even sample of its IPM.
 */
try {
  databaseUrlFromEnvironment();
  const built = inProject('build/node/seed.js');
  const program = existsSync(inProject('node_modules/tsx'))
    ? ['--import', 'tsx', inProject('prisma/seed/main.ts')]
    : [built];
  const { status } = spawnSync(process.execPath, [HEAP, ...program, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
