import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseDay } from '~/domain/period';
import { settings } from '~/platform/env.server';
import type { Runtime } from '~/platform/runtime.server';
import { compose } from '~/composition.server';
import type { seedAccounts } from './accounts';
import { seedDemonstration } from './demonstration';
import { seedNation, type NationOptions } from './national/seed-nation';
import type { seedIpm } from './seed-ipm';

type Options = NationOptions & { readonly scale: 'demo' | 'national' };

const BYTES_PER_MEGABYTE = 1_048_576;
const KILOBYTES_PER_MEGABYTE = 1_024;

await main();

async function main(): Promise<void> {
  const options = readOptions();
  const { runtime: base, release } = await compose();
  try {
    const seed = options.scale === 'national' ? seedAndTell : seedDemonstration;
    const { accounts, wallets } = await seed(base, options);
    writeDemo(base, accounts, wallets);
  } finally {
    await release();
  }
}

/** The national data set, with what it took: rows, seconds, and the memory that it never exceeded. */
async function seedAndTell(base: Runtime, options: NationOptions) {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1_000;
  const seeded = await seedNation(base, {
    ...options,
    onIpm: (done, of, { rows }) => {
      const perSecond = Math.round(rows / seconds());
      console.log(`  ${done}/${of} IPM, ${rows} lignes, ${perSecond} par seconde`);
    },
  });
  const { rows, bytes } = seeded.tally;
  const told = {
    rows,
    megabytes: Math.round(bytes / BYTES_PER_MEGABYTE),
    seconds: Math.round(seconds() * 10) / 10,
    rowsPerSecond: Math.round(rows / seconds()),
    peakMemoryMegabytes: Math.round(process.resourceUsage().maxRSS / KILOBYTES_PER_MEGABYTE),
  };
  console.log(JSON.stringify(told));
  return seeded;
}

function writeDemo(
  base: Runtime,
  accounts: Awaited<ReturnType<typeof seedAccounts>>,
  wallets: Awaited<ReturnType<typeof seedIpm>>['wallet'][],
) {
  const folder = settings().DATA_DIR;
  mkdirSync(folder, { recursive: true });
  const { appUrl, WAVE_API_URL, DATABASE_URL, REDIS_URL } = base.settings;
  const demo = {
    url: appUrl,
    simulatorUrl: WAVE_API_URL,
    databaseUrl: DATABASE_URL,
    redisUrl: REDIS_URL,
    accounts,
    wallets: wallets.map(({ demo: wallet }) => wallet),
  };
  const write = (name: string, value: unknown) => {
    writeFileSync(join(folder, name), `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  };
  write('demo.json', demo);
  write(
    'wave-wallets.json',
    wallets.map(({ simulated }) => simulated),
  );
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      scale: { type: 'string', default: 'demo' },
      seed: { type: 'string', default: '1' },
      today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
      lines: { type: 'string', default: '0' },
      ipms: { type: 'string', default: '164' },
    },
  });
  const { scale, seed } = values;
  if (scale !== 'demo' && scale !== 'national') {
    fail(`--scale ${scale} n'existe pas : « demo » ou « national ».`);
  }
  const today = parseDay(values.today);
  if (!today.ok) fail(`--today doit s'écrire AAAA-MM-JJ, et non « ${values.today} ».`);
  const lines = countOf('lines', values.lines, 0, 100_000_000);
  return { scale, seed, today: today.value, lines, ipms: countOf('ipms', values.ipms, 1, 164) };
}

function countOf(name: string, text: string, least: number, most: number): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || count < least || count > most) {
    fail(`--${name} est un nombre de ${least} à ${most}, et non « ${text} ».`);
  }
  return count;
}

function fail(sentence: string): never {
  console.log(sentence);
  process.exit(2);
}
