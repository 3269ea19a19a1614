import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { buildBenchmarks, buildPrograms, buildSite } from './build.mjs';
import { keptSecrets } from './demo-secrets.mjs';
import { generate } from './generate.mjs';
import { startPrivateServers, stopPrivateServers } from './private-servers.mjs';
import { inProject, root } from './project.mjs';
import { explain } from './terminal.mjs';

/**
 * `npm run bench -- [--json] [--only id] [--quick]`: private servers of its own, the built site,
 * each benchmark on a database of its own. Only the result goes to stdout.
 */
const folder = inProject('.data/bench');
let child;

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child?.kill('SIGTERM'));

try {
  await generate();
  await buildSite();
  // Remix empties the whole build folder.
  await buildPrograms();
  await buildBenchmarks();
  await stopPrivateServers(folder);
  // Each run writes gigabytes of binary log, which nobody reads after it.
  const mariadbOptions = ['--binlog-expire-logs-seconds=600'];
  const servers = await startPrivateServers({ folder, mariadbOptions });
  try {
    process.exitCode = await measure(servers);
  } finally {
    await servers.stop();
  }
} catch (error) {
  explain(error);
  process.exitCode = 2;
}

async function measure(servers) {
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    LOG_LEVEL: 'error',
    DATABASE_URL: servers.databaseUrl('icamo_bench'),
    REDIS_URL: servers.redisUrl,
    DATA_DIR: folder,
    ...keptSecrets(inProject('.data/bench/secrets.json')),
  };
  const program = [inProject('build/bench/bench.js'), ...process.argv.slice(2)];
  child = spawn(process.execPath, program, { cwd: root, env, stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  return code ?? 2;
}
