import { version } from '../../package.json';
import type { MachineState } from './context';
import { runChecks } from './health.server';
import { watchedQueues } from './redis.server';
import { systemSql, type Runtime } from './runtime.server';

/** What this process stands on, for the people who operate it. */
export async function readMachine(source: Runtime): Promise<MachineState> {
  const queues = watchedQueues(source.settings);
  const checks = await runChecks(source, queues);
  const answers = (name: string) =>
    checks.some((check) => check.name === name && check.state === 'ok');
  const [database, redis] = await Promise.all([
    answers('database') ? databaseVersion(source) : null,
    answers('redis') ? queues.brief.client.info('server').then(redisVersion) : null,
  ]);
  return { checks, versions: { icamo: version, node: process.version, database, redis } };
}

async function databaseVersion(source: Runtime): Promise<string | null> {
  const row = await systemSql(source).first<{ version: string }>`SELECT VERSION() AS version`;
  return row?.version ?? null;
}

const redisVersion = (info: string) => /^redis_version:(\S+)/m.exec(info)?.[1] ?? null;
