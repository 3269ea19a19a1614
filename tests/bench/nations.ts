import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createDatabase, dropDatabase } from '../../scripts/databases.mjs';
import { migrate } from '../../scripts/migrate.mjs';

export type SeededNation = {
  readonly lines: number;
  readonly databaseUrl: string;
  /** Whether it was there before: then it is left as it was found. */
  readonly isKept: boolean;
};

/**
 * A nation with so many invoice lines: the database that `BENCH_NATION_<lines>` names, brought up to
 * date, or a new one. Seeding fifteen million lines takes a quarter of an hour.
 */
export async function nationOf(
  lines: number,
  base: string,
  note: (line: string) => void,
): Promise<SeededNation> {
  const named = process.env[`BENCH_NATION_${String(lines)}`];
  if (named !== undefined) {
    note(`  ${String(lines)} lines: the database that BENCH_NATION_${String(lines)} names`);
    await migrate(named);
    return { lines, databaseUrl: named, isKept: true };
  }
  const databaseUrl = `${base}_${String(lines)}`;
  await dropDatabase(databaseUrl);
  await createDatabase(databaseUrl);
  await migrate(databaseUrl);
  note(`  ${String(lines)} lines: seeding, which takes a while…`);
  const since = performance.now();
  await seed(databaseUrl, lines);
  note(
    `  ${String(lines)} lines: seeded in ${String(Math.round((performance.now() - since) / 1_000))} s`,
  );
  return { lines, databaseUrl, isKept: false };
}

export async function forget({ databaseUrl, isKept }: SeededNation): Promise<void> {
  if (!isKept) await dropDatabase(databaseUrl);
}

/** As `npm run db:seed` does it, in a process of its own; what it says goes with the remarks. */
async function seed(databaseUrl: string, lines: number): Promise<void> {
  const asked = ['--scale', 'national', '--seed', '1', '--lines', String(lines)];
  const child = spawn(process.execPath, [resolve('scripts/seed.mjs'), ...asked], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', process.stderr, process.stderr],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`seeding ended with ${String(code)}`);
}
