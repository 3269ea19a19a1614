import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import {
  countEffects,
  enqueueInvitation,
  newRuntime,
  newTenant,
  openMessages,
  privateServers,
  startTestWorker,
  until,
} from './job-world';
import { recordEffect } from './record-effect';

it('does a job once when its worker is killed in the middle of it', async () => {
  const { servers, drop } = await privateServers(12);
  const source = newRuntime(servers);
  const ctx = await newTenant(source);
  await enqueueInvitation(ctx, 1n);
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'tests/jobs/stuck-worker.ts', servers.databaseUrl, servers.redisUrl],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await countEffects(ctx)).toBe(0);
  const stop = startTestWorker(source, {
    'account.invite': (job, { membershipId }) => recordEffect(job, membershipId),
  });
  await until(async () => (await openMessages(source, ctx.ipm.id)) === 0);
  await stop();
  expect(await countEffects(ctx)).toBe(1);
  await source.close();
  await drop();
}, 60_000);
