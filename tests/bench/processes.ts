import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { freePort } from '../../scripts/processes.mjs';
import type { LoadPlan, LoadResult } from './http-load';

const READY_WITHIN_MS = 60_000;
const KILOBYTES_PER_MEGABYTE = 1_024;

export type Server = {
  readonly port: number;
  /** Memory that the process holds, in MB. */
  readonly residentMb: () => number;
  readonly stop: () => Promise<void>;
};

/** The application as `npm start` runs it, built. Its log goes to a file of the run's folder. */
export async function startProduct(databaseUrl = process.env['DATABASE_URL']): Promise<Server> {
  const port = (await freePort(undefined)) as number;
  const log = openSync(join(process.env['DATA_DIR'] ?? '.data', 'web.log'), 'w');
  const root = resolve(process.env['BENCH_ROOT'] ?? '.');
  const child = spawn(process.execPath, ['--max-old-space-size=256', join(root, 'server.js')], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      NODE_ENV: 'production',
      LOG_LEVEL: 'info',
      PORT: String(port),
      APP_URL: `http://localhost:${String(port)}`,
    },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  await untilHealthy(child, port);
  return serverOf(child, port);
}

/** A helper process: this same program in another role. It says its port, or its result, once. */
export async function startBare(role: string, plan: object): Promise<Server> {
  const child = forkRole(role, plan);
  const [port] = (await once(child, 'message')) as [number];
  return serverOf(child, port);
}

/** In a process of its own, so that it takes no time from either server's event loop. */
export function loadFrom(plan: LoadPlan): Promise<LoadResult> {
  return runRole('load', plan) as Promise<LoadResult>;
}

/** Runs a role to its end and answers what it said. */
export async function runRole(role: string, plan: object, heap?: string): Promise<unknown> {
  const child = forkRole(role, plan, heap);
  const answer = once(child, 'message').then(([message]: unknown[]) => message);
  const failed = once(child, 'exit').then(([code]: unknown[]) => {
    if (code !== 0) throw new Error(`${role} ended with ${String(code)}`);
    return answer;
  });
  const result = await Promise.race([answer, failed]);
  if (child.exitCode === null) await once(child, 'exit');
  return result;
}

/** Plans may be long: they go over the channel, not the command line. */
function forkRole(role: string, plan: object, heap?: string): ChildProcess {
  const execArgv = [...process.execArgv, ...(heap === undefined ? [] : [heap])];
  const child = fork(process.argv[1] ?? '', ['--role', role], { execArgv });
  child.send(plan);
  return child;
}

function serverOf(child: ChildProcess, port: number): Server {
  return {
    port,
    residentMb: () => residentMb(child.pid ?? 0),
    stop: async () => {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / KILOBYTES_PER_MEGABYTE;
}

async function untilHealthy(child: ChildProcess, port: number) {
  const end = performance.now() + READY_WITHIN_MS;
  while (performance.now() < end && child.exitCode === null) {
    const isUp = await fetch(`http://127.0.0.1:${String(port)}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  child.kill('SIGKILL');
  throw new Error('the built application did not start: see web.log');
}
